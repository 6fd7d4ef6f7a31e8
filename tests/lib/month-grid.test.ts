import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, isoWeek, weekdayOf } from '#app/lib/dates.ts'
import { monthGrid } from '#app/lib/month-grid.ts'

const months = fc.integer({ min: 0, max: 301 * 12 - 1 }).map((count) => addMonths('1900-01', count))

const outline = (month: string, firstDay: 1 | 7) =>
  monthGrid(month, firstDay).map(({ week, days }) => `${week}: ${days[0]?.date} ${days.map((day) => (day.inMonth ? 'x' : '.')).join('')}`)

test('February 2026 from Monday has five weeks, the visit’s in week 7', () => {
  expect(outline('2026-02', 1)).toEqual([
    '5: 2026-01-26 ......x',
    '6: 2026-02-02 xxxxxxx',
    '7: 2026-02-09 xxxxxxx',
    '8: 2026-02-16 xxxxxxx',
    '9: 2026-02-23 xxxxxx.',
  ])
})

test('February 2026 from Sunday has four whole weeks with the numbers of their Thursdays', () => {
  expect(outline('2026-02', 7)).toEqual([
    '6: 2026-02-01 xxxxxxx',
    '7: 2026-02-08 xxxxxxx',
    '8: 2026-02-15 xxxxxxx',
    '9: 2026-02-22 xxxxxxx',
  ])
})

test('a month that reaches into six weeks has six', () => {
  expect(outline('2026-08', 1)).toEqual([
    '31: 2026-07-27 .....xx',
    '32: 2026-08-03 xxxxxxx',
    '33: 2026-08-10 xxxxxxx',
    '34: 2026-08-17 xxxxxxx',
    '35: 2026-08-24 xxxxxxx',
    '36: 2026-08-31 x......',
  ])
})

test('a day is a civil date and says whether it is in the month', () => {
  expect(monthGrid('2026-01', 1)[0]).toEqual({
    year: 2026,
    week: 1,
    days: [
      { date: '2025-12-29', inMonth: false },
      { date: '2025-12-30', inMonth: false },
      { date: '2025-12-31', inMonth: false },
      { date: '2026-01-01', inMonth: true },
      { date: '2026-01-02', inMonth: true },
      { date: '2026-01-03', inMonth: true },
      { date: '2026-01-04', inMonth: true },
    ],
  })
})

test('the first and last months that forms accept have a grid', () => {
  expect([monthGrid('1900-01', 7)[0]?.days[0]?.date, monthGrid('2200-12', 1).at(-1)?.days[6]?.date]).toEqual(['1899-12-31', '2201-01-04'])
})

test('every month is whole, its days follow each other, and no week lies outside it', () => {
  fc.assert(
    fc.property(months, fc.constantFrom<1 | 7>(1, 7), (month, firstDay) => {
      const weeks = monthGrid(month, firstDay)
      const days = weeks.flatMap((week) => week.days)
      const first = days[0]?.date ?? ''
      expect(weekdayOf(first)).toBe(firstDay)
      expect(days.map((day) => day.date)).toEqual(days.map((_, index) => addDays(first, index)))
      const inside = days.filter((day) => day.inMonth)
      expect([inside[0]?.date, addDays(inside.at(-1)?.date ?? '', 1)]).toEqual([`${month}-01`, `${addMonths(month, 1)}-01`])
      expect(weeks.every((week) => week.days.length === 7 && week.days.some((day) => day.inMonth))).toBe(true)
      for (const { year, week, days: row } of weeks) {
        expect(row.filter(({ date }) => isoWeek(date).week === week && isoWeek(date).year === year).length).toBeGreaterThanOrEqual(6)
      }
    }),
  )
})

test('what is no month has no grid', () => {
  for (const month of ['2026-13', '2026-00', '2026-2', 'February', '']) expect(() => monthGrid(month, 1), month).toThrow(RangeError)
})
