import { afterEach, expect, test, vi } from 'vitest'
import { calendarText, withdrawnCalendarText } from '#app/ical/calendar-text.ts'
import type { FeedEvent } from '#app/ical/values.ts'
import { descriptionOf, readEvent, readEvents, readLines } from './plain-reader.ts'
import { feed, feedOf, meeting, timed, visit } from './sample.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('line 17: the UID is the record and the configured domain, whatever else of it changes', () => {
  const versions = [meeting(), meeting({ title: 'x', sequence: 9, kind: 'visit' }), meeting({ status: 'cancelled', place: undefined })]
  for (const detail of ['busy', 'limited', 'full'] as const) {
    const found = versions.map((event) => readEvent(calendarText(feed({ detail, name: 'other', events: [event] }))).UID)
    expect(new Set(found)).toEqual(new Set(['0197a1b2-0000-7000-8000-000000000001@gezant.example.org']))
  }
})

test('line 18: two events of one id are refused, also when only control characters tell them apart', () => {
  expect(() => calendarText(feed({ events: [meeting(), meeting()] }))).toThrow('Two events of a feed have the id')
  expect(() => calendarText(feed({ events: [meeting({ id: 'a' }), meeting({ id: 'a\u0000' })] }))).toThrow('have the id')
})

test('line 19: DTSTAMP is the last change of the row in UTC, and two fetches a minute apart are equal byte for byte', () => {
  vi.useFakeTimers({ now: new Date('2026-03-01T10:00:00Z') })
  const first = feedOf({})
  vi.setSystemTime(new Date('2026-03-01T10:01:00Z'))
  expect(feedOf({})).toBe(first)
  expect(readEvent(first)).toMatchObject({ DTSTAMP: '20260120T103000Z', CREATED: '20260105T090000Z' })
})

test('line 20: LAST-MODIFIED is the latest of the row, of what is drawn with it and of the settings of the feed', () => {
  const day = (date: string) => new Date(`${date}T00:00:00Z`)
  const modified = (changedAt: string, renderedAt: string, feedChangedAt?: string) =>
    readEvent(
      feedOf(
        { changedAt: day(changedAt), renderedAt: day(renderedAt) },
        feedChangedAt === undefined ? {} : { changedAt: day(feedChangedAt) },
      ),
    )['LAST-MODIFIED']
  expect([
    modified('2026-01-01', '2026-01-02'),
    modified('2026-01-03', '2026-01-02'),
    modified('2026-01-01', '2026-01-02', '2026-01-04'),
  ]).toEqual(['20260102T000000Z', '20260103T000000Z', '20260104T000000Z'])
})

test('line 21: cancelling, restoring and cancelling again keep the UID and raise SEQUENCE each time', () => {
  const steps = [
    { status: 'confirmed', sequence: 3 },
    { status: 'cancelled', sequence: 4 },
    { status: 'confirmed', sequence: 5 },
    { status: 'cancelled', sequence: 6 },
  ] as const
  expect(steps.map((step) => readEvent(feedOf(step))).map(({ STATUS, SEQUENCE }) => [STATUS, SEQUENCE])).toEqual([
    ['CONFIRMED', '3'],
    ['CANCELLED', '4'],
    ['CONFIRMED', '5'],
    ['CANCELLED', '6'],
  ])
})

test('line 21: each change of the detail of the feed raises SEQUENCE too', () => {
  const sequences = ['full', 'busy', 'full'].map((detail, revision) =>
    readEvent(feedOf({}, { detail: detail === 'busy' ? 'busy' : 'full', revision })),
  )
  expect(sequences.map(({ SUMMARY, SEQUENCE }) => [SUMMARY, SEQUENCE])).toEqual([
    ['Talks with the Alawite community', '3'],
    ['Busy', '4'],
    ['Talks with the Alawite community', '5'],
  ])
})

test('line 26: a visit is one all-day event from its first to its last day that takes up no time', () => {
  const text = calendarText(feed({ events: [visit()] }))
  expect(text).toContain('\r\nDTSTART;VALUE=DATE:20280229\r\nDTEND;VALUE=DATE:20280302\r\n')
  expect(readEvent(text)).toMatchObject({ TRANSP: 'TRANSPARENT', CATEGORIES: 'Visit', STATUS: 'CONFIRMED' })
})

