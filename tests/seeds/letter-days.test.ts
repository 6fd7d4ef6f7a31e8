import { expect, test } from 'vitest'
import { type TimeColumns, timeColumns } from '#app/domain/engagements/times.ts'
import { addDays, dateAt, daysBetween, weekdayOf } from '#app/lib/dates.ts'
import { daysAround, home } from '#seeds/letter/days.ts'
import { visitDays } from '#seeds/letter/demo-visit.ts'
import { timeOf } from '#seeds/letter/schedule.ts'
import { engagementPlans } from '#seeds/letter.ts'

function timesFor(now: Date): TimeColumns[] {
  return engagementPlans(daysAround(now)).map((plan) => {
    const when = timeColumns(timeOf(plan.when))
    if (!when.ok) throw new Error(`${plan.title}: ${JSON.stringify(when.problems)}`)
    return when.columns
  })
}

const dayOf = (time: TimeColumns) => time.startsOn ?? dateAt(time.startsAt, home)
const between = (times: TimeColumns[], from: string, to: string) => times.filter((time) => dayOf(time) >= from && dayOf(time) <= to).length

test.each([
  ['a Sunday', '2026-11-22T10:00:00Z'],
  ['a leap day', '2028-02-29T23:30:00Z'],
  ['the last evening of a year', '2026-12-31T22:59:00Z'],
  ['the night the clocks go forward', '2027-03-28T01:00:00Z'],
  ['the night the clocks go back', '2027-10-31T00:30:00Z'],
])('loaded on %s the demo has engagements today or tomorrow, in the week before and after, and months around', (_, moment) => {
  const now = new Date(moment)
  const { today } = daysAround(now)
  const times = timesFor(now)
  expect({
    soon: between(times, today, addDays(today, 1)) >= 1,
    weekBefore: between(times, addDays(today, -7), addDays(today, -1)) >= 3,
    weekAfter: between(times, addDays(today, 1), addDays(today, 7)) >= 3,
    quarterBefore: between(times, addDays(today, -91), today) >= 12,
    quarterAfter: between(times, today, addDays(today, 91)) >= 20,
  }).toEqual({ soon: true, weekBefore: true, weekAfter: true, quarterBefore: true, quarterAfter: true })
})

test('on every day of a year there is something today or tomorrow, all times exist, and the visit lies twelve to eighteen days ahead', () => {
  const wrong = []
  for (let day = 0; day < 366; day += 1) {
    const now = new Date(Date.UTC(2026, 2, 1 + day, 11))
    const { today } = daysAround(now)
    const [first, , , last] = visitDays(daysAround(now))
    const soon = between(timesFor(now), today, addDays(today, 1))
    const wait = daysBetween(today, first)
    if (soon < 1 || wait < 12 || wait > 18 || weekdayOf(last) !== 4) wrong.push({ today, soon, first, last })
  }
  expect(wrong).toEqual([])
}, 60_000)

test('working days pass over weekends, and a weekend counts as its Monday', () => {
  const named = (now: string) => {
    const days = daysAround(new Date(`${now}T12:00:00Z`))
    return { today: days.today, around: [-6, -5, -1, 0, 1, 4, 5].map(days.workday), thursday: days.weekday(1, 4), sunday: days.sunday }
  }
  expect([named('2026-11-25'), named('2026-11-28')]).toEqual([
    {
      today: '2026-11-25',
      around: ['2026-11-17', '2026-11-18', '2026-11-24', '2026-11-25', '2026-11-26', '2026-12-01', '2026-12-02'],
      thursday: '2026-12-03',
      sunday: '2026-11-29',
    },
    {
      today: '2026-11-28',
      around: ['2026-11-20', '2026-11-23', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-04', '2026-12-07'],
      thursday: '2026-12-10',
      sunday: '2026-11-29',
    },
  ])
})
