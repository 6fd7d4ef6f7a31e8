import { addDays, dateAt } from '#app/lib/dates.ts'
import { dayRange, wallTimeAt } from '#app/lib/wall-time.ts'
import { isZone } from '#app/lib/zones.ts'

export const homeZone = 'Europe/Amsterdam'
/** When a day begins for those who are reminded: nobody is told at midnight. */
const morning = '07:00'

export type Clock = { zone: string; date: string; time: string; day: string; begins: Date; ends: Date }

/**
 * What the zone's clocks read, the day whose morning has begun on them, and the instants between which its tomorrow lies. `''` is the zone of who
 * chose none.
 */
export function clockOf(zone: string, now: Date): Clock {
  const meant = isZone(zone) ? zone : homeZone
  const date = dateAt(now, meant)
  const time = wallTimeAt(now, meant).slice(11)
  const day = time < morning ? addDays(date, -1) : date
  const { startsAt, endsAt } = dayRange(addDays(day, 1), addDays(day, 1), meant)
  return { zone, date, time, day, begins: startsAt, ends: endsAt }
}