test('line 26: a visit with hours is drawn over its days in its own zone, the day that begins at its end left out', () => {
  const time = timed('2026-02-08T23:30:00Z', '2026-02-14T23:00:00Z', 'Europe/Amsterdam')
  expect(readEvent(calendarText(feed({ events: [visit({ time })] })))).toMatchObject({ DTSTART: '20260209', DTEND: '20260215' })
})

test('line 27: a programme item names the visit it belongs to, and keeps its UID when it moves to another', () => {
  const item = { kind: 'programme-item', id: 'item-1' } as const
  const found = ['visit-1', 'visit-2', undefined].map((visitId) => feedOf({ ...item, visitId }))
  expect(found.map(readEvent).map((event) => [event.UID, event['RELATED-TO']])).toEqual([
    ['item-1@gezant.example.org', 'visit-1@gezant.example.org'],
    ['item-1@gezant.example.org', 'visit-2@gezant.example.org'],
    ['item-1@gezant.example.org', undefined],
  ])
  expect(found[0]).toContain('\r\nRELATED-TO;RELTYPE=PARENT:visit-1@gezant.example.org\r\n')
})

test('line 28: a series with one moved and one cancelled occurrence is three events of their own', () => {
  const events = [
    meeting({ id: 'series-20260210' }),
    meeting({ id: 'series-20260217', time: timed('2026-02-18T12:00:00Z', '2026-02-18T13:00:00Z', 'Asia/Damascus'), sequence: 4 }),
    meeting({ id: 'series-20260224', time: timed('2026-02-24T07:00:00Z', '2026-02-24T08:00:00Z', 'Asia/Damascus'), status: 'cancelled' }),
  ]
  const text = calendarText(feed({ events }))
  expect(readEvents(text).map(({ UID, DTSTART, STATUS }) => [UID?.split('@')[0], DTSTART, STATUS])).toEqual([
    ['series-20260210', '20260210T070000Z', 'CONFIRMED'],
    ['series-20260217', '20260218T120000Z', 'CONFIRMED'],
    ['series-20260224', '20260224T070000Z', 'CANCELLED'],
  ])
  const names = readLines(text).map(({ name }) => name)
  expect(names.filter((name) => ['RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID'].includes(name))).toEqual([])
})

test('line 29: a cancelled event says so in its status and before its title, in the language of the feed, and takes up no time', () => {
  const said = { STATUS: 'CANCELLED', TRANSP: 'TRANSPARENT' }
  expect(readEvent(feedOf({ status: 'cancelled', title: 'Talks' }))).toMatchObject({ ...said, SUMMARY: 'CANCELLED: Talks' })
  const dutch = feedOf({ status: 'cancelled', title: 'Gesprek' }, { language: 'nl' })
  expect(readEvent(dutch)).toMatchObject({ ...said, SUMMARY: 'GEANNULEERD: Gesprek' })
})

test('line 29: every status has its place in the three that calendars know, and doubt is told in words', () => {
  const statuses = ['proposed', 'tentative', 'confirmed', 'held', 'postponed', 'cancelled'] as const
  const found = statuses.map((status) => {
    const text = feedOf({ status, title: 'Talks', people: [], purpose: '', joinLink: '', link: '' })
    const { STATUS, TRANSP, SUMMARY } = readEvent(text)
    return [STATUS, TRANSP, SUMMARY, descriptionOf(text).split('\n')[1]]
  })
  expect(found).toEqual([
    ['TENTATIVE', 'OPAQUE', 'Talks', 'Proposed, not yet agreed'],
    ['TENTATIVE', 'OPAQUE', 'Talks', 'Tentative'],
    ['CONFIRMED', 'OPAQUE', 'Talks', undefined],
    ['CONFIRMED', 'OPAQUE', 'Talks', undefined],
    ['TENTATIVE', 'TRANSPARENT', 'POSTPONED: Talks', 'Postponed: not at this time'],
    ['CANCELLED', 'TRANSPARENT', 'CANCELLED: Talks', undefined],
  ])
})

test('line 30: an event without a title has one all the same, and its place is one line', () => {
  for (const detail of ['limited', 'full'] as const) {
    const event = readEvent(feedOf({ title: ' \u0000\r\n', place: ' Embassy\r\n\r\n Room 4\u2028Damascus ' }, { detail }))
    expect([event.SUMMARY, event.LOCATION]).toEqual(['Untitled', 'Embassy\\, Room 4\\, Damascus'])
  }
})

