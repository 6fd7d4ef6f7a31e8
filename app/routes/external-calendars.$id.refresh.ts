import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { refreshNow } from '#app/domain/external-calendars/look.server.ts'
import { askingIn, ownCalendar } from '#app/http/external-calendar-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'

/** POST looks at the calendar now; the page it leads to says how that went. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = await ownCalendar(actor, args.params.id)
  const asking = askingIn(args.context)
  if (asking) await refreshNow(actor, id, asking)
  return redirect('/external-calendars')
}
