import { expect, test } from 'vitest'
import { type MonthCell, type MonthView, monthView } from '#app/domain/calendar/month-view.ts'
import { entries } from './rows.ts'

const cellOf = (view: MonthView, date: string): MonthCell => {
  const found = view.weeks.flatMap((week) => week.cells).find((cell) => cell.date === date)
  if (!found) throw new Error(`No cell for ${date}`)
  return found
}

const barsOf = (view: MonthView) =>
  view.weeks.flatMap(({ week, cells }) =>
    cells.flatMap(({ date, bars }) =>
      bars.map((bar) => ({
        week,
        date,
        title: bar.title,
        lane: bar.lane,
        span: bar.span,
        goesOn: [bar.continuesBefore, bar.continuesAfter],
      })),
    ),
  )

const visit = {
  title: 'Working visit',
  kind: 'visit' as const,
  timing: 'all-day' as const,
  startsOn: '2026-02-09',
  endsOn: '2026-02-14',
}
const talk = { timing: 'window' as const, startsOn: '2026-02-09', endsOn: '2026-02-14', visitId: 'visit' }

test('a month is weeks from Monday with their ISO numbers, filled up with the days around it', () => {
  const { weeks } = monthView([], '2026-02')
  expect(weeks.map(({ year, week, cells }) => [year, week, cells[0]?.date, cells.at(-1)?.date])).toEqual([
    [2026, 5, '2026-01-26', '2026-02-01'],
    [2026, 6, '2026-02-02', '2026-02-08'],
    [2026, 7, '2026-02-09', '2026-02-15'],
    [2026, 8, '2026-02-16', '2026-02-22'],
    [2026, 9, '2026-02-23', '2026-03-01'],
  ])
  expect(weeks[0]?.cells.map(({ date, inMonth, weekday }) => [date, inMonth, weekday])).toEqual([
    ['2026-01-26', false, 1],
    ['2026-01-27', false, 2],
    ['2026-01-28', false, 3],
    ['2026-01-29', false, 4],
    ['2026-01-30', false, 5],
    ['2026-01-31', false, 6],
    ['2026-02-01', true, 7],
  ])
})

test('an empty day keeps nothing free and counts nothing', () => {
  expect(cellOf(monthView([], '2026-02'), '2026-02-10')).toEqual({
    date: '2026-02-10',
    inMonth: true,
    weekday: 2,
    bars: [],
    goesOn: [],
    lanes: 0,
    entries: [],
    more: 0,
    count: 0,
    all: 0,
  })
})

test('a visit of six days is one bar of six days', () => {
  expect(barsOf(monthView(entries([visit]), '2026-02'))).toEqual([
    { week: 7, date: '2026-02-09', title: 'Working visit', lane: 0, span: 6, goesOn: [false, false] },
  ])
})

test('a bar that goes on begins again in the next week, and its later days say that it goes on', () => {
  const view = monthView(entries([{ ...visit, startsOn: '2026-02-12', endsOn: '2026-02-17' }]), '2026-02')
  expect(barsOf(view)).toEqual([
    { week: 7, date: '2026-02-12', title: 'Working visit', lane: 0, span: 4, goesOn: [false, true] },
    { week: 8, date: '2026-02-16', title: 'Working visit', lane: 0, span: 2, goesOn: [true, false] },
  ])
  const days = ['2026-02-12', '2026-02-13', '2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18']
  expect(days.map((date) => cellOf(view, date).goesOn)).toEqual([[], ['Working visit'], ['Working visit'], [], ['Working visit'], []])
  expect(days.map((date) => cellOf(view, date).all)).toEqual([1, 1, 1, 1, 1, 0])
})

test('a bar that began before the month’s first week, or goes on after its last, is drawn where it lies in it', () => {
  const view = monthView(entries([{ ...visit, startsOn: '2026-01-20', endsOn: '2026-03-10' }]), '2026-02')
  expect(barsOf(view).map(({ week, span, goesOn }) => [week, span, ...goesOn])).toEqual(
    [5, 6, 7, 8, 9].map((week) => [week, 7, true, true]),
  )
})

test('the talks of a visit in one window are one bar with what each is called', () => {
  const view = monthView(
    entries([
      visit,
      { ...talk, label: 'ICJ' },
      { ...talk, label: 'OPCW', level: 'confidential' },
      { ...talk, label: 'international NGOs' },
    ]),
    '2026-02',
  )
  const bars = cellOf(view, '2026-02-09').bars.map(({ talks, level, lane, span }) => ({ talks, level, lane, span }))
  expect(bars).toEqual([
    { talks: [], level: 'internal', lane: 0, span: 6 },
    { talks: ['ICJ', 'OPCW', 'international NGOs'], level: 'confidential', lane: 1, span: 6 },
  ])
})

