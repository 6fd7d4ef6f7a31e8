import { wallTimeAt } from '#app/lib/wall-time.ts'
import { cityOf, offsetAt } from '#app/lib/zones.ts'
import { hasLength } from './event-time.ts'
import type { FeedTime } from './values.ts'
import type { FeedWords } from './words.ts'

type Timed = Extract<FeedTime, { timing: 'timed' }>

function dayInWords(date: string, words: FeedWords, parts: 'day' | 'month' | 'year' = 'year'): string {
  const day = String(Number(date.slice(8)))
  const month = `${day} ${words.months[Number(date.slice(5, 7)) - 1]}`
  return parts === 'day' ? day : parts === 'month' ? month : `${month} ${date.slice(0, 4)}`
}

function windowInWords(first: string, last: string, words: FeedWords): string {
  if (last <= first) return words.on(dayInWords(first, words))
  const parts = first.slice(0, 7) === last.slice(0, 7) ? 'day' : first.slice(0, 4) === last.slice(0, 4) ? 'month' : 'year'
  return words.between(dayInWords(first, words, parts), dayInWords(last, words))
}

function cityAfter(zone: string): string {
  return zone.includes('/') && !zone.startsWith('Etc/') ? ` ${cityOf(zone)}` : ''
}

function wallTimeInWords(time: Timed, words: FeedWords): string {
  const { startsAt, endsAt, zone } = time
  const start = wallTimeAt(startsAt, zone)
  const offset = offsetAt(startsAt, zone)
  if (!hasLength(time)) return `${start.slice(11)}${cityAfter(zone)}, ${offset}`
  const end = wallTimeAt(endsAt, zone)
  const endOffset = offsetAt(endsAt, zone)
  const sameDay = start.slice(0, 10) === end.slice(0, 10)
  const told = (wall: string) => (sameDay ? wall.slice(11) : `${dayInWords(wall.slice(0, 10), words)} ${wall.slice(11)}`)
  const dash = sameDay ? '-' : ' - '
  if (offset === endOffset) return `${told(start)}${dash}${told(end)}${cityAfter(zone)}, ${offset}`
  return `${told(start)} (${offset})${dash}${told(end)} (${endOffset})${cityAfter(zone)}`
}

/**
 * What the calendar's own drawing cannot say: the venue's clock ('10:00-11:00 Damascus, UTC+3', with dates across midnight and both offsets
 * when the clocks change meanwhile) or a window. Undefined for whole days.
 */
export function timeInWords(time: FeedTime, words: FeedWords): string | undefined {
  if (time.timing === 'timed') return wallTimeInWords(time, words)
  return time.timing === 'window' ? windowInWords(time.startsOn, time.endsOn, words) : undefined
}

/** A time that is not drawn any more, with its days: '10 February 2026, 10:00-12:00 Amsterdam, UTC+1'. */
export function earlierInWords(time: FeedTime, words: FeedWords): string {
  if (time.timing === 'window') return windowInWords(time.startsOn, time.endsOn, words)
  const [first, last] =
    time.timing === 'timed'
      ? [time.startsAt, time.endsAt].map((at) => wallTimeAt(at, time.zone).slice(0, 10))
      : [time.startsOn, time.endsOn]
  const days = [...new Set([first, last])].map((day) => dayInWords(day ?? '', words)).join(' - ')
  if (time.timing !== 'timed') return days
  return first === last ? `${days}, ${wallTimeInWords(time, words)}` : wallTimeInWords(time, words)
}
