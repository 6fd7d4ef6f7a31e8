import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { deleteEngagement, undeleteEngagement } from '#app/domain/engagements/commands.server.ts'
import { engagementToInvite, reviewBefore, sendOnce } from '#app/http/invitation-form.server.ts'
import { methodOf } from '#app/http/method.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/**
 * POST takes an engagement out of every page and feed, DELETE brings it back with all its links. Where people hold an invitation, it first asks
 * what they are told: `to` takes theirs back with the deletion, `untold` says nothing to them.
 */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  return asActor(actor, async (db) => {
    if (methodOf(args.request, form) === 'DELETE') {
      if (!(await undeleteEngagement(db, actor, id)).ok) notFound()
      return redirect(`/engagements/${id}`)
    }
    const told = form.has('to') && (await sendOnce(db, actor, id, form, { publicUrl: args.context.environment.publicUrl, deleting: true }))
    if (!told) {
      const engagement = await engagementToInvite(db, actor, id)
      const review = form.has('untold') ? undefined : await reviewBefore(db, engagement, { deleting: true })
      if (review) return redirect(form.has('to') ? `${review}&said=changed` : review)
      await deleteEngagement(db, actor, id)
    }
    return redirect(`/engagements?deleted=${id}`)
  })
}
