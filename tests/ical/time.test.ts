import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { FeedEvent } from '#app/ical/values.ts'
import { instantOf } from '#app/lib/wall-time.ts'
import { descriptionOf, readEvent } from './plain-reader.ts'
import { feedOf, timed } from './sample.ts'

function shown(time: FeedEvent['time'], language: 'en' | 'nl' = 'en'): (string | undefined)[] {
  const text = feedOf({ time, people: [], purpose: '', joinLink: '', link: '' }, { language })
  const { DTSTART, DTEND } = readEvent(text)
  return [DTSTART, DTEND, descriptionOf(text)]
}

function local(from: string, to: string, zone: string, fold: 0 | 1 = 0): FeedEvent['time'] {
  return { timing: 'timed', startsAt: instantOf(from, zone, fold), endsAt: instantOf(to, zone, fold), zone }
}

test.each([
  ['2026-10-25T10:00', '2026-10-25T11:00', 'Europe/Amsterdam', '20261025T090000Z', '20261025T100000Z', '10:00-11:00 Amsterdam, UTC+1'],
  ['2026-01-15T10:00', '2026-01-15T11:00', 'Asia/Damascus', '20260115T070000Z', '20260115T080000Z', '10:00-11:00 Damascus, UTC+3'],
  ['2022-01-15T10:00', '2022-01-15T11:00', 'Asia/Damascus', '20220115T080000Z', '20220115T090000Z', '10:00-11:00 Damascus, UTC+2'],
  ['2026-07-15T10:00', '2026-07-15T11:00', 'Africa/Cairo', '20260715T070000Z', '20260715T080000Z', '10:00-11:00 Cairo, UTC+3'],
  ['2026-03-01T10:00', '2026-03-01T11:00', 'Africa/Casablanca', '20260301T100000Z', '20260301T110000Z', '10:00-11:00 Casablanca, UTC'],
  ['2026-04-15T10:00', '2026-04-15T11:00', 'Africa/Casablanca', '20260415T090000Z', '20260415T100000Z', '10:00-11:00 Casablanca, UTC+1'],
  ['2026-04-15T10:00', '2026-04-15T11:00', 'Asia/Kolkata', '20260415T043000Z', '20260415T053000Z', '10:00-11:00 Kolkata, UTC+5:30'],
  ['2026-04-15T10:00', '2026-04-15T11:00', 'UTC', '20260415T100000Z', '20260415T110000Z', '10:00-11:00, UTC'],
])('line 22: %s to %s in %s is written in UTC and told in local time', (from, to, zone, start, end, words) => {
  expect(shown(local(from, to, zone))).toEqual([start, end, words])
})

test('line 22: an hour that comes twice is told with the offset of the one that is meant', () => {
  const times = [0, 1].map((fold) => shown(local('2026-10-25T02:30', '2026-10-25T02:45', 'Europe/Amsterdam', fold === 0 ? 0 : 1)))
  expect(times).toEqual([
    ['20261025T003000Z', '20261025T004500Z', '02:30-02:45 Amsterdam, UTC+2'],
    ['20261025T013000Z', '20261025T014500Z', '02:30-02:45 Amsterdam, UTC+1'],
  ])
})

test('line 22: both offsets are told when the clocks change in between', () => {
  expect(shown(timed('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', 'Europe/Amsterdam'))[2]).toBe('02:30 (UTC+2)-02:30 (UTC+1) Amsterdam')
  expect(shown(timed('2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z', 'Europe/Amsterdam'))[2]).toBe('01:30 (UTC+1)-03:30 (UTC+2) Amsterdam')
})

test('line 22: a meeting across midnight is told with both dates', () => {
  const time = timed('2026-12-31T22:00:00Z', '2027-01-01T01:00:00Z', 'Europe/Amsterdam')
  const [start, end, words] = shown(time)
  expect([start, end, words]).toEqual([
    '20261231T220000Z',
    '20270101T010000Z',
    '31 December 2026 23:00 - 1 January 2027 02:00 Amsterdam, UTC+1',
  ])
  expect(shown(time, 'nl')[2]).toBe('31 december 2026 23:00 - 1 januari 2027 02:00 Amsterdam, UTC+1')
})

test('line 22: an unknown zone is refused rather than told wrongly', () => {
  expect(() => shown(timed('2026-02-10T07:00:00Z', '2026-02-10T08:00:00Z', 'Europe/Atlantis'))).toThrow(RangeError)
})

