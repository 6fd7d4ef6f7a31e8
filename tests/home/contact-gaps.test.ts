import { expect, test } from 'vitest'
import { type Community, contactGaps, isMetOften } from '#app/domain/home/contact-gaps.ts'
import type { Moment } from '#app/domain/timeline/moments.server.ts'

const today = '2026-02-05'
const moment = (on: string): Moment => ({ id: on, kind: 'meeting', title: 'Talk', status: 'held', timing: 'timed', on, until: on })
const community = (name: string, last: string | undefined, next?: string, cadenceWeeks: number | null = 6): Community => ({
  id: name,
  name,
  cadenceWeeks,
  last: last ? moment(last) : undefined,
  next: next ? moment(next) : undefined,
})
const gaps = (...communities: Community[]) => contactGaps(communities, today).map(({ name, cadence }) => [name, cadence])

test('a community met longer ago than agreed is late, also with a talk in sight; the latest stands first', () => {
  expect(gaps(community('Alawite', '2025-12-11', '2026-02-06'), community('Christian', '2025-11-18'))).toEqual([
    ['Christian', { state: 'late', weeks: 6, before: '2025-12-30', days: 37 }],
    ['Alawite', { state: 'late', weeks: 6, before: '2026-01-22', days: 14 }],
  ])
})

test('one that is due within two weeks counts while nothing is planned', () => {
  const due = (last: string, next?: string) => gaps(community('Kurdish', last, next)).length
  expect([due('2026-01-08'), due('2026-01-09'), due('2026-01-08', '2026-02-17')]).toEqual([1, 0, 0])
})

test('one that was never met stands after the late ones and before those that are soon due', () => {
  const names = gaps(community('soon', '2026-01-01'), community('never', undefined), community('late', '2025-12-20')).map(([name]) => name)
  expect(names).toEqual(['late', 'never', 'soon'])
})

test('without an agreed rhythm nothing is missing', () => {
  expect(gaps(community('Druze', undefined, undefined, null))).toEqual([])
})

test('a day on which the rhythm ends is not late yet', () => {
  expect(gaps(community('Druze', '2025-12-25'))).toEqual([['Druze', { state: 'on-time', weeks: 6, before: today }]])
})

test('at most eight are shown', () => {
  expect(gaps(...Array.from({ length: 12 }, (_, index) => community(`c${index}`, '2025-11-18')))).toHaveLength(8)
})

test('whoever was surely met often enough is no gap, whatever else is known of them; nearer to the day nothing is sure', () => {
  const sure = (metOn: string | undefined, weeks: number | null = 6) => isMetOften(weeks, metOn, today)
  expect([
    sure('2026-01-10'),
    sure('2026-01-09'),
    sure('2026-03-01'),
    sure(undefined),
    sure('2026-02-04', 2),
    sure('2026-02-04', null),
  ]).toEqual([true, false, true, false, false, false])
  expect(gaps(community('Kurdish', '2026-01-10'))).toEqual([])
})
