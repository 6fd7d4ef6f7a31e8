import { addDays } from '#app/lib/dates.ts'
import { dayRange, offsetAt } from '#app/lib/wall-time.ts'

/** From which date which offset from UTC holds, such as 'UTC+1'. */
export type OffsetFrom = { from: string; offset: string }

/** The offsets that hold in a zone on the evenings of the days `from` to `to`; more than one where the clocks change among them. */
export function offsetsOver(from: string, to: string, zone: string): OffsetFrom[] {
  const found: OffsetFrom[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const evening = new Date(dayRange(date, date, zone).endsAt.getTime() - 1)
    const offset = offsetAt(evening, zone)
    if (found.at(-1)?.offset !== offset) found.push({ from: date, offset })
  }
  return found
}
