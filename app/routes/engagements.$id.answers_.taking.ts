import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { takeAnswer } from '#app/domain/invitations/answers.server.ts'
import { engagementToInvite } from '#app/http/invitation-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/** POST takes an answer that was only shown all the same. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const answer = (await args.request.formData()).get('answer')
  return asActor(actor, async (db) => {
    const { id } = await engagementToInvite(db, actor, args.params.id)
    const taken = isUuid(answer) && (await takeAnswer(db, actor, id, answer))
    return redirect(`/engagements/${id}/invitations?said=${taken ? 'took' : 'not-taken'}#answers`)
  })
}
