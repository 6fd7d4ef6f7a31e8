import fc from 'fast-check'
import { expect, test } from 'vitest'
import { engagementInput } from '#app/domain/engagements/input.ts'
import { daysOf, lastDayOf, limits, movedBy, type Rule, splitAt } from '#app/domain/series/rule.ts'
import { hoursOf, timeOn } from '#app/domain/series/times.ts'
import { addDays, dateOfDay, dayNumber, weekdayOf } from '#app/lib/dates.ts'
import { repeats } from '#db/schema/words.ts'
import { meeting } from './scene.ts'

const rule = (over: Partial<Rule>): Rule => ({ repeats: 'weekly', every: 1, weekdays: [], startsOn: '2026-02-02', count: 4, ...over })
const far = '2100-01-01'

test('weekly, on some days, every other week, until a day', () => {
  expect(daysOf(rule({}), far)).toEqual(['2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23'])
  expect(daysOf(rule({ weekdays: [1, 4], startsOn: '2026-02-03' }), far)).toEqual(['2026-02-05', '2026-02-09', '2026-02-12', '2026-02-16'])
  expect(daysOf(rule({ every: 2, count: undefined, until: '2026-03-02' }), far)).toEqual(['2026-02-02', '2026-02-16', '2026-03-02'])
})

test('monthly by date leaves out the months that lack it; by weekday the first Monday stays the first Monday', () => {
  expect(daysOf(rule({ repeats: 'monthly-date', startsOn: '2026-01-31' }), far)).toEqual([
    '2026-01-31',
    '2026-03-31',
    '2026-05-31',
    '2026-07-31',
  ])
  expect(daysOf(rule({ repeats: 'monthly-weekday' }), far)).toEqual(['2026-02-02', '2026-03-02', '2026-04-06', '2026-05-04'])
  expect(daysOf(rule({ repeats: 'monthly-weekday', startsOn: '2026-01-29' }), far)).toEqual([
    '2026-01-29',
    '2026-04-30',
    '2026-07-30',
    '2026-10-29',
  ])
  expect(daysOf(rule({ repeats: 'monthly-last-weekday', startsOn: '2026-02-27', every: 2 }), far)).toEqual([
    '2026-02-27',
    '2026-04-24',
    '2026-06-26',
    '2026-08-28',
  ])
})

