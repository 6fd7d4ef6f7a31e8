import fc from 'fast-check'
import { expect, test } from 'vitest'
import { easternEaster, observancesOf, westernEaster } from '#app/domain/calendar/observances.ts'
import { weekdayOf } from '#app/lib/dates.ts'

const keysOn = (date: string) => (observancesOf(date, date)[date] ?? []).map(({ key }) => key)

test('both Easters are where the churches have them', () => {
  const years = [2024, 2025, 2026, 2027, 2028, 2038, 2049]
  expect(years.map(westernEaster)).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2038-04-25',
    '2049-04-18',
  ])
  expect(years.map(easternEaster)).toEqual([
    '2024-05-05',
    '2025-04-20',
    '2026-04-12',
    '2027-05-02',
    '2028-04-16',
    '2038-04-25',
    '2049-04-25',
  ])
})

test('both Easters are Sundays in spring, the Eastern one never first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2099 }), (year) => {
      const [west, east] = [westernEaster(year), easternEaster(year)]
      expect([weekdayOf(west), weekdayOf(east)]).toEqual([7, 7])
      expect(west >= `${year}-03-22` && west <= `${year}-04-25`).toBe(true)
      expect(east >= west && east <= `${year}-05-08`).toBe(true)
    }),
  )
})

test('the days of both countries and of the communities met stand in the year of the letter', () => {
  const year = observancesOf('2026-01-01', '2026-12-31')
  const days = Object.entries(year).flatMap(([date, kept]) => kept.map(({ key }) => `${date.slice(5)} ${key}`))
  expect(days).toEqual([
    '01-01 newYear',
    '03-18 revolution',
    '03-20 eidAlFitr',
    '03-21 nowruz',
    '03-21 mothers',
    '03-21 eidAlFitr',
    '03-22 eidAlFitr',
    '04-03 goodFriday',
    '04-05 easter',
    '04-06 easterMonday',
    '04-12 easternEaster',
    '04-17 evacuation',
    '04-25 ziyara',
    '04-26 ziyara',
    '04-27 king',
    '04-27 ziyara',
    '04-28 ziyara',
    '05-01 labour',
    '05-05 liberationNl',
    '05-14 ascension',
    '05-24 whitSunday',
    '05-25 whitMonday',
    '05-27 eidAlAdha',
    '05-28 eidAlAdha',
    '05-29 eidAlAdha',
    '05-30 eidAlAdha',
    '06-16 islamicNewYear',
    '06-25 ashura',
    '08-25 mawlid',
    '12-08 liberationSy',
    '12-25 christmas',
    '12-26 secondChristmas',
  ])
})

test('what follows the moon is only expected, and the king’s day is never a Sunday', () => {
  expect(observancesOf('2026-06-25', '2026-06-25')).toEqual({
    '2026-06-25': [{ key: 'ashura', keepers: ['alawite'], expected: true }],
  })
  expect(observancesOf('2026-04-26', '2026-04-26')['2026-04-26']?.map(({ expected }) => expected)).toEqual([false])
  expect([keysOn('2025-04-26'), keysOn('2025-04-27')]).toEqual([['king', 'ziyara'], ['ziyara']])
})

test('days on which nobody keeps anything are left out', () => {
  expect(observancesOf('2026-02-05', '2026-02-14')).toEqual({})
})
