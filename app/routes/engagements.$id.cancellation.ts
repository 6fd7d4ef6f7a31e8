import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement, restoreEngagement } from '#app/domain/engagements/commands.server.ts'
import { engagementToInvite, reviewBefore } from '#app/http/invitation-form.server.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/**
 * POST cancels an engagement (with a reason), DELETE restores it. Doing either twice is no error. Where people hold an invitation, it goes on to
 * what they would be told.
 */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  const reason = String(form.get('reason') ?? '')
    .trim()
    .slice(0, 500)
  const restores = methodOf(args.request, form) === 'DELETE'
  return asActor(actor, async (db) => {
    const outcome = restores ? await restoreEngagement(db, actor, id) : await cancelEngagement(db, actor, id, reason || undefined)
    if (!outcome.ok && outcome.reason === 'not-found') notFound()
    if (!outcome.ok && outcome.reason === 'not-yours') forbidden()
    const review = restores ? undefined : await reviewBefore(db, await engagementToInvite(db, actor, id))
    return redirect(review ?? `/engagements/${id}`)
  })
}
