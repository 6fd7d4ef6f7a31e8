import { type ClockReading, type DayClock, instantOfReading, readingAt } from '#app/lib/day-clock.ts'

/** An hour of the grid. `again` for the second of two equal hours, in the night the clocks go back. */
export type HourRow = { hour: number; again: boolean }

/** A stretch of a column, in quarters of an hour from the top. */
export type Quarters = { quarter: number; length: number }

const quarterMinutes = 15
const hourMinutes = 60

/** The hours down a grid of these days: twenty-four, and once more each hour that comes twice on one of them. */
export function hourRows(clocks: readonly DayClock[]): HourRow[] {
  return Array.from({ length: 24 }, (_, hour) => hour).flatMap((hour) => {
    const twice = clocks.some((clock) => quartersOf(hour).some((minute) => instantOfReading(clock, { minute, again: true }) !== undefined))
    return twice
      ? [
          { hour, again: false },
          { hour, again: true },
        ]
      : [{ hour, again: false }]
  })
}

const quartersOf = (hour: number) => Array.from({ length: 4 }, (_, quarter) => hour * hourMinutes + quarter * quarterMinutes)

/** How many quarters from the top a reading of the clocks lies. */
function depthOf(rows: readonly HourRow[], { minute, again }: ClockReading): number {
  const hour = Math.floor(minute / hourMinutes)
  const row = rows.findLastIndex((one) => one.hour === hour && (!one.again || again))
  if (row === -1) return rows.length * 4
  return row * 4 + (minute - hour * hourMinutes) / quarterMinutes
}

/** Where what lasts from one instant to another is drawn on a day: no shorter than `least` quarters, and never below the last hour. */
export function quartersBetween(rows: readonly HourRow[], clock: DayClock, fromMs: number, toMs: number, least: number): Quarters {
  const last = rows.length * 4
  const top = fromMs <= clock.startsMs ? 0 : Math.floor(depthOf(rows, readingAt(clock, fromMs)))
  // The end belongs to the hour before it: one at the moment the clocks change ends where they still read the old time.
  const bottom = toMs >= clock.endsMs ? last : Math.ceil(depthOf(rows, readingAt(clock, toMs - 60_000)) + 1 / quarterMinutes - 1e-9)
  const length = Math.min(Math.max(bottom - top, least), last)
  return { quarter: Math.min(top, last - length), length }
}

/** The quarters of a grid that a day does not have, joined: an hour that the clocks jump over, or another day's second hour. */
export function missingQuarters(rows: readonly HourRow[], clock: DayClock): Quarters[] {
  const found: Quarters[] = []
  const all = rows.flatMap(({ hour, again }) => quartersOf(hour).map((minute) => ({ minute, again })))
  for (const [quarter, reading] of all.entries()) {
    if (instantOfReading(clock, reading) !== undefined) continue
    const before = found.at(-1)
    if (before && before.quarter + before.length === quarter) before.length++
    else found.push({ quarter, length: 1 })
  }
  return found
}

/** The instant at which a quarter begins on a day, its end for the one below the last; undefined where the day does not have it. */
export function instantOfQuarter(rows: readonly HourRow[], clock: DayClock, quarter: number): number | undefined {
  const row = rows[Math.floor(quarter / 4)]
  if (!row) return quarter === rows.length * 4 ? clock.endsMs : undefined
  return instantOfReading(clock, { minute: row.hour * hourMinutes + (quarter % 4) * quarterMinutes, again: row.again })
}
