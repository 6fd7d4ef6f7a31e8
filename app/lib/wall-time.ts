import { dateOfDay, dayNumber, isDate } from './dates.ts'
import { isZone, offsetAt, offsetMsAt } from './zones.ts'

export { offsetAt }

/** An instant that a wall time may mean, and the offset then ('UTC+2') that tells it from its twin. */
type WallTimeMoment = { at: Date; offset: string }

/** `before` and `after` of a missing wall time keep its minutes: 02:30 in a gap of one hour is offered as 01:30 and 03:30. */
export type WallTimeResolution =
  | { kind: 'exact'; at: Date }
  | { kind: 'missing'; before: string; after: string }
  | { kind: 'twice'; first: WallTimeMoment; second: WallTimeMoment }
  | { kind: 'unreadable' }
  | { kind: 'unknown-zone' }

// No zone is further from UTC than this, and no zone changes its clocks twice within twice this (closest: Freetown 1939, four days).
const reachMs = 16 * 3_600_000

type Reading = { moments: number[]; local: number; offsetBefore: number; offsetAfter: number }

function readLocal(local: number, zone: string): Reading {
  const offsetBefore = offsetMsAt(local - reachMs, zone)
  const offsetAfter = offsetMsAt(local + reachMs, zone)
  const moments = [...new Set([offsetBefore, offsetAfter])]
    .filter((offset) => offsetMsAt(local - offset, zone) === offset)
    .map((offset) => local - offset)
    .sort((a, b) => a - b)
  return { moments, local, offsetBefore, offsetAfter }
}

const dayMs = 86_400_000
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

function wallTimeOfLocal(local: number): string {
  const day = Math.floor(local / dayMs)
  const minutes = Math.floor((local - day * dayMs) / 60_000)
  return `${dateOfDay(day)}T${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}`
}

/** What the wall time 'YYYY-MM-DDTHH:MM' means in the zone: one instant, none, two, or a fault in either text. Never throws. */
export function resolveWallTime(local: string, zone: string): WallTimeResolution {
  if (!/^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(local) || !isDate(local.slice(0, 10))) return { kind: 'unreadable' }
  if (!isZone(zone)) return { kind: 'unknown-zone' }
  const reading = readLocal(Date.parse(`${local}Z`), zone)
  const [first, second] = reading.moments.map((ms) => new Date(ms))
  if (first && second) {
    return { kind: 'twice', first: { at: first, offset: offsetAt(first, zone) }, second: { at: second, offset: offsetAt(second, zone) } }
  }
  if (first) return { kind: 'exact', at: first }
  const gap = reading.offsetAfter - reading.offsetBefore
  return { kind: 'missing', before: wallTimeOfLocal(reading.local - gap), after: wallTimeOfLocal(reading.local + gap) }
}

/** The instant of a wall time; `fold` chooses the first (0) or second (1) where it exists twice. RangeError when it exists not at all. */
export function instantOf(local: string, zone: string, fold: 0 | 1): Date {
  const found = resolveWallTime(local, zone)
  if (found.kind === 'exact') return found.at
  if (found.kind === 'twice') return fold === 0 ? found.first.at : found.second.at
  throw new RangeError(`No instant for ${local} in ${zone}: ${found.kind}`)
}

/** 'YYYY-MM-DDTHH:MM' on the zone's clocks, seconds cut off. RangeError for an unknown zone or an invalid date. */
export function wallTimeAt(instant: Date, zone: string): string {
  return wallTimeOfLocal(instant.getTime() + offsetMsAt(instant, zone))
}

function startOfDay(day: number, zone: string): Date {
  const { moments, local, offsetBefore, offsetAfter } = readLocal(day * dayMs, zone)
  if (moments[0] !== undefined) return new Date(moments[0])
  // The clocks jump over midnight, so the day begins at the jump, which lies between the two readings of midnight.
  let before = local - offsetAfter
  let after = local - offsetBefore
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetMsAt(middle, zone) === offsetBefore) before = middle
    else after = middle
  }
  return new Date(after)
}

/**
 * The half-open range of whole days: the first instant of the first day to the first instant after the last. A day that the zone
 * skipped (Samoa, 30 December 2011) is empty. RangeError for dates that are not real or run backwards, and for an unknown zone.
 */
export function dayRange(startsOn: string, endsOn: string, zone: string): { startsAt: Date; endsAt: Date } {
  const first = dayNumber(startsOn)
  const last = dayNumber(endsOn)
  if (last < first) throw new RangeError(`Ends before it starts: ${startsOn} to ${endsOn}`)
  return { startsAt: startOfDay(first, zone), endsAt: startOfDay(last + 1, zone) }
}
