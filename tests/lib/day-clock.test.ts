import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOfDay, dayNumber } from '#app/lib/dates.ts'
import { dayClock, instantOfReading, readingAt } from '#app/lib/day-clock.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'

const amsterdam = 'Europe/Amsterdam'
const zones = [amsterdam, 'Asia/Damascus', 'Asia/Beirut', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']
const hoursOf = (date: string, zone: string) => {
  const { startsMs, endsMs } = dayClock(date, zone)
  return (endsMs - startsMs) / 3_600_000
}

test('a day has twenty-three, twenty-four or twenty-five hours', () => {
  expect([hoursOf('2026-03-28', amsterdam), hoursOf('2026-03-29', amsterdam), hoursOf('2026-10-25', amsterdam)]).toEqual([24, 23, 25])
})

test('the hour that is skipped is never read, and the one that comes twice is read a second time', () => {
  const spring = dayClock('2026-03-29', amsterdam)
  expect(instantOfReading(spring, { minute: 150, again: false })).toBeUndefined()
  const autumn = dayClock('2026-10-25', amsterdam)
  const at = (again: boolean) => new Date(instantOfReading(autumn, { minute: 150, again }) ?? 0).toISOString()
  expect([at(false), at(true)]).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'])
  expect(instantOfReading(autumn, { minute: 180, again: true })).toBeUndefined()
})

test('midnight that does not exist is not read where clocks jump over it', () => {
  const clock = dayClock('2018-03-25', 'Asia/Beirut')
  expect([hoursOf('2018-03-25', 'Asia/Beirut'), instantOfReading(clock, { minute: 30, again: false })]).toEqual([23, undefined])
})

test('the clocks of a day read what the wall time of the instant is, and lead back to it', () => {
  const days = fc.integer({ min: dayNumber('2012-01-01'), max: dayNumber('2030-12-31') }).map(dateOfDay)
  fc.assert(
    fc.property(days, fc.constantFrom(...zones), fc.double({ min: 0, max: 0.9999, noNaN: true }), (date, zone, share) => {
      const clock = dayClock(date, zone)
      const minutes = Math.floor(((clock.endsMs - clock.startsMs) / 60_000) * share)
      const ms = clock.startsMs + minutes * 60_000
      const reading = readingAt(clock, ms)
      const local = `${String(Math.floor(reading.minute / 60)).padStart(2, '0')}:${String(reading.minute % 60).padStart(2, '0')}`
      expect(`${date}T${local}`).toBe(wallTimeAt(new Date(ms), zone))
      expect(instantOfReading(clock, reading)).toBe(ms)
    }),
    { numRuns: 300 },
  )
})

test('what lies outside a day is taken as its edge', () => {
  const clock = dayClock('2026-02-05', amsterdam)
  expect([readingAt(clock, clock.startsMs - 1e9).minute, readingAt(clock, clock.endsMs + 1e9).minute]).toEqual([0, 1440])
})
