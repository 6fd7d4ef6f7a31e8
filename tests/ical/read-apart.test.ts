import { beforeAll, expect, test } from 'vitest'
import { readCalendar } from '#app/ical/read/calendar.ts'
import { readFileApart } from '#app/ical/read/read-file.server.ts'
import { limits, type ReadFile } from '#app/ical/read/values.ts'
import { ask } from '#tests/server/ask.ts'
import { serve } from '#tests/server/serve.ts'
import { calendar, event } from '../imports/programs.ts'

const options = { zone: 'Europe/Amsterdam', untitled: '-', now: Date.parse('2026-02-05T08:00:00Z') }
const bytes = (text: string) => new TextEncoder().encode(text)

function outcome(file: ReadFile): string[] {
  if (!file.ok) return [file.reason.split('|')[0] ?? '']
  return [...new Set(file.rows.map((row) => row.refusal?.split('|')[0] ?? 'read'))].sort()
}

const timed = 'DTSTART;TZID=Europe/Amsterdam:20260210T100000'
const day = 'DTSTART;VALUE=DATE:20260210'
const rule = (text: string, start = day) => calendar(...event(start, `RRULE:${text}`))
const list = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index).join(',')
const many = (count: number, one: (index: number) => string) => Array.from({ length: count }, (_, index) => one(index))
const nested = (depth: number) => `${many(depth, () => 'BEGIN:X').join('\n')}\n${many(depth, () => 'END:X').join('\n')}`
const events = (count: number) => many(count, (index) => event(day).join('\r\n').replace('one@test', `${index}@test`))

/** Each made here and nowhere kept: what a stranger's file may hold to keep a server busy. */
const bombs: [name: string, text: () => string, expected: string[]][] = [
  ['a thousand million days', () => rule('FREQ=DAILY;COUNT=1000000000'), ['tooManyInstances']],
  ['every second', () => rule('FREQ=SECONDLY', timed), ['tooFine']],
  ['every minute', () => rule('FREQ=MINUTELY;COUNT=999999', timed), ['tooFine']],
  ['every hour', () => rule('FREQ=HOURLY;UNTIL=99991231T235959Z', timed), ['tooFine']],
  [
    'a product of lists behind COUNT=1',
    () => rule(`FREQ=YEARLY;COUNT=1;BYMONTH=${list(1, 12)};BYMONTHDAY=${list(1, 31)};BYHOUR=${list(0, 23)}`, timed),
    ['tooMuchRule'],
  ],
  ['every second by lists', () => rule(`FREQ=DAILY;BYHOUR=${list(0, 23)};BYMINUTE=${list(0, 59)}`, timed), ['tooMuchRule']],
  ['an interval of nothing', () => rule('FREQ=DAILY;INTERVAL=0'), ['badInterval']],
  ['a negative interval', () => rule('FREQ=DAILY;INTERVAL=-1'), ['badInterval']],
  ['a broken interval', () => rule('FREQ=DAILY;INTERVAL=.007'), ['badInterval']],
  ['an interval beyond numbers', () => rule(`FREQ=DAILY;INTERVAL=${'9'.repeat(400)}`), ['badInterval']],
  ['a rule that says it is a rule', () => rule('RRULE=EXRULE'), ['badRule']],
  ['a rule that says everything twice', () => rule('FREQ=DAILY;FREQ=YEARLY'), ['badRule']],
  ['30 February each year', () => rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), ['noneInWindow']],
  ['31 February among the days', () => rule('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'), ['tooSlow']],
  ['a place in the set that is never there', () => rule('FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300'), ['noneInWindow']],
  ['a week that no month has', () => rule('FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=MO'), ['read']],
  ['an exception to everything', () => calendar(...event(day, 'RRULE:FREQ=DAILY;COUNT=3', 'EXRULE:FREQ=DAILY')), ['twoRules']],
  ['501 further dates', () => calendar(...event(day, `RDATE;VALUE=DATE:${many(501, () => '20260301').join(',')}`)), ['tooManyDates']],
  [
    '501 exceptions over lines',
    () => calendar(...event(day, 'RRULE:FREQ=DAILY;COUNT=3', ...many(501, () => 'EXDATE;VALUE=DATE:20260301'))),
    ['tooManyDates'],
  ],
  ['a series of long ago', () => rule('FREQ=DAILY;COUNT=999999999', 'DTSTART;VALUE=DATE:20100101'), ['tooManyInstances']],
  ['two rules that multiply', () => calendar(...event(day, 'RRULE:FREQ=DAILY', 'RRULE:FREQ=DAILY')), ['twoRules']],
  ['parts within parts', () => calendar(nested(10_000)), ['tooDeep']],
  ['events within events', () => calendar(...many(6, () => 'BEGIN:VEVENT'), ...many(6, () => 'END:VEVENT')), ['nested']],
  ['5,001 events', () => calendar(...events(5_001)), ['tooManyEvents']],
  [
    '5,000 series of 79 days',
    () => calendar(...events(5_000).map((one) => one.replace('END:VEVENT', 'RRULE:FREQ=WEEKLY\r\nEND:VEVENT'))),
    ['tooManyRows'],
  ],
  ['one line of nine megabytes', () => calendar(...event(day, `DESCRIPTION:${'x'.repeat(9_000_000)}`)), ['read']],
  [
    'a long text a day for three years',
    () =>
      calendar(
        ...event(
          day,
          `DESCRIPTION:${'x'.repeat(20_000)}`,
          'RRULE:FREQ=DAILY;COUNT=1000',
          ...many(250, (index) => `ATTENDEE:mailto:a${index}@b.test`),
        ),
      ),
    ['tooMuchText'],
  ],
  ['a million folds', () => calendar(...event(day, `DESCRIPTION:x${'\r\n x'.repeat(1_000_000)}`)), ['read']],
  ['a million and a half empty properties', () => calendar(...event(day, many(1_500_000, () => 'X-A:').join('\r\n'))), ['read']],
  [
    'a hundred thousand guests',
    () => calendar(...event(day, many(100_000, (index) => `ATTENDEE:mailto:a${index}@b.test`).join('\r\n'))),
    ['tooManyLines'],
  ],
  ['two million line ends', () => `${'\n'.repeat(2_000_000)}x`, ['notCalendar']],
  ['a length of ages', () => calendar(...event(timed, `DURATION:P${'9'.repeat(15)}W`)), ['read']],
  ['half a million quotes', () => calendar(...event(`DTSTART;TZID=${'"'.repeat(500_000)}:20260210T100000`)), ['badDate']],
]

