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

const local = (from: string, to: string, zone: string, fold: 0 | 1 = 0): FeedEvent['time'] => {
  return { timing: 'timed', startsAt: instantOf(from, zone, fold), endsAt: instantOf(to, zone, fold), zone }
}
/** The hours, days and titles that calendar programs are known to get wrong. */
const known: { time: FeedEvent['time']; title: string }[] = [
  { time: local('2026-10-25T10:00', '2026-10-25T11:00', 'Europe/Amsterdam'), title: 'On the day the clocks go back' },
  { time: local('2026-10-25T02:30', '2026-10-25T02:45', 'Europe/Amsterdam'), title: 'In the hour that comes twice, first' },
  { time: local('2026-10-25T02:30', '2026-10-25T02:45', 'Europe/Amsterdam', 1), title: 'In the hour that comes twice, then' },
  { time: local('2026-01-15T10:00', '2026-01-15T11:00', 'Asia/Damascus'), title: 'Damascus since its last change of law' },
  { time: local('2022-01-15T10:00', '2022-01-15T11:00', 'Asia/Damascus'), title: 'Damascus before it' },
  { time: local('2026-07-15T10:00', '2026-07-15T11:00', 'Africa/Cairo'), title: 'Cairo in summer' },
  { time: local('2026-03-01T10:00', '2026-03-01T11:00', 'Africa/Casablanca'), title: 'Casablanca in Ramadan' },
  { time: local('2026-12-31T23:00', '2027-01-01T02:00', 'Europe/Amsterdam'), title: 'Across midnight and the year' },
  { time: { timing: 'all-day', startsOn: '2028-02-29', endsOn: '2028-03-01', zone: 'Europe/Amsterdam' }, title: 'From a leap day on' },
  {
    time: local('2026-02-10T10:00', '2026-02-10T11:00', 'Asia/Damascus'),
    title: 'اجتماع مع ممثلي الطائفة العلوية في دمشق '.repeat(5).slice(0, 200),
  },
  {
    time: local('2026-02-10T10:00', '2026-02-10T11:00', 'Asia/Damascus'),
    title: `${'x'.repeat(65)}😀 Den Haag دمشق The Hague עברית 1-2-3 (نص) end`,
  },
  {
    time: local('2026-02-10T10:00', '2026-02-10T11:00', 'Asia/Damascus'),
    title: 'line\nbreak, comma; semicolon "quote" ^caret https://a.example/b,c;d',
  },
]

/** What is known to go wrong and so many random engagements, the same for the same seed, in calendars of at most five hundred. */
export function randomCalendars(count: number, seed: number): { told: FeedEvent[]; text: string }[] {
  const all = [...known, ...fc.sample(engagement, { numRuns: count, seed })].map((one, index) => meeting({ ...one, id: `e${index}` }))
  const calendars = Array.from({ length: Math.ceil(all.length / 500) }, (_, index) => all.slice(index * 500, index * 500 + 500))
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
