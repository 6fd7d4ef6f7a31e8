import { expect, test } from 'vitest'
import { calendarText } from '#app/ical/calendar-text.ts'
import { etagOf, isModifiedSince, matchesEtag } from '#app/ical/etag.ts'
import { feed, feedOf } from './sample.ts'

test('line 34: the tag is a strong hash of the body: equal for equal bytes, another for one letter more', () => {
  expect(etagOf('abc')).toBe('"ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"')
  expect(etagOf(calendarText(feed()))).toBe(etagOf(calendarText(feed())))
  expect(etagOf(feedOf({ title: 'é' }))).not.toBe(etagOf(feedOf({ title: 'e' })))
})

test.each([
  ['"abc"', true],
  ['W/"abc"', true],
  [' * ', true],
  ['"x", W/"y" ,"abc"', true],
  ['"x,y","abc"', true],
  ['"abcd"', false],
  ['"x", "y"', false],
  ['"x,abc"', false],
  ['abc', false],
  ['"abc', false],
  ['w/"ab"', false],
  ['', false],
  ['"*"', false],
  [null, false],
])('line 35: If-None-Match %j matches the tag "abc": %s', (header, matches) => {
  expect([matchesEtag(header, '"abc"'), matchesEtag(header, 'W/"abc"')]).toEqual([matches, matches])
})

test.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', false],
  ['Sun, 06 Nov 1994 08:49:36 GMT', true],
  ['Sun, 06 Nov 1994 08:49:38 GMT', false],
  ['Sunday, 06-Nov-94 08:49:37 GMT', false],
  ['Sunday, 06-Nov-94 08:49:36 GMT', true],
  ['Sun Nov  6 08:49:37 1994', false],
  ['Sun Nov  6 08:49:36 1994', true],
  ['Sun, 31 Feb 2030 08:49:37 GMT', true],
  ['Sun, 06 Foo 2030 08:49:37 GMT', true],
  ['Sun, 06 Nov 2030 25:49:37 GMT', true],
  ['Sun, 06 Nov 2030 08:49:37 +0100', true],
  ['2030-11-06T08:49:37Z', true],
  ['tomorrow', true],
  ['', true],
  [null, true],
])('line 35: what changed at 08:49:37.900 on 6 November 1994 is to be sent to If-Modified-Since %j: %s', (header, modified) => {
  expect(isModifiedSince(header, new Date('1994-11-06T08:49:37.900Z'))).toBe(modified)
})

test('line 35: a year of two digits is the one at most fifty years ahead', () => {
  const now = new Date('2026-11-01T00:00:00Z')
  const changedAt = new Date('2020-01-01T00:00:00Z')
  expect(isModifiedSince('Sunday, 06-Nov-76 08:49:37 GMT', changedAt, now)).toBe(false)
  expect(isModifiedSince('Sunday, 06-Nov-77 08:49:37 GMT', changedAt, now)).toBe(true)
})
