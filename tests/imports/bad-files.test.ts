import { expect, test } from 'vitest'
import '#app/i18n/all.server.ts'
import { sayImport } from '#app/i18n/import-words.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import { readFileApart } from '#app/ical/read/read-file.server.ts'
import { limits } from '#app/ical/read/values.ts'
import { calendar, event } from './programs.ts'

const options = { zone: 'Europe/Amsterdam', untitled: '-', now: Date.parse('2026-02-05T08:00:00Z') }
const day = 'DTSTART;VALUE=DATE:20260210'
const whole = calendar(...event(day))
const bytesOf = (text: string) => new TextEncoder().encode(text)
const events = (count: number, one = event(day)) =>
  Array.from({ length: count }, (_, index) => one.join('\r\n').replace('one@test', `${index}@test`))
const padded = (length: number) => {
  const bytes = new Uint8Array(length).fill(10)
  bytes.set(bytesOf(whole))
  return bytes
}

/** What somebody who brings in the file reads of it: why it is not taken, or of each event not taken why, and what is remarked. */
async function said(bytes: Uint8Array, locale: 'en' | 'nl' = 'en') {
  const t = i18nFor(locale).t as Translate
  const file = await readFileApart(bytes, options)
  if (!file.ok) return [sayImport(t, 'reasons', file.reason)]
  const refused = file.rows.flatMap(({ refusal }) => (refusal ? sayImport(t, 'reasons', refusal) : []))
  return [`${file.rows.length - refused.length} read`, ...refused, ...file.notes.map((note) => sayImport(t, 'notes', note))]
}

const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x0a, 0x04, 0x0a, 0x00, 0x00, 0x00, 0x00])
const broken = calendar(...event(day), ...event(day).map((line) => line.replace('one@', 'two@')))
const nested = (name: string, depth: number) => calendar(...Array(depth).fill(`BEGIN:${name}`), ...Array(depth).fill(`END:${name}`))
const bomb = (rule: string) => calendar(...event('DTSTART;TZID=Europe/Amsterdam:20260210T100000', `RRULE:${rule}`))

test.each([
  ['of ten megabytes', padded(limits.bytes), ['1 read']],
  ['of more than ten', padded(limits.bytes + 1), ['Line 10485641: The file is larger than 10 MB.']],
  ['of 5,000 events', bytesOf(calendar(...events(5_000))), ['5000 read']],
  ['of 5,001 events', bytesOf(calendar(...events(5_001))), ['Line 25003: More than 5000 events. Export a shorter time.']],
  [
    'of 5,000 series',
    bytesOf(calendar(...events(5_000, event(day, 'RRULE:FREQ=WEEKLY')))),
    ['Line 381: With all days of its series this is more than 5000 engagements. Export a shorter time.'],
  ],
  [
    'that breaks off',
    bytesOf(broken.slice(0, -40)),
    ['1 read', 'Line 8: The event is not whole: the file breaks off.', 'Line 11: The file breaks off before its end.'],
  ],
  ['that breaks off between two', bytesOf(whole.replace('END:VCALENDAR', '')), ['1 read', 'Line 7: The file breaks off before its end.']],
  ['that is binary', zip, ['Line 3: This is not a text file, so no calendar.']],
  ['in UTF-16', Buffer.from(`\uFEFF${whole}`, 'utf16le'), ['1 read', 'The file is written in UTF-16.']],
  [
    'in UTF-16 with a mistake',
    Buffer.from(`\uFEFF${whole.replace('20260210', '20260230')}`, 'utf16le'),
    ['0 read', 'Line 6: “20260230” is not a moment that exists.', 'The file is written in UTF-16.'],
  ],
  ['with bare line feeds', bytesOf(whole.replaceAll('\r\n', '\n')), ['1 read']],
  [
    'with bare line feeds and a mistake',
    bytesOf(whole.replaceAll('\r\n', '\n').replace('20260210', '20260230')),
    ['0 read', 'Line 6: “20260230” is not a moment that exists.'],
  ],
  ['without VERSION', bytesOf(whole.replace('VERSION:2.0\r\n', '')), ['1 read', 'Line 1: The calendar does not say which version it is.']],
  ['with events in events', bytesOf(nested('VEVENT', 2)), ['0 read', 'Line 3: An event lies inside another event.']],
  ['with parts in parts', bytesOf(nested('X', 100)), ['Line 10: More than 8 parts lie in one another.']],
  [
    'with a part closed by another',
    bytesOf(whole.replace('END:VEVENT', 'END:VTODO')),
    ['Line 7: END:VTODO stands where END:VEVENT was to come.'],
  ],
  ['of a day for ever', bytesOf(bomb('FREQ=DAILY;COUNT=1000000000')), ['0 read', 'Line 7: The series has more than 1000 days.']],
  ['of a series by the second', bytesOf(bomb('FREQ=SECONDLY')), ['0 read', 'Line 7: It repeats by the hour or finer.']],
  [
    'of a series without a day',
    bytesOf(bomb('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31')),
    ['0 read', 'Line 3: Counting out this series takes too long.'],
  ],
  ['without events', bytesOf('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n'), ['Line 1: There is no event in this file.']],
  ['of nothing', new Uint8Array(0), ['Line 1: There is no event in this file.']],
] as const)('a file %s is answered in sentences, with the line', async (_, bytes, sentences) => {
  expect(await said(bytes)).toEqual(sentences)
})

test('the sentences are Dutch for Dutch readers, their lines too', async () => {
  expect(await said(zip, 'nl')).toEqual(['Regel 3: Dit is geen tekstbestand, en dus geen agenda.'])
})
