import { monthOf } from '#app/lib/dates.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type CalendarAddress, daysOf } from './address.ts'
import { agendaView } from './agenda-view.ts'
import { monthView } from './month-view.ts'
import { observancesOf } from './observances.ts'
import { offsetsOver } from './offsets.ts'
import { entriesOfDays, filterChoices, mostEntries, nextBusyDay } from './queries.server.ts'
import { filterOf } from './read-address.ts'
import { weekendsOf } from './weekends.ts'

/** What the list beneath a month on a narrow page holds at most; the agenda has the rest. */
const beneath = { days: 10, perDay: 4 }

/** All that a calendar page shows at `address`. Times are on the clocks of `zone`, the reader's. */
export async function calendarPage(db: ActorDb, actor: Actor, address: CalendarAddress, { zone, today }: { zone: string; today: string }) {
  const days = daysOf(address)
  const filter = filterOf(address, actor.id)
  const entries = await entriesOfDays(db, { ...days, zone, filter })
  const shared = {
    address,
    days,
    observances: observancesOf(days.from, days.to),
    choices: await filterChoices(db, { ...days, zone }, address.organisation),
    /** How many are drawn, when there are more than can be. */
    cut: entries.length >= mostEntries ? mostEntries : undefined,
  }
  if (address.view !== 'month') {
    const agenda = agendaView(entries, days)
    const nextBusy = agenda.days.length === 0 ? await nextBusyDay(db, days.to, zone, filter) : undefined
    return { ...shared, agenda, nextBusy, month: undefined }
  }
  const listFrom = today >= days.from && today <= days.to ? today : `${monthOf(address.date)}-01`
  const month = {
    view: monthView(entries, monthOf(address.date)),
    weekends: weekendsOf(
      zone,
      entries.map((entry) => entry.zone),
    ),
    offsets: offsetsOver(`${monthOf(address.date)}-01`, days.to, zone).map(({ offset }) => offset),
    listFrom,
  }
  return { ...shared, agenda: agendaView(entries, { from: listFrom, to: days.to, ...beneath }), nextBusy: undefined, month }
}

export type CalendarPage = Awaited<ReturnType<typeof calendarPage>>
