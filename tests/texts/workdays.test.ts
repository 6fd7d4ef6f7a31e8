import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workdaysFrom } from '#app/domain/texts/due.ts'
import { daysBetween, weekdayOf } from '#app/lib/dates.ts'

test('working days are Monday to Friday, before and after', () => {
  const friday = '2026-02-06'
  expect([workdaysFrom(friday, 1), workdaysFrom(friday, 5), workdaysFrom(friday, -5), workdaysFrom(friday, 0)]).toEqual([
    ...['2026-02-09', '2026-02-13', '2026-01-30', friday],
  ])
  expect([workdaysFrom('2026-02-08', 1), workdaysFrom('2026-02-08', -1)]).toEqual(['2026-02-09', '2026-02-06'])
})

test('so many working days away is a working day, and a week for each five', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: -30, max: 30 }), (day, days) => {
      const from = `2026-02-${String(day).padStart(2, '0')}`
      const there = workdaysFrom(from, days)
      if (days !== 0) expect(weekdayOf(there)).toBeLessThan(6)
      if (weekdayOf(from) < 6) expect(daysBetween(from, workdaysFrom(from, 5 * days))).toBe(7 * days)
    }),
  )
})
