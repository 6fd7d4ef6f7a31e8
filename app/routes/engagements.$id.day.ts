import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { moveToDay } from '#app/domain/visits/placements.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { dayOf, itemFor, placedPath } from '#app/http/placement-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isDate } from '#app/lib/dates.ts'

/** POST moves an item of a programme to another day. What that cannot settle is asked by the form that places it. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const day = String(form.get('day'))
  return asActor(actor, async (db) => {
    const found = await itemFor(db, actor, args.params.id)
    const ask = `/engagements/${found.item.id}/placement`
    if (!isDate(day)) return redirect(ask)
    const outcome = await moveToDay(db, actor, found, Number(form.get('version')), day)
    if (outcome.ok) return redirect(placedPath(found, dayOf(found)))
    if (outcome.reason === 'not-found') notFound()
    if (outcome.reason === 'not-yours') forbidden()
    return redirect(`${ask}?day=${day}&because=${outcome.reason}`)
  })
}
