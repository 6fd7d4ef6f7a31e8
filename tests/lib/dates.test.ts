import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dateAt,
  dateOfDay,
  dayNumber,
  daysBetween,
  isDate,
  isoWeek,
  monthOf,
  startOfWeek,
  todayIn,
  weekdayOf,
} from '#app/lib/dates.ts'
import { answerUnder, processZones } from './under-process-zone.ts'

const firstDay = dayNumber('1900-01-01')
const lastDay = dayNumber('2200-12-31')
const dates = fc.integer({ min: firstDay, max: lastDay }).map(dateOfDay)

test('real days of the years 1900 to 2200 are dates', () => {
  expect(['1900-01-01', '2024-02-29', '2026-02-05', '2000-02-29', '2200-12-31'].map(isDate)).toEqual(Array(5).fill(true))
})

test('days that do not exist are no dates', () => {
  expect(['2026-02-31', '2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'].filter(isDate)).toEqual([])
})

test('days outside the years 1900 to 2200 are no dates', () => {
  expect(['1899-12-31', '2201-01-01', '0000-01-01', '9999-12-31'].filter(isDate)).toEqual([])
})

test('other ways to write a day are no dates', () => {
  const texts = [
    '',
    '2026-2-5',
    '05-02-2026',
    '2026-02-05T10:00',
    ' 2026-02-05',
    '2026-02-05\n',
    '20260205',
    '+2026-02-05',
    '٢٠٢٦-٠٢-٠٥',
    '2026-02-05Z',
  ]
  expect(texts.filter(isDate)).toEqual([])
})

test('adding days goes over months, leap days and years', () => {
  expect([addDays('2026-02-05', 4), addDays('2024-02-28', 1), addDays('2026-12-31', 1), addDays('2026-03-01', -1)]).toEqual([
    '2026-02-09',
    '2024-02-29',
    '2027-01-01',
    '2026-02-28',
  ])
})

test('adding days may leave the accepted years, so that the last month still has a grid', () => {
  expect([addDays('2200-12-31', 1), addDays('1900-01-01', -1)]).toEqual(['2201-01-01', '1899-12-31'])
})

test('arithmetic on what is no date is refused', () => {
  expect(() => addDays('2026-02-31', 1)).toThrow(RangeError)
  expect(() => daysBetween('2026-02-01', 'soon')).toThrow(RangeError)
  expect(() => weekdayOf('2026-02-30')).toThrow(RangeError)
  expect(() => monthOf('2026-02')).toThrow(RangeError)
  expect(() => dayNumber('+010000-01')).toThrow(RangeError)
  expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
  expect(() => addDays('2026-02-05', Number.NaN)).toThrow(RangeError)
})

test('days between two dates are counted with their sign', () => {
  expect([
    daysBetween('2026-02-09', '2026-02-14'),
    daysBetween('2026-02-14', '2026-02-09'),
    daysBetween('2026-02-09', '2026-02-09'),
  ]).toEqual([5, -5, 0])
})

test('adding days and counting them are each other’s reverse', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days)
      expect(addDays(addDays(date, days), -days)).toBe(date)
    }),
  )
})

test('weekdays run from Monday 1 to Sunday 7, also before 1970', () => {
  expect(['2026-02-05', '2026-02-08', '2026-02-09', '1970-01-01', '1969-12-28', '1900-01-01'].map(weekdayOf)).toEqual([4, 7, 1, 4, 7, 1])
})

test('the ISO week at the turn of the year belongs to the year of its Thursday', () => {
  expect(['2026-02-09', '2025-12-29', '2026-12-31', '2027-01-01', '2027-01-04', '2021-01-03'].map(isoWeek)).toEqual([
    { year: 2026, week: 7 },
    { year: 2026, week: 1 },
    { year: 2026, week: 53 },
    { year: 2026, week: 53 },
    { year: 2027, week: 1 },
    { year: 2020, week: 53 },
  ])
})

