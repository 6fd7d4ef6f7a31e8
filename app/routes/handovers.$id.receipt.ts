import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { receiptInput } from '#app/domain/handovers/input.ts'
import { receivePart } from '#app/domain/handovers/receipts.server.ts'
import { handoverFor, placeOf } from '#app/http/handover-asked.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'

/** POST ticks a part off, or takes the tick back, and leads back to it. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const submission = parseWithZod(await args.request.formData(), { schema: receiptInput })
  return asActor(actor, async (db) => {
    const handover = await handoverFor(db, actor, args.params.id, 'receiver')
    if (submission.status !== 'success') return redirect(`/handovers/${handover.id}`)
    const { received, ...part } = submission.value
    await receivePart(db, actor, handover, part, received === 'yes')
    return redirect(`/handovers/${handover.id}#${part.section ?? placeOf(part)}`)
  })
}
