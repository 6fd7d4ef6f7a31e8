import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarText } from '#app/ical/calendar-text.ts'
import { offsetMsAt } from '#app/lib/zones.ts'
import { readEvents, readLines } from './plain-reader.ts'
import { feed, meeting, timed, visit } from './sample.ts'

const colour = { css: 'teal', hex: '#008080' }

function valuesOf(text: string, name: string): string[] {
  return readLines(text)
    .filter((line) => line.name === name)
    .map((line) => line.value)
}

test('line 11: the head of a calendar is the same in every language and detail, but for name and colour', () => {
  for (const language of ['en', 'nl'] as const) {
    const text = calendarText(feed({ language, detail: 'busy', colour, description: 'All of mine', events: [] }))
    expect(text.slice(0, text.indexOf('BEGIN:VTIMEZONE'))).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Gezant//Engagement calendar//EN',
        'CALSCALE:GREGORIAN',
        'NAME:Gezant: my engagements',
        'X-WR-CALNAME:Gezant: my engagements',
        'X-WR-CALDESC:All of mine',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
        'X-PUBLISHED-TTL:PT1H',
        'X-APPLE-CALENDAR-COLOR:#008080',
        'COLOR:teal',
        '',
      ].join('\r\n'),
    )
  }
})

test('line 11: a feed names no method and no zone of its own', () => {
  const names = readLines(calendarText(feed({ events: [meeting(), visit()] }))).map(({ name }) => name)
  expect(names.filter((name) => ['METHOD', 'TIMEZONE-ID', 'X-WR-TIMEZONE', 'TZID'].includes(name))).toEqual([])
})

test('line 12: both names are equal and stay the same when everything else changes', () => {
  const before = calendarText(feed())
  const after = calendarText(feed({ detail: 'busy', language: 'nl', events: [] }))
  expect([valuesOf(before, 'NAME'), valuesOf(before, 'X-WR-CALNAME')]).toEqual([valuesOf(after, 'NAME'), valuesOf(after, 'X-WR-CALNAME')])
})

test('line 12: a calendar without a name gets one, as readers show the address otherwise', () => {
  expect(valuesOf(calendarText(feed({ name: ' \r\n\u0000' })), 'X-WR-CALNAME')).toEqual(['Gezant'])
})

test('line 13: readers are told to come back every hour, in both spellings', () => {
  const text = calendarText(feed())
  expect(text).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n')
})

test('line 14: a feed has a colour only when it was given one', () => {
  const text = calendarText(feed())
  expect([valuesOf(text, 'COLOR'), valuesOf(text, 'X-APPLE-CALENDAR-COLOR')]).toEqual([[], []])
  const coloured = calendarText(feed({ colour: { css: 'teal\r\nMETHOD:REQUEST', hex: '#008080' } }))
  expect(valuesOf(coloured, 'COLOR')).toEqual(['teal\\nMETHOD:REQUEST'])
})

test('line 15: the calendar itself has no URL and no SOURCE', () => {
  const names = readLines(calendarText(feed({ events: [meeting({ link: undefined })] }))).map(({ name }) => name)
  expect(names.filter((name) => name === 'URL' || name === 'SOURCE')).toEqual([])
})

test('line 16: an empty feed is a calendar with one zone whose offset is the true one', () => {
  const calendar = new ICAL.Component(ICAL.parse(calendarText(feed({ events: [] }))))
  const zones = calendar.getAllSubcomponents().map((component) => ({
    name: component.name,
    zone: component.getFirstPropertyValue('tzid'),
    offsets: component.getAllSubcomponents().map((part) => String(part.getFirstPropertyValue('tzoffsetto'))),
  }))
  expect(zones).toEqual([{ name: 'vtimezone', zone: 'Etc/UTC', offsets: ['+00:00'] }])
  expect(['1970-01-01', '2026-01-15', '2026-07-15', '2050-07-01'].map((day) => offsetMsAt(new Date(day), 'Etc/UTC'))).toEqual([0, 0, 0, 0])
})

test('line 16: a feed with events has no zone', () => {
  expect(calendarText(feed())).not.toContain('VTIMEZONE')
})

test('the bytes depend on the values alone, not on the order they come in', () => {
  const events = [
    meeting({ id: 'b' }),
    meeting({ id: 'a' }),
    visit(),
    meeting({ id: 'c', time: timed('2026-02-09T07:00:00Z', '2026-02-09T08:00:00Z', 'UTC') }),
  ]
  const text = calendarText(feed({ events }))
  expect(calendarText(feed({ events: events.toReversed() }))).toBe(text)
  expect(readEvents(text).map(({ UID }) => UID?.split('@')[0])).toEqual(['c', 'a', 'b', 'visit-1'])
})

test.each([0, 1, 1000, 10_000])('%i events are all there and in order', (count) => {
  const events = Array.from({ length: count }, (_, index) => meeting({ id: `e${String(index).padStart(5, '0')}` }))
  const text = calendarText(feed({ events }))
  expect(text.match(/\r\nUID:e\d+/g)?.length ?? 0).toBe(count)
  expect(text.match(/\r\nBEGIN:/g)?.length).toBe(count === 0 ? 2 : count)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
})