/** Those that need the bounds of a worker; the others are refused by what they say, which is the same beside the server and in it. */
const heavy = /^31 February|^half a million|^a million|^one line|^two million|^5,000/

let address: string
beforeAll(async () => {
  ;({ address } = await serve())
})

test.each(bombs.filter(([name]) => heavy.test(name)))(
  '%s ends in a sentence, and until then the server answers others',
  async (_, text, expected) => {
    let ended = false
    const reading = readFileApart(bytes(text()), options).finally(() => {
      ended = true
    })
    let meanwhile = 0
    while (!ended) {
      const { status } = await ask(address, '/healthz')
      if (!ended && status === 200) meanwhile += 1
    }
    expect(outcome(await reading)).toEqual(expected)
    expect(meanwhile).toBeGreaterThan(0)
  },
)

test.each(bombs.filter(([name]) => !heavy.test(name)))('%s ends in a sentence', (_, text, expected) => {
  expect(outcome(readCalendar(bytes(text()), options))).toEqual(expected)
})

test('there are at least twenty-five of them', () => {
  expect(bombs.length).toBeGreaterThanOrEqual(25)
})

test('a series that hangs is refused by its line, and the rest of the file is read', async () => {
  const hanging = event(day, 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31')
  const file = await readFileApart(bytes(calendar(...event(day).map((line) => line.replace('one@', 'two@')), ...hanging)), options)
  expect(file.ok && file.rows.map((row) => [row.line, row.refusal])).toEqual([
    [3, undefined],
    [8, 'tooSlow|{"line":8}'],
  ])
})

test('a file over ten megabytes is refused unread', async () => {
  expect(await readFileApart(new Uint8Array(limits.bytes + 1), options)).toEqual({ ok: false, reason: 'tooLarge|{"line":1,"most":10}' })
})
