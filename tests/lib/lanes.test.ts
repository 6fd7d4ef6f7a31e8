import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bar, packLanes, type Segment, weekSegments } from '#app/lib/lanes.ts'

const barsOver = (lastDay: number) =>
  fc
    .array(fc.record({ from: fc.integer({ min: -10, max: lastDay }), days: fc.integer({ min: 1, max: 20 }) }), { maxLength: 25 })
    .map((drafts) => drafts.map(({ from, days }, index): Bar => ({ id: `bar-${index}`, from, to: from + days - 1 })))

// Five properties over two thousand random calendars each.
const runs = { numRuns: 2000 }

const covers = (bar: Bar, day: number) => bar.from <= day && day <= bar.to
const daysOf = (segment: Segment, from: number) =>
  Array.from({ length: segment.span }, (_, index) => from + segment.week * 7 + segment.column + index)

test('bars that touch share a day and therefore no lane, bars that follow do', () => {
  const bars = [
    { id: 'commission', from: 9, to: 14 },
    { id: 'delegation', from: 14, to: 15 },
    { id: 'follow-up', from: 15, to: 16 },
  ]
  expect([...packLanes(bars)]).toEqual([
    ['commission', 0],
    ['delegation', 1],
    ['follow-up', 0],
  ])
})

test('of bars that start together the longer lies above, then the one with the smaller id', () => {
  const bars = [
    { id: 'b', from: 0, to: 1 },
    { id: 'a', from: 0, to: 1 },
    { id: 'long', from: 0, to: 5 },
    { id: 'early', from: -1, to: 0 },
  ]
  expect([...packLanes(bars)]).toEqual([
    ['early', 0],
    ['long', 1],
    ['a', 2],
    ['b', 3],
  ])
})

test('no two bars of a lane overlap, and no more lanes are used than the fullest day needs', () => {
  fc.assert(
    fc.property(barsOver(40), (bars) => {
      const lanes = packLanes(bars)
      expect([...lanes.keys()].sort()).toEqual(bars.map((bar) => bar.id).sort())
      const days = Array.from({ length: 80 }, (_, index) => index - 15)
      const perDay = days.map((day) => bars.filter((bar) => covers(bar, day)).map((bar) => lanes.get(bar.id)))
      expect(perDay.filter((used) => new Set(used).size !== used.length)).toEqual([])
      expect(Math.max(-1, ...lanes.values()) + 1).toBe(Math.max(0, ...perDay.map((used) => used.length)))
    }),
    runs,
  )
})

test('the order in which bars arrive changes nothing', () => {
  const shuffled = barsOver(20).chain((bars) => fc.tuple(fc.constant(bars), fc.shuffledSubarray(bars, { minLength: bars.length })))
  fc.assert(
    fc.property(shuffled, ([bars, others]) => {
      const grid = { from: 0, weeks: 3, maxLanes: 3 }
      expect([...packLanes(others)]).toEqual([...packLanes(bars)])
      expect(weekSegments(others, grid)).toEqual(weekSegments(bars, grid))
    }),
    runs,
  )
})

test('a bar that ends before it starts and an id used twice are refused', () => {
  expect(() => packLanes([{ id: 'a', from: 3, to: 2 }])).toThrow('No place for bar a (3 to 2)')
  const twins = [
    { id: 'a', from: 0, to: 2 },
    { id: 'a', from: 5, to: 6 },
  ]
  expect(() => packLanes(twins)).toThrow(RangeError)
})

test('a bar over a week’s end is cut, and each part says where it goes on', () => {
  const bars = [{ id: 'visit', from: 4, to: 15 }]
  expect(weekSegments(bars, { from: 0, weeks: 2 })).toEqual({
    segments: [
      { id: 'visit', week: 0, column: 4, span: 3, lane: 0, continuesBefore: false, continuesAfter: true },
      { id: 'visit', week: 1, column: 0, span: 7, lane: 0, continuesBefore: true, continuesAfter: true },
    ],
    cells: [[0, 0, 0, 0, 1, 1, 1].map((lanes) => ({ lanes, more: 0 })), [1, 1, 1, 1, 1, 1, 1].map((lanes) => ({ lanes, more: 0 }))],
  })
})

