import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { deleteTemplate } from '#app/domain/templates/commands.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/** POST removes a template. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const outcome = await asActor(actor, (db) => deleteTemplate(db, actor, id))
  if (outcome.ok) return redirect('/templates')
  return outcome.reason === 'not-yours' ? forbidden() : notFound()
}
