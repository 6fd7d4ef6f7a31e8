import { dayNumber } from './dates.ts'
import { dayRange } from './wall-time.ts'
import { offsetMsAt } from './zones.ts'

const minuteMs = 60_000
const dayMinutes = 1440

/** A stretch of a day over which the clocks run evenly: its instants, and the minute of the day its first one reads. */
type Run = { fromMs: number; toMs: number; minute: number }

/** A day as its zone's clocks tell it: one run, or more where the clocks are put forward or back in it. */
export type DayClock = { date: string; startsMs: number; endsMs: number; runs: Run[] }

/** `again` for the second reading of an hour that comes twice. */
export type ClockReading = { minute: number; again: boolean }

/** How the clocks of `zone` run through a day of 23, 24 or 25 hours. */
export function dayClock(date: string, zone: string): DayClock {
  const { startsAt, endsAt } = dayRange(date, date, zone)
  const [startsMs, endsMs] = [startsAt.getTime(), endsAt.getTime()]
  const midnight = dayNumber(date) * dayMinutes * minuteMs
  const changes = startsMs < endsMs ? changesBetween(startsMs, endsMs, zone) : []
  const edges = [startsMs, ...changes, endsMs]
  const runs = edges.slice(0, -1).map((fromMs, index) => ({
    fromMs,
    toMs: edges[index + 1] ?? endsMs,
    minute: (fromMs + offsetMsAt(fromMs, zone) - midnight) / minuteMs,
  }))
  return { date, startsMs, endsMs, runs }
}

/** The instants at which the offset changes. */
function changesBetween(fromMs: number, toMs: number, zone: string): number[] {
  if (offsetMsAt(fromMs, zone) === offsetMsAt(toMs - 1, zone)) return []
  let [before, after] = [fromMs, toMs - 1]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetMsAt(middle, zone) === offsetMsAt(fromMs, zone)) before = middle
    else after = middle
  }
  return [after]
}

/** What the day's clocks read at an instant within it; what lies outside is taken as its first or last minute. */
export function readingAt(clock: DayClock, ms: number): ClockReading {
  const index = clock.runs.findLastIndex((run) => run.fromMs <= ms)
  const run = clock.runs[Math.max(index, 0)]
  if (!run) return { minute: 0, again: false }
  const minute = Math.min(Math.max(Math.floor(run.minute + (ms - run.fromMs) / minuteMs), 0), dayMinutes)
  const said = clock.runs.slice(0, Math.max(index, 0)).map((earlier) => earlier.minute + (earlier.toMs - earlier.fromMs) / minuteMs)
  return { minute, again: said.some((end) => minute < end) }
}

/** The first instant at which the day's clocks read this; undefined when they never do. */
export function instantOfReading(clock: DayClock, { minute, again }: ClockReading): number | undefined {
  for (const run of clock.runs) {
    const ms = run.fromMs + (minute - run.minute) * minuteMs
    if (ms >= run.fromMs && ms < run.toMs && readingAt(clock, ms).again === again) return ms
  }
  return undefined
}
