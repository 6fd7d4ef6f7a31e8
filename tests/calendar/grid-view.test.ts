import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gridView } from '#app/domain/calendar/grid-view.ts'
import { placed } from './rows.ts'

const zone = 'Europe/Amsterdam'
const week = { from: '2026-02-09', days: 7, zone }
const hours = (startsTime: string, endsTime: string, startsOn = '2026-02-10', over: object = {}) => ({
  startsOn,
  startsTime,
  endsTime,
  ...over,
})
const drawn = (view: ReturnType<typeof gridView>) =>
  view.days.flatMap(({ date, items }) =>
    items.map(({ entry, quarter, length, lane, of }) => [date.slice(8), entry.title, quarter, length, `${lane}/${of}`]),
  )

test('an hour is four quarters from its own hour, those that overlap lie side by side', () => {
  const view = gridView(
    placed([
      hours('10:00', '11:00', '2026-02-10', { title: 'a' }),
      hours('10:30', '11:15', '2026-02-10', { title: 'b' }),
      hours('11:15', '11:20', '2026-02-10', { title: 'c' }),
    ]),
    week,
  )
  expect(drawn(view)).toEqual([
    ['10', 'a', 40, 4, '0/2'],
    ['10', 'b', 42, 3, '1/2'],
    ['10', 'c', 45, 2, '0/1'],
  ])
})

test('what crosses midnight is cut, and says so on both days', () => {
  const dinner = hours('22:00', '01:00', '2026-02-12', { title: 'dinner', endsOn: '2026-02-13' })
  const view = gridView(placed([dinner]), week)
  const cuts = view.days.flatMap(({ date, items }) => items.map((item) => [date, item.quarter, item.length, item.fromBefore, item.goesOn]))
  expect(cuts).toEqual([
    ['2026-02-12', 88, 8, false, true],
    ['2026-02-13', 0, 4, true, false],
  ])
  expect(gridView(placed([dinner]), { ...week, from: '2026-02-13', days: 1 }).days[0]?.items).toHaveLength(1)
})

test('what ends at midnight does not touch the next day', () => {
  const view = gridView(placed([hours('22:00', '00:00', '2026-02-12', { endsOn: '2026-02-13' })]), week)
  expect(view.days.map((day) => day.count)).toEqual([0, 0, 0, 1, 0, 0, 0])
  expect(view.days[3]?.items.map((item) => item.goesOn)).toEqual([false])
})

test('the night the clocks go forward lacks an hour, that they go back has one twice', () => {
  const spring = gridView(placed([hours('01:00', '04:00', '2026-03-29', { title: 'watch' })]), { from: '2026-03-29', days: 1, zone })
  expect([spring.rows.length, spring.days[0]?.missing, drawn(spring)]).toEqual([
    24,
    [{ quarter: 8, length: 4 }],
    [['29', 'watch', 4, 12, '0/1']],
  ])
  const second = hours('02:30', '03:30', '2026-10-25', { title: 'second', startsFold: '1' })
  const first = hours('02:00', '02:30', '2026-10-25', { title: 'first', startsFold: '0', endsFold: '0' })
  const autumn = gridView(placed([first, second]), { from: '2026-10-25', days: 1, zone })
  expect([autumn.rows.length, autumn.rows[3], autumn.days[0]?.missing, drawn(autumn)]).toEqual([
    25,
    { hour: 2, again: true },
    [],
    [
      ['25', 'first', 8, 2, '0/1'],
      ['25', 'second', 14, 4, '0/1'],
    ],
  ])
})

test('in a week with a long night the other days lack the second hour, and noon is one line', () => {
  const noon = ['2026-10-23', '2026-10-25'].map((date) => hours('12:00', '13:00', date, { title: 'noon' }))
  const view = gridView(placed(noon), { from: '2026-10-19', days: 7, zone })
  expect(view.days.map(({ missing }) => missing.length)).toEqual([1, 1, 1, 1, 1, 1, 0])
  expect(drawn(view).map(([, , quarter]) => quarter)).toEqual([52, 52])
})

