import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysLater, endsAtQuarter, startsAtQuarter } from '#app/domain/calendar/dropped.ts'
import { hourRows, instantOfQuarter, quartersBetween } from '#app/domain/calendar/hour-rows.ts'
import { movableOf } from '#app/domain/calendar/movable.ts'
import { dayClock } from '#app/lib/day-clock.ts'
import { placed } from './rows.ts'

const zone = 'Europe/Amsterdam'
const columnOn = (date: string) => ({ date, zone, rows: hourRows([dayClock(date, zone)]) })
const winter = columnOn('2026-02-10')
const atTen = { startsMs: Date.UTC(2026, 1, 5, 9), endsMs: Date.UTC(2026, 1, 5, 10, 20), zone }

test('days later, what has hours says its first day alone, and what has none both', () => {
  expect(daysLater({ first: '2026-02-27' }, 3)).toEqual({ startsOn: '2026-03-02' })
  expect(daysLater({ first: '2026-02-09', last: '2026-02-14' }, -7)).toEqual({ startsOn: '2026-02-02', endsOn: '2026-02-07' })
})

test('dropped on a quarter it begins there and lasts as long, on the clocks of its own place', () => {
  expect(startsAtQuarter(atTen, winter, 57)).toEqual({ startsOn: '2026-02-10', startsTime: '14:15', endsTime: '15:35' })
  const damascus = { ...atTen, zone: 'Asia/Damascus' }
  const late = { startsOn: '2026-02-11', startsTime: '00:30', endsTime: '01:50' }
  expect(startsAtQuarter(damascus, winter, 90)).toEqual(late)
})

test('its end goes to a quarter after its start, as far as midnight, and never before', () => {
  const own = columnOn('2026-02-05')
  expect(endsAtQuarter(atTen, own, 48)).toEqual({ startsOn: '2026-02-05', startsTime: '10:00', endsTime: '12:00' })
  const midnight = { startsOn: '2026-02-05', endsOn: '2026-02-06', startsTime: '10:00', endsTime: '00:00' }
  expect(endsAtQuarter(atTen, own, 96)).toEqual(midnight)
  expect(endsAtQuarter(atTen, own, 40)).toBeUndefined()
})

test('an hour that the clocks skip takes nothing, and the second of two equal ones is meant as such', () => {
  expect(startsAtQuarter(atTen, columnOn('2026-03-29'), 9)).toBeUndefined()
  expect(startsAtQuarter(atTen, columnOn('2026-10-25'), 13)).toMatchObject({ startsOn: '2026-10-25', startsTime: '02:15', startsFold: '1' })
})

test('the instant of a quarter is drawn on that quarter', () => {
  const dates = fc.constantFrom('2026-02-10', '2026-03-29', '2026-10-25')
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 99 }), (date, quarter) => {
      const clock = dayClock(date, zone)
      const rows = hourRows([clock])
      const at = instantOfQuarter(rows, clock, quarter)
      if (at !== undefined && at < clock.endsMs) expect(quartersBetween(rows, clock, at, at + 900_000, 1)).toEqual({ quarter, length: 1 })
    }),
  )
})

test('only what is open, and of a desk of the reader’s own, can be moved', () => {
  const reader = { id: 'me', name: 'Policy officer', role: 'officer' as const, deskIds: ['desk'] }
  const wishes = [
    { id: 'open', startsOn: '2026-02-05', version: 3 },
    { id: 'held', startsOn: '2026-02-05', status: 'held' as const },
    { id: 'elsewhere', startsOn: '2026-02-05', deskId: 'another' },
  ]
  expect(movableOf(reader, placed(wishes))).toEqual({ open: 3 })
  expect(movableOf({ ...reader, role: 'viewer' }, placed(wishes))).toEqual({})
})