const anyRule = fc
  .record({
    repeats: fc.constantFrom(...repeats),
    every: fc.integer({ min: 1, max: limits.every }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
    startsOn: fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2040-01-01') }).map(dateOfDay),
    count: fc.integer({ min: 1, max: 200 }),
    until: fc.integer({ min: 0, max: 2500 }),
    counted: fc.boolean(),
  })
  .map(({ counted, until, count, ...rest }): Rule => ({ ...rest, ...(counted ? { count } : { until: addDays(rest.startsOn, until) }) }))

test('any rule gives rising days within its bounds, at most 200 of them and none after five years', () => {
  fc.assert(
    fc.property(anyRule, (each) => {
      const days = daysOf(each, far)
      expect(days).toEqual([...new Set(days)].sort())
      expect(days.length).toBeLessThanOrEqual(each.count ?? limits.count)
      for (const day of days) expect(day >= each.startsOn && day <= (each.until ?? far) && day <= lastDayOf(each.startsOn)).toBe(true)
      if (each.repeats === 'weekly' && each.weekdays.length > 0) for (const day of days) expect(each.weekdays).toContain(weekdayOf(day))
    }),
  )
})

test('a rule cut in two at one of its days gives the same days together', () => {
  fc.assert(
    fc.property(anyRule, fc.nat(), (each, pick) => {
      const days = daysOf(each, far)
      const at = days[pick % Math.max(days.length, 1)]
      // A cut begins the five years and the two hundred anew.
      if (!at || days.length >= limits.count || (each.until ?? far) > lastDayOf(each.startsOn)) return
      const { before, after } = splitAt(each, at)
      const first = before.count === 0 ? [] : daysOf(before, far)
      expect([...first, ...daysOf(after, lastDayOf(each.startsOn))]).toEqual(days)
    }),
  )
})

test('weeks moved by some days give the same days so much later', () => {
  fc.assert(
    fc.property(anyRule, fc.integer({ min: -6, max: 6 }), (each, shift) => {
      if (each.repeats !== 'weekly' || each.weekdays.length === 0 || each.every > 1) return
      const short = { ...each, count: 5, until: undefined }
      expect(daysOf(movedBy(short, shift), far)).toEqual(daysOf(short, far).map((day) => addDays(day, shift)))
    }),
  )
})

const hours = { zone: 'Europe/Amsterdam', startsTime: '10:00', endsTime: '11:00', lastDay: 0 }

test('ten o’clock stays ten o’clock when the clocks change', () => {
  const instants = ['2026-03-23', '2026-03-30', '2026-10-19', '2026-10-26'].map((day) => timeOn(day, hours, 'timed'))
  expect(instants.map((time) => [time.startsLocal, time.startsAt.toISOString()])).toEqual([
    ['2026-03-23T10:00', '2026-03-23T09:00:00.000Z'],
    ['2026-03-30T10:00', '2026-03-30T08:00:00.000Z'],
    ['2026-10-19T10:00', '2026-10-19T08:00:00.000Z'],
    ['2026-10-26T10:00', '2026-10-26T09:00:00.000Z'],
  ])
})

test('the night that leaves the hour out moves it, the night that has it twice takes the first, and it never ends before it starts', () => {
  const night = (startsTime: string, endsTime: string, day: string) => {
    const { startsLocal, endsLocal, startsAt, endsAt } = timeOn(day, { ...hours, startsTime, endsTime }, 'timed')
    return [startsLocal?.slice(11), endsLocal?.slice(11), (endsAt.getTime() - startsAt.getTime()) / 60_000]
  }
  expect(night('02:30', '04:00', '2026-03-29')).toEqual(['03:30', '04:00', 30])
  expect(night('02:00', '03:00', '2026-03-29')).toEqual(['03:00', '04:00', 60])
  expect(night('02:15', '02:45', '2026-03-29')).toEqual(['03:15', '03:45', 30])
  expect(night('02:30', '02:45', '2026-10-25')).toEqual(['02:30', '02:45', 15])
})

test('the hours of a series and one day give the time they were taken from', () => {
  const time = timeOn('2026-02-02', { ...hours, endsTime: '09:00', lastDay: 1 }, 'timed')
  expect(timeOn('2026-02-02', hoursOf(time), 'timed')).toEqual(time)
  const days = timeOn('2026-02-02', { zone: 'UTC', startsTime: null, endsTime: null, lastDay: 2 }, 'window')
  expect([days.startsOn, days.endsOn, timeOn('2026-02-02', hoursOf(days), 'window')]).toEqual(['2026-02-02', '2026-02-04', days])
})

const desk = '01a213bd-425f-725c-8614-8e29b4f7a310'
const problems = (over: Record<string, unknown>) =>
  engagementInput.safeParse(meeting(desk, over)).error?.issues.map((issue) => [issue.path[0], String(issue.message).split('|')[0]])

test.each([
  [{ repeats: 'SECONDLY', count: '5' }, 'repeats', 'errors.unknownChoice'],
  [{ repeats: 'MINUTELY', count: '5' }, 'repeats', 'errors.unknownChoice'],
  [{ repeats: 'hourly', count: '5' }, 'repeats', 'errors.unknownChoice'],
  [{ repeats: 'weekly', every: '0', count: '5' }, 'every', 'series.everyWhole'],
  [{ repeats: 'weekly', every: '-1', count: '5' }, 'every', 'series.everyWhole'],
  [{ repeats: 'weekly', every: '.007', count: '5' }, 'every', 'series.everyWhole'],
  [{ repeats: 'weekly', every: '1e9', count: '5' }, 'every', 'series.everyWhole'],
  [{ repeats: 'weekly', every: '100', count: '5' }, 'every', 'series.everyWhole'],
  [{ repeats: 'weekly', count: '201' }, 'count', 'series.countLimit'],
  [{ repeats: 'weekly', count: '1e9' }, 'count', 'series.countLimit'],
  [{ repeats: 'weekly', count: '0' }, 'count', 'series.countLimit'],
  [{ repeats: 'weekly', until: '2031-02-06' }, 'until', 'series.untilLimit'],
  [{ repeats: 'weekly', until: '2026-02-04' }, 'until', 'series.untilLimit'],
  [{ repeats: 'weekly', until: 'never' }, 'until', 'series.untilLimit'],
  [{ repeats: 'weekly' }, 'until', 'series.endNeeded'],
  [{ repeats: 'weekly', until: '2026-04-04', count: '3' }, 'count', 'series.oneEnd'],
  [{ repeats: 'weekly', count: '3', kind: 'visit', timing: 'all-day' }, 'repeats', 'series.notVisits'],
])('%j is refused beside its field', (over, field, message) => {
  expect(problems(over)).toEqual([[field, message]])
})

test('five years to the day, two hundred times and every 99 weeks are still taken', () => {
  expect(problems({ repeats: 'weekly', until: '2031-02-05' })).toBeUndefined()
  expect(problems({ repeats: 'weekly', count: '200', every: '99', weekdays: ['1', '7'] })).toBeUndefined()
})
