import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { removeRelation } from '#app/domain/relations/commands.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/** POST takes a relation away. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const outcome = await asActor(actor, (db) => removeRelation(db, actor, id))
  if (outcome.ok) return redirect(`/${outcome.relation.noun}s/${outcome.relation.from.id}`)
  return outcome.reason === 'not-yours' ? forbidden() : notFound()
}
