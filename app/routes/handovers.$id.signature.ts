import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { signForHandover } from '#app/domain/handovers/receipts.server.ts'
import { handoverFor } from '#app/http/handover-asked.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'

/** POST signs for the whole. A second time changes nothing. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const handover = await handoverFor(db, actor, args.params.id, 'receiver')
    await signForHandover(db, actor, handover, new Date())
    return redirect(`/handovers/${handover.id}#sign`)
  })
}
