import { expect, test } from 'vitest'
import {
  type DateStyle,
  formatBriefRange,
  formatDate,
  formatDaysAway,
  formatDaysLate,
  formatRange,
  formatTimeRange,
  formatWeekday,
} from '#app/lib/format-dates.ts'
import { answerUnder, processZones } from './under-process-zone.ts'

const styles: DateStyle[] = ['long', 'day', 'short', 'month']
const away = [-3, -1, 0, 1, 2, 4]
const isoDays = [1, 2, 3, 4, 5, 6, 7]

test('a date in English in each style', () => {
  expect(styles.map((style) => formatDate('2026-02-05', 'en', style))).toEqual([
    'Thursday 5 February 2026',
    'Thu 5 February',
    '5 Feb 2026',
    'February 2026',
  ])
})

test('a date in Dutch in each style', () => {
  expect(styles.map((style) => formatDate('2026-02-05', 'nl', style))).toEqual([
    'donderdag 5 februari 2026',
    'do 5 februari',
    '5 feb. 2026',
    'februari 2026',
  ])
})

test('weekdays have a long and a short name', () => {
  expect(isoDays.map((day) => formatWeekday(day, 'en', 'long'))).toEqual([
    'Monday',
    'Tuesday',
    'Wednesday',
    'Thursday',
    'Friday',
    'Saturday',
    'Sunday',
  ])
  expect(isoDays.map((day) => formatWeekday(day, 'en', 'short'))).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
  expect(isoDays.map((day) => formatWeekday(day, 'nl', 'long'))).toEqual([
    'maandag',
    'dinsdag',
    'woensdag',
    'donderdag',
    'vrijdag',
    'zaterdag',
    'zondag',
  ])
  expect(isoDays.map((day) => formatWeekday(day, 'nl', 'short'))).toEqual(['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'])
})

test('what is no day and no weekday has no words', () => {
  expect(() => formatDate('2026-02-31', 'en', 'long')).toThrow(RangeError)
  expect(() => formatRange('2026-02-09', 'later', 'en')).toThrow(RangeError)
  for (const weekday of [0, 8, 1.5, Number.NaN]) expect(() => formatWeekday(weekday, 'en', 'long')).toThrow(RangeError)
})

const ranges: [string, string][] = [
  ['2026-02-09', '2026-02-14'],
  ['2026-02-27', '2026-03-03'],
  ['2026-12-29', '2027-01-03'],
  ['2026-02-05', '2026-02-05'],
  ['2026-02-05', '2027-02-05'],
]

test('a range in English says no part twice', () => {
  expect(ranges.map(([start, end]) => formatRange(start, end, 'en'))).toEqual([
    '9–14 February 2026',
    '27 February – 3 March 2026',
    '29 December 2026 – 3 January 2027',
    '5 February 2026',
    '5 February 2026 – 5 February 2027',
  ])
})

test('a range in Dutch says no part twice', () => {
  expect(ranges.map(([start, end]) => formatRange(start, end, 'nl'))).toEqual([
    '9–14 februari 2026',
    '27 februari – 3 maart 2026',
    '29 december 2026 – 3 januari 2027',
    '5 februari 2026',
    '5 februari 2026 – 5 februari 2027',
  ])
})

test('a range of times has both ends, a moment one', () => {
  expect([formatTimeRange('10:00', '11:30'), formatTimeRange('10:00', '10:00')]).toEqual(['10:00–11:30', '10:00'])
})

test('how far a day is away is said as people say it', () => {
  expect(away.map((days) => formatDaysAway(days, 'en'))).toEqual(['3 days ago', 'yesterday', 'today', 'tomorrow', 'in 2 days', 'in 4 days'])
  expect(away.map((days) => formatDaysAway(days, 'nl'))).toEqual([
    '3 dagen geleden',
    'gisteren',
    'vandaag',
    'morgen',
    'over 2 dagen',
    'over 4 dagen',
  ])
})

test('how late something is counts the days since it was due', () => {
  expect([1, 2, 37].map((days) => formatDaysLate(days, 'en'))).toEqual(['1 day late', '2 days late', '37 days late'])
  expect([1, 2, 37].map((days) => formatDaysLate(days, 'nl'))).toEqual(['1 dag te laat', '2 dagen te laat', '37 dagen te laat'])
})

test('what is due today or later is not called late', () => {
  expect([0, -1, -4].map((days) => formatDaysLate(days, 'en'))).toEqual(['today', 'tomorrow', 'in 4 days'])
})

test('a date is the same words in every zone of the process, also on the day Samoa skipped', () => {
  const module = `
    import { formatDate, formatRange } from '#app/lib/format-dates.ts'
    const dates = ['2011-12-30', '2026-02-05', '2027-03-28', '2026-10-25', '1900-01-01', '2200-12-31']
    console.log(JSON.stringify(['en', 'nl'].map((locale) => dates.map((date) => [formatDate(date, locale, 'long'), formatDate(date, locale, 'day'),
      formatRange('1900-01-01', date, locale)]))))`
  const answers = processZones.map((zone) => answerUnder(zone, module))
  expect(answers[0]).toHaveProperty('0.0', ['Friday 30 December 2011', 'Fri 30 December', '1 January 1900 – 30 December 2011'])
  expect(answers).toEqual(Array(processZones.length).fill(answers[0]))
})

test('a title names the weekday in full, plain and brief dates leave out the year', () => {
  const said = (locale: 'en' | 'nl') => (['title', 'plain', 'brief'] as const).map((style) => formatDate('2026-02-05', locale, style))
  expect([said('en'), said('nl')]).toEqual([
    ['Thursday 5 February', '5 February', '5 Feb'],
    ['donderdag 5 februari', '5 februari', '5 feb.'],
  ])
})

test('a brief range says the month once where it is the same', () => {
  expect([
    formatBriefRange('2026-02-09', '2026-02-14', 'en'),
    formatBriefRange('2026-02-27', '2026-03-03', 'nl'),
    formatBriefRange('2026-12-30', '2027-01-02', 'en'),
    formatBriefRange('2026-02-09', '2026-02-09', 'en'),
  ]).toEqual(['9–14 Feb', '27 feb. – 3 mrt.', '30 Dec 2026 – 2 Jan 2027', '9 Feb'])
})