test('from Monday to Monday the ISO week goes up by one or starts again at one', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const here = isoWeek(startOfWeek(date, 1))
      const next = isoWeek(addDays(startOfWeek(date, 1), 7))
      expect(isoWeek(date)).toEqual(here)
      if (next.week === 1) expect([next.year - here.year, here.week >= 52]).toEqual([1, true])
      else expect(next).toEqual({ year: here.year, week: here.week + 1 })
    }),
  )
})

test('a week starts on Monday or on Sunday', () => {
  const days = ['2026-02-08', '2026-02-09', '2026-02-14']
  expect(days.map((date) => startOfWeek(date, 1))).toEqual(['2026-02-02', '2026-02-09', '2026-02-09'])
  expect(days.map((date) => startOfWeek(date, 7))).toEqual(['2026-02-08', '2026-02-08', '2026-02-08'])
})

test('the start of a week is its first day and at most six days back', () => {
  fc.assert(
    fc.property(dates, fc.constantFrom<1 | 7>(1, 7), (date, first) => {
      const start = startOfWeek(date, first)
      expect(weekdayOf(start)).toBe(first)
      expect([0, 1, 2, 3, 4, 5, 6]).toContain(daysBetween(start, date))
    }),
  )
})

test('months are added over the turn of the year', () => {
  const moves: [string, number][] = [
    ['2026-02', 1],
    ['2026-12', 1],
    ['2026-01', -1],
    ['2026-02', -26],
    ['2026-02', 0],
  ]
  expect(moves.map(([month, months]) => addMonths(month, months))).toEqual(['2026-03', '2027-01', '2025-12', '2023-12', '2026-02'])
  expect(monthOf('2026-02-28')).toBe('2026-02')
})

test('what is no month has no next one', () => {
  for (const month of ['2026-13', '2026-00', '2026-2', '2026', '2026-02-01']) expect(() => addMonths(month, 1), month).toThrow(RangeError)
})

test('one instant has the date of each place', () => {
  const instant = new Date('2026-02-05T23:30Z')
  const zones = ['UTC', 'Europe/Amsterdam', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']
  expect(zones.map((zone) => dateAt(instant, zone))).toEqual(['2026-02-05', '2026-02-06', '2026-02-05', '2026-02-06', '2026-02-05'])
  expect(todayIn('Asia/Damascus', new Date('2026-02-05T21:00Z'))).toBe('2026-02-06')
})

test('Samoa went from 29 to 31 December 2011', () => {
  const instants = ['2011-12-30T09:59:59.999Z', '2011-12-30T10:00Z'].map((text) => new Date(text))
  expect(instants.map((instant) => dateAt(instant, 'Pacific/Apia'))).toEqual(['2011-12-29', '2011-12-31'])
})

test('a date in no zone and of no instant is refused', () => {
  expect(() => dateAt(new Date(), 'No/Where')).toThrow(RangeError)
  expect(() => todayIn('UTC', new Date(Number.NaN))).toThrow(RangeError)
})

test('dates do not depend on the zone of the process', () => {
  const module = `
    import { addDays, dateAt, isDate, isoWeek, startOfWeek, weekdayOf } from '#app/lib/dates.ts'
    const days = ['2011-12-29', '2011-12-30', '2011-12-31', '2026-03-28', '2026-10-25', '1900-01-01']
    console.log(JSON.stringify(days.map((day) => [isDate(day), addDays(day, 1), weekdayOf(day), isoWeek(day), startOfWeek(day, 7),
      dateAt(new Date(day + 'T11:00Z'), 'Pacific/Apia')])))`
  const answers = processZones.map((zone) => answerUnder(zone, module))
  expect(answers[0]).toContainEqual([true, '2011-12-31', 5, { year: 2011, week: 52 }, '2011-12-25', '2011-12-31'])
  expect(answers).toEqual(Array(processZones.length).fill(answers[0]))
})
