import { expect, test } from 'vitest'
import { calendarText } from '#app/ical/calendar-text.ts'
import type { FeedDetail } from '#app/ical/values.ts'
import { readEvent, unescapeText } from './plain-reader.ts'
import { feed, meeting } from './sample.ts'

const secrets = {
  title: 'SECRET title',
  place: 'SECRET place',
  people: ['SECRET person'],
  purpose: 'SECRET purpose',
  joinLink: 'https://meet.example.org/SECRET-join',
  link: 'https://gezant.example.org/SECRET-link',
  visitId: 'SECRET-visit',
  categories: ['SECRET category'],
}

function textAt(detail: FeedDetail): string {
  return calendarText(feed({ detail, alarmMinutes: 10, events: [meeting({ ...secrets, kind: 'programme-item' })] }))
}

function namesAt(detail: FeedDetail): string[] {
  return Object.keys(readEvent(textAt(detail))).sort()
}

const always = ['CREATED', 'DTEND', 'DTSTAMP', 'DTSTART', 'LAST-MODIFIED', 'SEQUENCE', 'STATUS', 'SUMMARY', 'TRANSP', 'UID']

test('line 31: at level busy nothing is said but that time is taken', () => {
  expect(namesAt('busy')).toEqual([...always, 'CLASS'].sort())
  expect(textAt('busy')).not.toContain('SECRET')
  expect(readEvent(textAt('busy'))).toMatchObject({ SUMMARY: 'Busy', CLASS: 'PRIVATE', DTSTART: '20260210T070000Z' })
})

test('line 31: a busy feed in Dutch says so in Dutch, of a cancelled event and a visit as well', () => {
  const summaries = [meeting({ status: 'cancelled' }), meeting({ kind: 'visit' })].map((event) =>
    readEvent(calendarText(feed({ detail: 'busy', language: 'nl', events: [event] }))),
  )
  expect(summaries.map(({ SUMMARY, TRANSP, CATEGORIES }) => [SUMMARY, TRANSP, CATEGORIES])).toEqual([
    ['Bezet', 'TRANSPARENT', undefined],
    ['Bezet', 'TRANSPARENT', undefined],
  ])
})

test('line 31: at level limited title, place, time and the visit are said, and no person, purpose, link or category', () => {
  expect(namesAt('limited')).toEqual([...always, 'DESCRIPTION', 'LOCATION', 'RELATED-TO'].sort())
  expect(textAt('limited').match(/SECRET[ -]\w+/g)).toEqual(['SECRET title', 'SECRET place', 'SECRET-visit', 'SECRET title'])
  expect(unescapeText(readEvent(textAt('limited')).DESCRIPTION ?? '')).toBe('10:00-11:00 Damascus, UTC+3')
})

test('line 31: at level full everything is said, and nothing is marked private', () => {
  expect(namesAt('full')).toEqual([...always, 'CATEGORIES', 'CONFERENCE', 'DESCRIPTION', 'LOCATION', 'RELATED-TO', 'URL'].sort())
})