test('windows of another visit, of other days, cancelled or without a visit stay by themselves', () => {
  const view = monthView(
    entries([
      { ...talk, title: 'one' },
      { ...talk, title: 'of another visit', visitId: 'other' },
      { ...talk, title: 'of fewer days', endsOn: '2026-02-12' },
      { ...talk, title: 'cancelled', status: 'cancelled' },
      { ...talk, title: 'of no visit', visitId: null },
    ]),
    '2026-02',
  )
  expect(
    cellOf(view, '2026-02-09')
      .bars.map(({ title, talks }) => [title, talks])
      .sort(),
  ).toEqual([
    ['cancelled', []],
    ['of another visit', []],
    ['of fewer days', []],
    ['of no visit', []],
    ['one', []],
  ])
})

test('a window of one day stands in its day', () => {
  const view = monthView(entries([{ title: 'open', timing: 'window', startsOn: '2026-02-10', endsOn: '2026-02-10' }]), '2026-02')
  const { bars, entries: own, count } = cellOf(view, '2026-02-10')
  expect([bars, own.map(({ title }) => title), count]).toEqual([[], ['open'], 1])
})

test('bars share lanes where they do not meet, and each day keeps as many free as lie over it', () => {
  const view = monthView(
    entries([
      visit,
      { title: 'Interpreter', timing: 'all-day', startsOn: '2026-02-10', endsOn: '2026-02-12' },
      { title: 'Fair', timing: 'all-day', startsOn: '2026-02-13', endsOn: '2026-02-15' },
    ]),
    '2026-02',
  )
  expect(barsOf(view).map(({ title, lane }) => [title, lane])).toEqual([
    ['Working visit', 0],
    ['Interpreter', 1],
    ['Fair', 1],
  ])
  const week = view.weeks[2]?.cells.map(({ lanes }) => lanes)
  expect(week).toEqual([1, 2, 2, 2, 2, 2, 2])
})

test('a day shows three engagements and counts the rest', () => {
  const hours = ['09:00', '10:00', '11:00', '12:00', '13:00']
  const view = monthView(entries(hours.map((startsTime) => ({ startsOn: '2026-02-10', startsTime, endsTime: '14:00' }))), '2026-02')
  const { entries: shown, more, count } = cellOf(view, '2026-02-10')
  expect([shown.map(({ starts }) => starts), more, count]).toEqual([['09:00', '10:00', '11:00'], 2, 5])
})

test('under two lanes of bars a day shows two', () => {
  const view = monthView(
    entries([
      visit,
      { ...visit, title: 'Second visit' },
      ...['09:00', '10:00', '11:00'].map((startsTime) => ({ startsOn: '2026-02-10', startsTime, endsTime: '14:00' })),
    ]),
    '2026-02',
  )
  const { entries: shown, more, lanes } = cellOf(view, '2026-02-10')
  expect([shown.map(({ starts }) => starts), more, lanes]).toEqual([['09:00', '10:00'], 1, 2])
})

test('bars that find no lane are counted on each of their days', () => {
  const view = monthView(entries(Array.from({ length: 7 }, (_, index) => ({ ...visit, title: `Visit ${index}` }))), '2026-02')
  const days = ['2026-02-09', '2026-02-14', '2026-02-15'].map((date) => cellOf(view, date))
  expect(days.map(({ lanes, more }) => [lanes, more])).toEqual([
    [5, 2],
    [5, 2],
    [0, 0],
  ])
  expect(barsOf(view)).toHaveLength(5)
})

test('the month counts what touches it, and not what lies in the days around it', () => {
  const view = monthView(
    entries([
      visit,
      { startsOn: '2026-01-28' },
      { startsOn: '2026-03-01' },
      { startsOn: '2026-02-28' },
      { timing: 'all-day', startsOn: '2026-01-30', endsOn: '2026-02-01' },
    ]),
    '2026-02',
  )
  expect(view.count).toBe(3)
  expect(cellOf(view, '2026-01-28').count).toBe(1)
})

test('a Damascus meeting stands on its day in The Hague, at its hour there', () => {
  const view = monthView(
    entries([{ zone: 'Asia/Damascus', startsOn: '2026-02-11', startsTime: '00:30', endsTime: '01:30', title: 'Night call' }]),
    '2026-02',
  )
  const { entries: shown } = cellOf(view, '2026-02-10')
  expect(shown.map(({ title, starts, elsewhere }) => [title, starts, elsewhere?.starts, elsewhere?.days])).toEqual([
    ['Night call', '22:30', '00:30', 1],
  ])
})
