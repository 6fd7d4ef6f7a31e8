import { daysBetween, monthOf } from '#app/lib/dates.ts'
import { weeksGrid } from '#app/lib/month-grid.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type CalendarAddress, daysOf, isGrid } from './address.ts'
import { agendaView } from './agenda-view.ts'
import { chosenChoices, filterChoices } from './choices.server.ts'
import { type Entry, touches } from './entries.ts'
import { gridView, type Placed } from './grid-view.ts'
import { layersOf } from './layers.server.ts'
import { type LayerEvent, layerDays, layerStarts } from './layers.ts'
import { monthView, weeksView } from './month-view.ts'
import { movableOf } from './movable.ts'
import { observancesOf } from './observances.ts'
import { offsetsOver } from './offsets.ts'
import { mostEntries, nextBusyDay, placedNear } from './queries.server.ts'
import { filterOf } from './read-address.ts'
import { secondZones } from './second-zones.ts'
import { weekendsOf } from './weekends.ts'

/** What the list beneath a month on a narrow page holds at most, a week of full days; the agenda has the rest. */
const beneath = { days: 7, perDay: 4 }

type Clock = { zone: string; today: string; now?: string }
/** `choosing` where the page itself shows what the filters offer, for want of JavaScript. */
type Asked = Clock & { choosing?: boolean }
type Days = ReturnType<typeof daysOf>

/** All that a calendar page shows at `address`. Times are on the clocks of `zone`, the reader's. */
export async function calendarPage(db: ActorDb, actor: Actor, address: CalendarAddress, clock: Asked) {
  const { zone, choosing } = clock
  const days = daysOf(address)
  const filter = filterOf(address, actor.id)
  const [placed, { layers, events }, choices] = await Promise.all([
    placedNear(db, { ...days, zone, filter }),
    layersOf(db, address, { ...days, zone, now: new Date(clock.now ?? Date.now()) }),
    choosing ? filterChoices(db, { ...days, zone }, address) : chosenChoices(db, address),
  ])
  const entries = placed.map(({ entry }) => entry).filter((entry) => touches(entry, days.from, days.to))
  const shared = {
    address,
    days,
    layers,
    /** What external calendars hold: on each day of a month or week, and once each in lists. */
    outside: { days: layerDays(events, days.from, days.to), starts: layerStarts(events, days.from, days.to) },
    observances: observancesOf(days.from, days.to),
    choices,
    movable: movableOf(actor, placed),
    /** How many are drawn, when there are more than can be. */
    cut: placed.length >= mostEntries ? mostEntries : undefined,
  }
  if (address.view === 'month' || address.view === 'multiweek') {
    const month = weeksOf(entries, address, days, clock)
    const outside = { ...shared.outside, starts: layerStarts(events, month.listFrom, days.to) }
    const agenda = agendaView(entries, { from: month.listFrom, to: days.to, ...beneath, also: Object.keys(outside.starts) })
    return { ...shared, outside, agenda, nextBusy: undefined, month, grid: undefined }
  }
  const agenda = agendaView(entries, { ...days, also: Object.keys(shared.outside.starts) })
  const nextBusy = agenda.days.length === 0 ? await nextBusyDay(db, days.to, zone, filter) : undefined
  const grid = isGrid(address.view) ? hoursOf(placed, events, address, days, clock) : undefined
  return { ...shared, agenda, nextBusy, month: undefined, grid }
}

export type CalendarPage = Awaited<ReturnType<typeof calendarPage>>

function weeksOf(entries: Entry[], { view, date }: CalendarAddress, days: Days, { zone, today }: Clock) {
  const from = view === 'month' ? `${monthOf(date)}-01` : days.from
  const weeks = (daysBetween(days.from, days.to) + 1) / 7
  return {
    view: view === 'month' ? monthView(entries, monthOf(date)) : weeksView(entries, weeksGrid(days.from, weeks)),
    weekends: weekendsOf(
      zone,
      entries.map((entry) => entry.zone),
    ),
    offsets: offsetsOver(from, days.to, zone).map(({ offset }) => offset),
    listFrom: today >= days.from && today <= days.to ? today : from,
  }
}

function hoursOf(placed: Placed[], layers: LayerEvent[], { zone2 }: CalendarAddress, { from, to }: Days, { zone, now }: Clock) {
  const offsets = (of: string) => offsetsOver(from, to, of).map(({ offset }) => offset)
  return {
    view: gridView(placed, { from, days: daysBetween(from, to) + 1, zone, zone2, now: now ? new Date(now) : undefined, layers }),
    offsets: offsets(zone),
    otherOffsets: zone2 ? offsets(zone2) : [],
    zones: secondZones(
      zone,
      placed.map(({ entry }) => entry.zone),
      zone2,
    ),
  }
}
