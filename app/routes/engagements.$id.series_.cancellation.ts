import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { cancelScopes, cancelSeries } from '#app/domain/series/cancellations.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/** POST cancels a whole series or the rest of it, with a reason. Doing it twice is no error. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const scope = cancelScopes.find((one) => one === form.get('scope'))
  const reason = String(form.get('reason') ?? '')
    .trim()
    .slice(0, 500)
  return asActor(actor, async (db) => {
    const engagement = isUuid(args.params.id) ? await findEngagement(db, args.params.id) : undefined
    if (!engagement) notFound()
    if (!canEditEngagement(actor, engagement)) forbidden()
    if (scope) await cancelSeries(db, actor, engagement.id, { scope, reason: reason || undefined })
    return redirect(`/engagements/${engagement.id}/series`)
  })
}