test('line 30: an event without place, people and links has no empty line for them', () => {
  const text = feedOf({ place: ' ', people: [' '], purpose: ' ', joinLink: '', link: '', categories: [' '] })
  expect(readEvent(text)).not.toHaveProperty('LOCATION')
  expect(readEvent(text)).not.toHaveProperty('CATEGORIES')
  expect(descriptionOf(text)).toBe('10:00-11:00 Damascus, UTC+3')
})

test('line 30: a long description is cut to 600 characters in its purpose and names, never in its links or inside a character', () => {
  const people = Array.from({ length: 40 }, (_, index) => `Delegate ${index}`)
  for (let length = 0; length < 4; length += 1) {
    const text = feedOf({ people, purpose: `${'x'.repeat(length)}${'😀'.repeat(400)}` })
    const description = descriptionOf(text)
    expect(description.length).toBeLessThanOrEqual(600)
    expect(description.isWellFormed()).toBe(true)
    expect(description.split('\n').slice(-2)).toEqual([
      'Join: https://meet.example.org/a,b;c?d=1,2',
      'In Gezant: https://gezant.example.org/engagements/1',
    ])
    expect(description.split('\n').map((line) => line.endsWith('…'))).toEqual([false, true, true, false, false])
  }
})

test('line 32: a feed invites nobody, attaches nothing and rings no alarm', () => {
  const names = readLines(calendarText(feed({ events: [meeting(), visit()] }))).map(({ name, value }) => `${name}:${value}`)
  expect(names.filter((name) => /^(ATTENDEE|ORGANIZER|ATTACH):|BEGIN:(VALARM|VTODO)/.test(name))).toEqual([])
})

test('line 32: an alarm that the subscriber chose rings before what stands and has hours, and stands after all properties', () => {
  const text = feedOf({ title: 'Talks, first' }, { alarmMinutes: 15 })
  expect(text.slice(text.indexOf('BEGIN:VALARM'))).toBe(
    'BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Talks\\, first\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  )
  const wholeDay: FeedEvent['time'] = { timing: 'all-day', startsOn: '2026-02-20', endsOn: '2026-02-20', zone: 'UTC' }
  const silent = [meeting({ status: 'cancelled' }), meeting({ status: 'postponed' }), meeting({ time: wholeDay }), visit()]
  expect(silent.map((event) => calendarText(feed({ alarmMinutes: 15, events: [event] })).includes('VALARM'))).toEqual(Array(4).fill(false))
})

test('line 32: a follow-up is a whole day, the one it is due, and takes up no time', () => {
  const text = feedOf({ kind: 'follow-up', time: { timing: 'all-day', startsOn: '2026-02-20', endsOn: '2026-02-20', zone: 'UTC' } })
  expect(readEvent(text)).toMatchObject({ DTSTART: '20260220', DTEND: '20260221', TRANSP: 'TRANSPARENT' })
})

test('line 39: a withdrawn link answers one all-day event on the day of withdrawal and nothing of the feed', () => {
  const withdrawn = { domain: 'gezant.example.org', feedId: 'f1', withdrawnAt: new Date('2026-03-01T23:30:00Z') }
  expect(readEvent(withdrawnCalendarText({ ...withdrawn, language: 'en', zone: 'Europe/Amsterdam' }))).toEqual({
    UID: 'withdrawn-f1@gezant.example.org',
    SEQUENCE: '0',
    DTSTAMP: '20260301T233000Z',
    DTSTART: '20260302',
    DTEND: '20260303',
    'X-MICROSOFT-CDO-ALLDAYEVENT': 'TRUE',
    'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT': 'TRUE',
    SUMMARY: 'This calendar link was withdrawn',
    TRANSP: 'TRANSPARENT',
    STATUS: 'CONFIRMED',
    CREATED: '20260301T233000Z',
    'LAST-MODIFIED': '20260301T233000Z',
  })
  const dutch = withdrawnCalendarText({ ...withdrawn, language: 'nl' })
  expect(readEvent(dutch)).toMatchObject({ DTSTART: '20260301', SUMMARY: 'Deze agendalink is ingetrokken' })
})
