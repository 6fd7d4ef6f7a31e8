import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { deleteView } from '#app/domain/saved-views/commands.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/** POST forgets a view of one's own. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const outcome = await asActor(actor, (db) => deleteView(db, actor, id))
  return outcome.ok ? redirect(`/${outcome.page}`) : notFound()
}