test('lanes start again each week, and a day keeps only the lanes free that lie over it', () => {
  const bars = [
    { id: 'first', from: 0, to: 6 },
    { id: 'second', from: 5, to: 8 },
    { id: 'third', from: 12, to: 12 },
  ]
  const { segments, cells } = weekSegments(bars, { from: 0, weeks: 2 })
  expect(segments.map(({ id, week, lane }) => `${id} week ${week} lane ${lane}`)).toEqual([
    'first week 0 lane 0',
    'second week 0 lane 1',
    'second week 1 lane 0',
    'third week 1 lane 0',
  ])
  expect(cells.map((week) => week.map((cell) => cell.lanes))).toEqual([
    [1, 1, 1, 1, 1, 2, 2],
    [1, 1, 0, 0, 0, 1, 0],
  ])
})

test('bars beyond the most lanes are counted on the days they lie on and not drawn', () => {
  const bars = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, from: index, to: 5 }))
  const { segments, cells } = weekSegments(bars, { from: 0, weeks: 1, maxLanes: 2 })
  expect(segments.map((segment) => segment.id)).toEqual(['a', 'b'])
  expect(cells).toEqual([
    [
      { lanes: 1, more: 0 },
      { lanes: 2, more: 0 },
      { lanes: 2, more: 1 },
      { lanes: 2, more: 2 },
      { lanes: 2, more: 2 },
      { lanes: 2, more: 2 },
      { lanes: 0, more: 0 },
    ],
  ])
})

test('a grid without bars keeps nothing free', () => {
  expect(weekSegments([], { from: 20_000, weeks: 1 })).toEqual({ segments: [], cells: [Array(7).fill({ lanes: 0, more: 0 })] })
})

test('every day of every bar in the grid is covered exactly once, and no segment covers anything else', () => {
  fc.assert(
    fc.property(barsOver(40), fc.integer({ min: -7, max: 7 }), fc.integer({ min: 0, max: 6 }), (bars, from, weeks) => {
      const { segments } = weekSegments(bars, { from, weeks })
      const grid = Array.from({ length: weeks * 7 }, (_, index) => from + index)
      const wanted = bars.flatMap((bar) => grid.filter((day) => covers(bar, day)).map((day) => `${bar.id} ${day}`))
      const drawn = segments.flatMap((segment) => daysOf(segment, from).map((day) => `${segment.id} ${day}`))
      expect(drawn.sort()).toEqual(wanted.sort())
      expect(segments.filter(({ column, span }) => column < 0 || span < 1 || column + span > 7)).toEqual([])
    }),
    runs,
  )
})

test('in every cell drawn and counted bars together are all bars of the day, and drawn ones have a lane each', () => {
  fc.assert(
    fc.property(barsOver(30), fc.integer({ min: 0, max: 5 }), (bars, maxLanes) => {
      const { segments, cells } = weekSegments(bars, { from: 0, weeks: 5, maxLanes })
      const days = Array.from({ length: 35 }, (_, day) => {
        const lanes = segments.filter((segment) => daysOf(segment, 0).includes(day)).map((segment) => segment.lane)
        return { day, lanes, all: bars.filter((bar) => covers(bar, day)).length, cell: cells[Math.floor(day / 7)]?.[day % 7] }
      })
      const top = (lanes: number[]) => Math.max(-1, ...lanes) + 1
      expect(days.filter(({ lanes }) => new Set(lanes).size < lanes.length || top(lanes) > maxLanes)).toEqual([])
      expect(days.map(({ cell }) => cell)).toEqual(days.map(({ lanes, all }) => ({ lanes: top(lanes), more: all - lanes.length })))
    }),
    runs,
  )
})

test('segments say truly whether their bar goes on, and come week by week from left to right', () => {
  fc.assert(
    fc.property(barsOver(30), (bars) => {
      const { segments } = weekSegments(bars, { from: 0, weeks: 5 })
      for (const segment of segments) {
        const bar = bars.find(({ id }) => id === segment.id)
        const first = segment.week * 7 + segment.column
        expect([segment.continuesBefore, segment.continuesAfter]).toEqual([
          bar && bar.from < first,
          bar && bar.to > first + segment.span - 1,
        ])
      }
      const places = segments.map(({ week, column, lane }) => (week * 7 + column) * 1000 + lane)
      expect(places).toEqual([...places].sort((a, b) => a - b))
    }),
    runs,
  )
})
