import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeSlots, type Range, type WorkingHours, workdaysBetween, workingRange } from '#app/domain/availability/slots.ts'
import { addDays, weekdayOf } from '#app/lib/dates.ts'
import { resolveWallTime, wallTimeAt } from '#app/lib/wall-time.ts'

const office = (over: Partial<WorkingHours> = {}): WorkingHours => ({
  zone: 'Europe/Amsterdam',
  from: '09:00',
  to: '17:00',
  weekdays: [1, 2, 3, 4, 5],
  closed: [],
  ...over,
})
const wish = (over: Partial<Parameters<typeof freeSlots>[1]> = {}) => ({
  minutes: 60,
  hours: office(),
  from: '2026-02-05',
  through: '2026-03-05',
  notBefore: new Date('2026-01-01T00:00:00Z'),
  most: 3,
  ...over,
})
const busy = (from: string, to: string): Range => ({ startsAt: new Date(`${from}:00Z`), endsAt: new Date(`${to}:00Z`) })
const hoursOf = (slots: { startsLocal: string; endsLocal: string }[]) =>
  slots.map(({ startsLocal, endsLocal }) => `${startsLocal}/${endsLocal.slice(11)}`)

test('an empty day is filled from its first working hour', () => {
  expect(hoursOf(freeSlots([], wish()))).toEqual(['2026-02-05T09:00/10:00', '2026-02-05T10:00/11:00', '2026-02-05T11:00/12:00'])
})

test('what ends at ten leaves ten o’clock free, and what begins at twelve leaves the hour before', () => {
  const taken = [busy('2026-02-05T08:00', '2026-02-05T09:00'), busy('2026-02-05T11:00', '2026-02-05T15:10')]
  expect(hoursOf(freeSlots(taken, wish()))).toEqual(['2026-02-05T10:00/11:00', '2026-02-05T11:00/12:00', '2026-02-06T09:00/10:00'])
})

test('weekends and closed days are passed over, and so is what is past already', () => {
  const hours = office({ closed: ['2026-02-09'] })
  expect(workdaysBetween('2026-02-06', '2026-02-11', hours)).toEqual(['2026-02-06', '2026-02-10', '2026-02-11'])
  const late = { hours, from: '2026-02-06', notBefore: new Date('2026-02-06T14:50:00Z') }
  expect(hoursOf(freeSlots([], wish(late)))).toEqual(['2026-02-06T16:00/17:00', '2026-02-10T09:00/10:00', '2026-02-10T10:00/11:00'])
})

test('working hours hold on the wall on both sides of a change of the clocks', () => {
  const open = (date: string) => workingRange(date, office()).startsAt.toISOString()
  expect([open('2026-03-27'), open('2026-03-30')]).toEqual(['2026-03-27T08:00:00.000Z', '2026-03-30T07:00:00.000Z'])
})

test('in the nights the clocks change no hour is proposed that is missing or comes twice', () => {
  const night = (date: string, most = 9) =>
    hoursOf(freeSlots([], wish({ hours: office({ from: '00:30', to: '05:00', weekdays: [7] }), from: date, through: date, most })))
  expect(night('2026-03-29')).toEqual(['2026-03-29T00:30/01:30', '2026-03-29T01:30/03:30', '2026-03-29T03:30/04:30'])
  // An hour between the two hours that both begin at two would be told as 01:30 to 02:30, and nobody would know which.
  expect(night('2026-10-25')).toEqual(['2026-10-25T00:30/01:30', '2026-10-25T03:00/04:00', '2026-10-25T04:00/05:00'])
  const gone = wish({
    hours: office({ from: '02:15', to: '02:45', weekdays: [7] }),
    minutes: 15,
    from: '2026-03-29',
    through: '2026-03-29',
  })
  expect(freeSlots([], gone)).toEqual([])
})

const first = new Date('2026-03-26T00:00:00Z').getTime()
const ranges = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 6 * 1440 }), fc.integer({ min: 1, max: 600 }))
    .map(([from, length]) => ({ startsAt: new Date(first + from * 60_000), endsAt: new Date(first + (from + length) * 60_000) })),
  { maxLength: 40 },
)
const zones = fc.constantFrom('Europe/Amsterdam', 'Asia/Damascus', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe')
const minutes = fc.integer({ min: 1, max: 32 }).map((quarters) => quarters * 15)
// Every second one in the hours in which clocks change.
const clock = fc
  .oneof(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 3, max: 15 }))
  .map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`)
const hours = fc
  .record({
    zone: zones,
    from: clock,
    to: clock,
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    closed: fc.subarray(['2026-03-27', '2026-03-30']),
  })
  .filter(({ from, to }) => from < to)

test('every free time lies within working hours and clear of all that is busy, and they are the earliest there are', () => {
  fc.assert(
    fc.property(ranges, hours, minutes, (taken, office, length) => {
      const asked = wish({
        hours: office,
        minutes: length,
        from: '2026-03-27',
        through: '2026-03-31',
        notBefore: new Date(first + 86_400_000),
      })
      const found = freeSlots(taken, asked)
      const fits = (startMs: number) => {
        const endMs = startMs + length * 60_000
        const [start, end] = [new Date(startMs), new Date(endMs)].map((at) => wallTimeAt(at, office.zone)) as [string, string]
        const day = start.slice(0, 10)
        return (
          day === end.slice(0, 10) &&
          day >= '2026-03-27' &&
          day <= '2026-03-31' &&
          startMs >= asked.notBefore.getTime() &&
          office.weekdays.includes(weekdayOf(day)) &&
          !office.closed.includes(day) &&
          start.slice(11) >= office.from &&
          end.slice(11) <= office.to &&
          [start, end].every((local) => resolveWallTime(local, office.zone).kind === 'exact') &&
          !taken.some((one) => one.startsAt.getTime() < endMs && startMs < one.endsAt.getTime())
        )
      }
      const wanted: number[] = []
      const quarter = 15 * 60_000
      const end = Date.parse(`${addDays('2026-03-31', 2)}T00:00:00Z`)
      for (let at = first; at < end && wanted.length < 3; at += quarter) {
        if (fits(at) && at >= (wanted.at(-1) ?? 0) + (wanted.length ? length * 60_000 : 0)) wanted.push(at)
      }
      expect(found.map((slot) => slot.startsAt.getTime())).toEqual(wanted)
      for (const slot of found) expect(slot.endsAt.getTime() - slot.startsAt.getTime()).toBe(length * 60_000)
    }),
    { numRuns: 60 },
  )
})