test('line 23: no event names a zone, as none has a rule', () => {
  expect(feedOf({})).not.toContain('TZID')
})

test.each([
  ['2026-02-09', '2026-02-14', 'some time between 9 and 14 February 2026', 'ergens tussen 9 en 14 februari 2026'],
  ['2026-02-27', '2026-03-02', 'some time between 27 February and 2 March 2026', 'ergens tussen 27 februari en 2 maart 2026'],
  ['2026-12-30', '2027-01-02', 'some time between 30 December 2026 and 2 January 2027', 'ergens tussen 30 december 2026 en 2 januari 2027'],
  ['2026-02-09', '2026-02-09', 'some time on 9 February 2026', 'ergens op 9 februari 2026'],
])('line 24: a window from %s to %s is drawn over its days, takes up no time and is told in words', (startsOn, endsOn, english, dutch) => {
  const time: FeedEvent['time'] = { timing: 'window', startsOn, endsOn, zone: 'Europe/Amsterdam' }
  expect([shown(time)[2], shown(time, 'nl')[2]]).toEqual([english, dutch])
  expect(feedOf({ time })).toContain(`\r\nDTSTART;VALUE=DATE:${startsOn.replaceAll('-', '')}\r\nDTEND;VALUE=DATE:`)
  expect(readEvent(feedOf({ time })).TRANSP).toBe('TRANSPARENT')
})

test('line 24: an all-day event ends on the day after its last, over a leap day too', () => {
  const time: FeedEvent['time'] = { timing: 'all-day', startsOn: '2028-02-28', endsOn: '2028-02-29', zone: 'Pacific/Kiritimati' }
  expect(feedOf({ time })).toContain('\r\nDTSTART;VALUE=DATE:20280228\r\nDTEND;VALUE=DATE:20280301\r\n')
  expect(readEvent(feedOf({ time })).TRANSP).toBe('OPAQUE')
})

test('line 24: a date that is not real is refused', () => {
  expect(() => shown({ timing: 'all-day', startsOn: '2026-02-30', endsOn: '2026-03-01', zone: 'UTC' })).toThrow(RangeError)
})

test('line 24: servers in three zones write the same bytes', () => {
  const program = fileURLToPath(new URL('./print-calendar.ts', import.meta.url))
  const texts = ['UTC', 'Asia/Tokyo', 'America/New_York'].map((TZ) =>
    execFileSync(process.execPath, [program], { env: { ...process.env, TZ }, encoding: 'utf8' }),
  )
  expect(texts.map((text) => text.split('\n', 1))).toEqual([['UTC'], ['Asia/Tokyo'], ['America/New_York']])
  const calendars = texts.map((text) => text.slice(text.indexOf('\n') + 1))
  expect(new Set(calendars).size).toBe(1)
  expect(calendars[0]?.match(/BEGIN:VEVENT/g)?.length).toBe(6)
})

test('line 24: the dates of what is drawn over whole days are those of its own zone', () => {
  const days = (startsAt: string, endsAt: string, zone: string) => {
    const { DTSTART, DTEND } = readEvent(feedOf({ kind: 'visit', time: timed(startsAt, endsAt, zone) }))
    return [DTSTART, DTEND]
  }
  expect(days('2026-02-08T23:30:00Z', '2026-02-14T22:30:00Z', 'Europe/Amsterdam')).toEqual(['20260209', '20260215'])
  expect(days('2026-02-08T23:30:00Z', '2026-02-14T22:30:00Z', 'America/New_York')).toEqual(['20260208', '20260215'])
})

test('line 25: an end at or before the start is one minute or one day, told without an end', () => {
  const at = '2026-02-10T07:00:00'
  expect(shown(timed(`${at}Z`, `${at}Z`, 'Asia/Damascus'))).toEqual(['20260210T070000Z', '20260210T070100Z', '10:00 Damascus, UTC+3'])
  expect(shown(timed(`${at}.100Z`, `${at}.900Z`, 'Asia/Damascus'))[1]).toBe('20260210T070100Z')
  expect(shown(timed(`${at}Z`, '2026-02-10T06:00:00Z', 'Asia/Damascus'))).toEqual([
    '20260210T070000Z',
    '20260210T070100Z',
    '10:00 Damascus, UTC+3',
  ])
  const backwards: FeedEvent['time'] = { timing: 'all-day', startsOn: '2026-02-10', endsOn: '2026-02-09', zone: 'UTC' }
  expect(shown(backwards).slice(0, 2)).toEqual(['20260210', '20260211'])
})
