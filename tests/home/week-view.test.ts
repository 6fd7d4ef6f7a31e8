import { expect, test } from 'vitest'
import { type Week, weekAround, weekView } from '#app/domain/home/week-view.ts'
import { entries } from '../calendar/rows.ts'

const today = '2026-02-05'
const rows = ({ rows: all }: Week) =>
  all.map((row) => ('entries' in row ? [row.date, row.entries.map(({ title }) => title)] : [row.date, row.until]))

test('a week runs from Monday to Sunday', () => {
  expect([weekAround('2026-02-05'), weekAround('2026-02-02'), weekAround('2026-02-08')]).toEqual(
    Array(3).fill({ from: '2026-02-02', to: '2026-02-08' }),
  )
})

test('from today on each day stands with its engagements, empty days together, and what is behind us apart', () => {
  const week = weekView(
    entries([
      { title: 'Desk', startsOn: '2026-02-02', status: 'held' },
      { title: 'Druze', startsOn: '2026-02-05' },
      { title: 'Alawite', startsOn: '2026-02-06' },
    ]),
    today,
  )
  expect(week.earlier.map(({ title }) => title)).toEqual(['Desk'])
  expect(rows(week)).toEqual([
    ['2026-02-05', ['Druze']],
    ['2026-02-06', ['Alawite']],
    ['2026-02-07', '2026-02-08'],
  ])
})

test('empty days before and between are runs of their own', () => {
  const week = weekView(
    entries([
      { title: 'one', startsOn: '2026-02-04' },
      { title: 'two', startsOn: '2026-02-08' },
    ]),
    '2026-02-02',
  )
  expect(rows(week)).toEqual([
    ['2026-02-02', '2026-02-03'],
    ['2026-02-04', ['one']],
    ['2026-02-05', '2026-02-07'],
    ['2026-02-08', ['two']],
  ])
})

test('an empty week is one run', () => {
  expect(weekView([], today)).toEqual({
    from: '2026-02-02',
    to: '2026-02-08',
    earlier: [],
    rows: [{ date: today, until: '2026-02-08' }],
    left: 0,
  })
})

test('what began earlier and goes on stands under today, once', () => {
  const visit = { title: 'Visit', kind: 'visit' as const, timing: 'all-day' as const, startsOn: '2026-02-03', endsOn: '2026-02-10' }
  const week = weekView(entries([visit]), today)
  expect([week.earlier, rows(week)[0]]).toEqual([[], [today, ['Visit']]])
})

test('what is cancelled, postponed or already held is not left to do', () => {
  const statuses = ['proposed', 'tentative', 'confirmed', 'held', 'postponed', 'cancelled'] as const
  const week = weekView(entries(statuses.map((status) => ({ startsOn: '2026-02-06', status }))), today)
  expect(week.left).toBe(3)
})