test('whole days, windows and what lasts over a day lie on top in lanes', () => {
  const view = gridView(
    placed([
      { title: 'visit', kind: 'visit', timing: 'all-day', startsOn: '2026-02-06', endsOn: '2026-02-11' },
      { title: 'window', timing: 'window', startsOn: '2026-02-11', endsOn: '2026-02-11' },
      hours('09:00', '17:00', '2026-02-12', { title: 'long', endsOn: '2026-02-20' }),
    ]),
    week,
  )
  expect(
    view.bars.map(({ title, column, span, lane, continuesBefore, continuesAfter }) => [
      title,
      column,
      span,
      lane,
      continuesBefore,
      continuesAfter,
    ]),
  ).toEqual([
    ['visit', 0, 3, 0, true, false],
    ['window', 2, 1, 1, false, false],
    ['long', 3, 4, 0, false, true],
  ])
  expect(view.days.map(({ count }) => count)).toEqual([1, 1, 2, 1, 1, 1, 1])
  expect(drawn(view)).toEqual([])
})

test('more than fit side by side, or on top, are counted', () => {
  const many = Array.from({ length: 6 }, () => hours('10:00', '11:00'))
  const tall = Array.from({ length: 9 }, () => ({ timing: 'all-day' as const, startsOn: '2026-02-10' }))
  const view = gridView(placed([...many, ...tall]), week)
  expect([view.days[1]?.items.length, view.days[1]?.more, view.days[1]?.count, view.bars.length]).toEqual([4, 3, 15, 8])
  expect(view.days[2]?.more).toBe(0)
})

test('a second zone has its hours beside ours, and now is in its own day', () => {
  const view = gridView([], { ...week, zone2: 'Asia/Damascus', now: new Date('2026-02-11T08:20:00Z') })
  expect([view.rows[0]?.other, view.rows[22]?.other]).toEqual(['02:00', '00:00'])
  expect(view.now).toEqual({ column: 2, quarter: 37, time: '09:20' })
  expect(gridView([], { ...week, now: new Date('2026-03-11T08:20:00Z') }).now).toBeUndefined()
})

test('every part of every engagement is drawn once or counted, inside its day, and no two of one lane overlap', () => {
  const wish = fc
    .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 92 }), fc.integer({ min: 1, max: 90 }))
    .map(([day, quarter, length]) => {
      const time = (at: number) => `${String(Math.floor((at % 96) / 4)).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`
      const date = (days: number) => `2026-02-${String(9 + days).padStart(2, '0')}`
      const end = quarter + length
      return hours(time(quarter), time(end), date(day), { endsOn: date(day + Math.floor(end / 96)) })
    })
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 20 }), (wishes) => {
      const all = placed(wishes)
      const view = gridView(all, week)
      for (const { date, items, more, count } of view.days) {
        expect(items.length + more).toBe(count)
        expect(new Set(items.map(({ entry }) => entry.id)).size).toBe(items.length)
        for (const a of items) {
          expect([a.quarter >= 0, a.quarter + a.length <= 96, a.lane < a.of]).toEqual([true, true, true])
          const clash = items.filter(
            (b) => b !== a && b.lane === a.lane && a.quarter < b.quarter + b.length && b.quarter < a.quarter + a.length,
          )
          expect([date, clash]).toEqual([date, []])
        }
      }
      const seen = view.days.reduce((sum, day) => sum + day.count, 0)
      expect(seen).toBeGreaterThanOrEqual(all.length)
    }),
  )
})

test('what others keep lies beside engagements, and above the column where these leave no strip', () => {
  const at = (time: string) => Date.parse(`2026-02-10T${time}:00+01:00`)
  const outside = (title: string, starts: string, ends: string) => ({
    ...{ id: title, title, layer: { name: 'Partner', colour: 'teal' as const }, place: null, startsOn: '2026-02-10', endsOn: '2026-02-10' },
    ...{ starts, ends, startsMs: at(starts), endsMs: at(ends) },
  })
  const layers = [outside('late', '18:00', '19:00'), outside('early', '09:30', '10:30')]
  const many = (count: number) =>
    placed(Array.from({ length: count }, (_, index) => hours('10:00', '11:00', '2026-02-10', { title: `e${index}` })))
  const tuesday = (count: number) => gridView(many(count), { ...week, layers }).days[1]
  const said = (count: number) => [
    tuesday(count)?.items.length,
    tuesday(count)?.layers.map(({ event, lane, of }) => `${event.title} ${lane}/${of}`),
    tuesday(count)?.aside.map(({ title }) => title),
  ]
  expect(said(1)).toEqual([1, ['late 0/1', 'early 0/2'], []])
  expect(said(4)).toEqual([4, ['late 0/1'], ['early']])
})
