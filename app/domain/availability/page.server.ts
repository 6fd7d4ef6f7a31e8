import { addDays, todayIn } from '#app/lib/dates.ts'
import { dayRange } from '#app/lib/wall-time.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { observancesOf } from '../calendar/observances.ts'
import { countryOf } from '../calendar/weekends.ts'
import { minutesBetween, travelMinutes } from '../engagements/clashes.ts'
import { gridDay } from './grid.ts'
import type { AvailabilityInput } from './input.ts'
import { type Hours, hoursTaken } from './queries.server.ts'
import { freeSlots, type Range, type WorkingHours, workdaysBetween } from './slots.ts'

/** How far ahead a free time is looked for, how many are proposed, and how many days are shown at once. */
const limits = { searchedDays: 60, proposed: 3, shownDays: 5 }

/** The days of a visit within which a free time is looked for. */
export type Frame = { startsOn: string; endsOn: string }

type Around = { except?: string | undefined; visit?: Frame | undefined; now: Date }

/** The next free times of those who were asked for, and the days from the first shown on, hour by hour, as the actor may know them. */
export async function availability(db: ActorDb, input: AvailabilityInput, { except, visit, now }: Around) {
  const { zone, place, memberIds, contactIds } = input
  const [from = ''] = [input.earliest, todayIn(zone, now), visit?.startsOn ?? ''].sort().reverse()
  const furthest = addDays(from, limits.searchedDays)
  const through = visit && visit.endsOn < furthest ? visit.endsOn : furthest
  const hours = workingHours(input, from, through)
  const [, last = from] = [from, through].sort()
  const range = reach(dayRange(from, last, zone), travelMinutes.abroad)
  const rows = await hoursTaken(db, { memberIds, contactIds, place, except }, range)
  const busy = rows.flatMap((row) => rangesToKeepClear(row, { place: place ?? null, zone }))
  const slots = freeSlots(busy, { minutes: input.minutes, hours, from, through, notBefore: now, most: limits.proposed })
  const shownFrom = input.shownFrom && input.shownFrom > from && input.shownFrom <= through ? input.shownFrom : from
  const days = workdaysBetween(shownFrom, through, { ...hours, closed: [] })
  const shown = days.slice(0, limits.shownDays)
  return {
    slots: slots.map(({ startsLocal, endsLocal }) => ({ startsLocal, endsLocal })),
    days: shown.map((date) => ({ ...gridDay(date, hours, rows, slots), closed: hours.closed.includes(date) })),
    observances: shown.length > 0 ? observancesOf(shown[0] ?? from, shown.at(-1) ?? from) : {},
    later: days[limits.shownDays],
    through,
  }
}

export type Availability = Awaited<ReturnType<typeof availability>>

function workingHours({ zone, workFrom, workTo, workdays, holidays }: AvailabilityInput, from: string, through: string): WorkingHours {
  const country = countryOf(zone)
  const kept = holidays || through < from ? [] : Object.entries(observancesOf(from, through))
  const closed = kept.filter(([, list]) => list.some(({ keepers }) => keepers.some((keeper) => keeper === country))).map(([date]) => date)
  return { zone, from: workFrom, to: workTo, weekdays: workdays.map(Number), closed }
}

const reach = ({ startsAt, endsAt }: Range, minutes: number): Range => ({
  startsAt: new Date(startsAt.getTime() - minutes * 60_000),
  endsAt: new Date(endsAt.getTime() + minutes * 60_000),
})

/** The ranges that a proposal leaves clear: for people also the way from and to another place. */
function rangesToKeepClear({ kind, taken }: Hours, wished: { place: string | null; zone: string }): Range[] {
  return taken.map((one) => reach(one, kind !== 'place' && 'id' in one.by ? minutesBetween(wished, one.by) : 0))
}
