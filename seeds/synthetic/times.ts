import { dateOfDay, dayNumber } from '#app/lib/dates.ts'
import { dayRange } from '#app/lib/wall-time.ts'
import { offsetMsAt } from '#app/lib/zones.ts'
import { type Random, weights } from './random.ts'

/** The middle of the eight years that are filled: what lies before it was held. */
const middle = dayNumber('2026-07-01')
const halfDays = 4 * 365

const anyZone = weights({
  'Europe/Amsterdam': 45,
  'Asia/Damascus': 25,
  'Europe/Zurich': 8,
  'America/New_York': 7,
  'Asia/Beirut': 5,
  'America/Toronto': 4,
  'Europe/Istanbul': 3,
  'Asia/Kathmandu': 2,
  'Pacific/Auckland': 1,
})

export type SyntheticTime = { isOver: boolean; day: number; columns: Record<string, string | number | null> }

const dayMs = 86_400_000
const noons = new Map<string, number>()
const ranges = new Map<string, { startsAt: Date; endsAt: Date }>()

/** The offset at noon, which is that of all office hours: clocks change at night. Asked once a zone and day, because asking is slow. */
function offsetOn(day: number, zone: string): number {
  const key = `${zone} ${day}`
  const offset = noons.get(key) ?? offsetMsAt(day * dayMs + dayMs / 2, zone)
  noons.set(key, offset)
  return offset
}

function rangeOf(first: number, last: number, zone: string) {
  const key = `${zone} ${first} ${last}`
  const range = ranges.get(key) ?? dayRange(dateOfDay(first), dateOfDay(last), zone)
  ranges.set(key, range)
  return range
}

const wall = (ms: number) => new Date(ms).toISOString().slice(0, 19)

/** Some office hour on a day of the eight years, or on the given one. */
export function timed(random: Random, day = middle - halfDays + random.below(2 * halfDays)): SyntheticTime {
  const zone = random.weighted(anyZone)
  const start = day * dayMs + (8 * 4 + random.below(9 * 4)) * 15 * 60_000
  const end = start + random.pick([30, 45, 60, 60, 90, 120]) * 60_000
  const offset = offsetOn(day, zone)
  const columns = { timing: 'timed', zone, starts_local: wall(start), ends_local: wall(end), starts_on: null, ends_on: null }
  return {
    isOver: day < middle,
    day,
    columns: { ...columns, starts_at: new Date(start - offset).toISOString(), ends_at: new Date(end - offset).toISOString() },
  }
}

/** Whole days, or some time between two days. */
export function untimed(random: Random, timing: 'all-day' | 'window', days: number): SyntheticTime {
  const zone = random.pick(['Europe/Amsterdam', 'Asia/Damascus'] as const)
  const day = middle - halfDays + random.below(2 * halfDays)
  const { startsAt, endsAt } = rangeOf(day, day + days - 1, zone)
  const columns = { timing, zone, starts_local: null, ends_local: null, starts_on: dateOfDay(day), ends_on: dateOfDay(day + days - 1) }
  return { isOver: day < middle, day, columns: { ...columns, starts_at: startsAt.toISOString(), ends_at: endsAt.toISOString() } }
}
