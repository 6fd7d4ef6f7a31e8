import { dateAt, dayNumber } from '#app/lib/dates.ts'
import type { FeedEvent, FeedTime } from './values.ts'

const dayMs = 86_400_000
const shortestMs = 60_000

/** Half-open, always with `end` after `start`; of all-day events midnight UTC stands for the date. */
type DrawnTime = { start: Date; end: Date; allDay: boolean }

/** False for an end at or before the start to the second, which is all that a calendar can say. */
export function hasLength(time: FeedTime): boolean {
  return time.timing === 'timed' && Math.floor(time.endsAt.getTime() / 1000) > Math.floor(time.startsAt.getTime() / 1000)
}

function daysOf(time: FeedTime): { first: number; last: number } {
  if (time.timing !== 'timed') return { first: dayNumber(time.startsOn), last: dayNumber(time.endsOn) }
  // Ending at midnight does not take up the day that begins then.
  const lastMoment = new Date(time.endsAt.getTime() - 1)
  return { first: dayNumber(dateAt(time.startsAt, time.zone)), last: dayNumber(dateAt(lastMoment, time.zone)) }
}

/**
 * Where readers draw the event. Visits, follow-ups and windows take whole days. An end that is not after its start, which readers refuse or
 * swap, becomes one minute or one day. RangeError for dates that are not real and for unknown zones.
 */
export function drawnTime({ kind, time }: FeedEvent): DrawnTime {
  if (time.timing === 'timed' && kind !== 'visit' && kind !== 'follow-up') {
    const end = hasLength(time) ? time.endsAt : new Date(time.startsAt.getTime() + shortestMs)
    return { start: time.startsAt, end, allDay: false }
  }
  const { first, last } = daysOf(time)
  return { start: new Date(first * dayMs), end: new Date((Math.max(first, last) + 1) * dayMs), allDay: true }
}
