import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { calendarText } from '#app/ical/calendar-text.ts'
import { readCalendar } from '#app/ical/read/calendar.ts'
import type { FeedEvent } from '#app/ical/values.ts'
import { addDays } from '#app/lib/dates.ts'
import { instantOf } from '#app/lib/wall-time.ts'
import { feed, meeting } from './sample.ts'
import { type Found, misreadByNodeIcal, readByIcalJs, readByNodeIcal } from './two-readers.ts'

const zones = [
  'Europe/Amsterdam',
  'Asia/Damascus',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Apia',
]
const minuteMs = 60_000

const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2022-01-01', days))
const timed = fc
  .record({
    on: day,
    minute: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 1, max: 3_000 }),
    zone: fc.constantFrom(...zones),
  })
  .map(({ on, minute, length, zone }): FeedEvent['time'] => {
    const startsAt = new Date(Date.parse(`${on}T00:00:00Z`) + minute * minuteMs)
    return { timing: 'timed', startsAt, endsAt: new Date(startsAt.getTime() + length * minuteMs), zone }
  })
const wholeDays = fc
  .record({
    on: day,
    more: fc.integer({ min: 0, max: 40 }),
    zone: fc.constantFrom(...zones),
    timing: fc.constantFrom('all-day' as const, 'window' as const),
  })
  .map(({ on, more, zone, timing }): FeedEvent['time'] => ({ timing, startsOn: on, endsOn: addDays(on, more), zone }))
const title = fc.string({
  unit: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 3 }), fc.constantFrom('\r\nBEGIN:VEVENT\r\n', '\\', ';', ',', '😀', 'دمشق')),
  maxLength: 12,
})
const engagement = fc.record({ time: fc.oneof(timed, timed, timed, wholeDays), title: title.map((text) => `t ${text}`) })

/** So many random engagements, the same for the same seed, in calendars of at most five hundred. */
export function randomCalendars(count: number, seed: number): { told: FeedEvent[]; text: string }[] {
  const all = fc.sample(engagement, { numRuns: count, seed }).map((one, index) => meeting({ ...one, id: `e${index}` }))
  const calendars = Array.from({ length: Math.ceil(count / 500) }, (_, index) => all.slice(index * 500, index * 500 + 500))
  return calendars.map((told) => ({ told, text: calendarText(feed({ events: told })) }))
}

/** When an engagement is, as 'start end': instants, or its first day and the day after its last. */
export function momentsTold({ time }: FeedEvent): string {
  if (time.timing === 'timed') return `${time.startsAt.toISOString()} ${time.endsAt.toISOString()}`
  return `${time.startsOn} ${addDays(time.endsOn, 1)}`
}

function readByImport(text: string): Found {
  const read = readCalendar(new TextEncoder().encode(text), {
    zone: 'Europe/Amsterdam',
    untitled: '',
    now: Date.parse('2026-02-05T08:00:00Z'),
  })
  if (!read.ok) throw new Error(read.reason)
  return new Map(
    read.rows.flatMap(({ uid, event }) => {
      if (!event) return []
      const { timing, zone, startsOn, endsOn, startsTime, endsTime, startsFold, endsFold } = event.time
      const at = (on: string, time = '', fold = '0') => instantOf(`${on}T${time}`, zone, fold === '1' ? 1 : 0).toISOString()
      const moments =
        timing === 'timed'
          ? `${at(startsOn, startsTime, startsFold)} ${at(endsOn, endsTime, endsFold)}`
          : `${startsOn} ${addDays(endsOn, 1)}`
      return [[uid, { moments, title: event.title }]]
    }),
  )
}

/** Writes random engagements and reads them back by two readers of others and by our import: what any of them reads differently, and how many there were. */
export function roundTrip(count: number, seed: number): { read: number; differences: string[] } {
  let read = 0
  const differences: string[] = []
  for (const { told, text } of randomCalendars(count, seed)) {
    const byNodeIcal = readByNodeIcal(text)
    for (const found of [readByIcalJs(text), byNodeIcal, readByImport(text)]) {
      if (found.size !== told.length) differences.push(`${found.size} of ${told.length}`)
      for (const event of told) {
        const one = found.get(`${event.id}@gezant.example.org`)
        if (one?.moments !== momentsTold(event)) differences.push(`${momentsTold(event)} read as ${one?.moments}`)
        const misread = found === byNodeIcal && misreadByNodeIcal.test(event.title)
        if (!misread && one?.title !== event.title.replace(/\s+/g, ' ').trim()) differences.push(`${event.title} read as ${one?.title}`)
        read += 1
      }
    }
  }
  return { read, differences }
}

// As a program: `node tests/ical/round-trip.ts 10000` under any TZ.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const answer = roundTrip(Number(process.argv[2] ?? 300), Number(process.argv[3] ?? 1))
  process.stdout.write(JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, ...answer }))
}
