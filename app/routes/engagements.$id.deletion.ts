import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { deleteEngagement, undeleteEngagement } from '#app/domain/engagements/commands.server.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/** POST takes an engagement out of every page and feed, DELETE brings it back with all its links. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const back = methodOf(args.request, await args.request.formData()) === 'DELETE'
  const outcome = await asActor(actor, (db) => (back ? undeleteEngagement(db, actor, id) : deleteEngagement(db, actor, id)))
  if (!outcome.ok && outcome.reason === 'not-yours' && !back) forbidden()
  if (!outcome.ok) notFound()
  return redirect(back ? `/engagements/${id}` : `/engagements?deleted=${id}`)
}
