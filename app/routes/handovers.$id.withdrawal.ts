import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { withdrawHandover } from '#app/domain/handovers/commands.server.ts'
import { handoverFor } from '#app/http/handover-asked.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'

/** POST takes the handover back, where its button was meant; one that was signed for stays. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const sure = (await args.request.formData()).get('sure') === 'yes'
  return asActor(actor, async (db) => {
    const { id } = await handoverFor(db, actor, args.params.id, 'giver')
    const gone = sure && (await withdrawHandover(db, actor, id)).ok
    return redirect(gone ? '/handovers' : `/handovers/${id}`)
  })
}
