import { dayNumber, weekdayOf } from '#app/lib/dates.ts'
import { type Cell, type Segment, weekSegments } from '#app/lib/lanes.ts'
import { type GridDay, type GridWeek, monthGrid } from '#app/lib/month-grid.ts'
import { type Entry, inDayOrder, isOverDays, touches } from './entries.ts'
import { gatherBars, type MonthBar } from './month-bars.ts'

/** A bar in the cell where it begins, or begins again: `span` days long, in lane `lane` from the top. */
export type DrawnBar = MonthBar & Pick<Segment, 'lane' | 'span' | 'continuesBefore' | 'continuesAfter'>

export type MonthCell = GridDay & {
  weekday: number
  bars: DrawnBar[]
  /** Titles of bars that began before this day and go on over it. */
  goesOn: string[]
  /** Lanes to keep free above the entries. */
  lanes: number
  entries: Entry[]
  /** How many engagements of this day found no place. */
  more: number
  /** How many engagements lie in this day alone. */
  count: number
  /** How many touch it, drawn or not. */
  all: number
}

type MonthWeek = { year: number; week: number; cells: MonthCell[] }

export type MonthView = {
  weeks: MonthWeek[]
  /** Engagements that touch the month itself, or these weeks. */
  count: number
}

const mostLanes = 5
const roomiest = 3

/** Lays a month, 'YYYY-MM', out as weeks of days. */
export const monthView = (entries: readonly Entry[], month: string): MonthView => weeksView(entries, monthGrid(month, 1))

/** Lays weeks of days out: bars in lanes, what lies in one day inside its cell. */
export function weeksView(entries: readonly Entry[], grid: readonly GridWeek[]): MonthView {
  const days = grid.flatMap((week) => week.days)
  const [from, to] = [days[0]?.date ?? '', days.at(-1)?.date ?? '']
  const drawn = entries.filter((entry) => touches(entry, from, to))
  const overDays = drawn.filter(isOverDays)
  const bars = new Map(gatherBars(overDays).map((bar) => [bar.id, bar]))
  const packed = weekSegments(
    [...bars.values()].map((bar) => ({ id: bar.id, from: dayNumber(bar.startsOn), to: dayNumber(bar.endsOn) })),
    { from: dayNumber(from), weeks: grid.length, maxLanes: mostLanes },
  )
  const inOneDay = Map.groupBy(
    drawn.filter((entry) => !isOverDays(entry)),
    (entry) => entry.startsOn,
  )
  const inMonth = days.filter((day) => day.inMonth).map((day) => day.date)
  return {
    weeks: grid.map((week, index) => ({
      year: week.year,
      week: week.week,
      cells: week.days.map((day, column) => {
        const segments = packed.segments.filter((segment) => segment.week === index)
        const cell = packed.cells[index]?.[column] ?? { lanes: 0, more: 0 }
        return cellOf(day, column, {
          segments,
          cell,
          bars,
          entries: inOneDay.get(day.date) ?? [],
          all: (inOneDay.get(day.date)?.length ?? 0) + overDays.filter((entry) => touches(entry, day.date, day.date)).length,
        })
      }),
    })),
    count: entries.filter((entry) => touches(entry, inMonth[0] ?? '', inMonth.at(-1) ?? '')).length,
  }
}

type InCell = { segments: Segment[]; cell: Cell; bars: ReadonlyMap<string, MonthBar>; entries: Entry[]; all: number }

function cellOf(day: GridDay, column: number, { segments, cell, bars, entries, all }: InCell): MonthCell {
  const over = segments.filter((segment) => segment.column < column && segment.column + segment.span > column)
  // Bars already fill the row, so that fewer entries fit beneath them.
  const room = cell.lanes > 1 ? roomiest - 1 : roomiest
  return {
    ...day,
    weekday: weekdayOf(day.date),
    bars: segments
      .filter((segment) => segment.column === column)
      .flatMap(({ id, lane, span, continuesBefore, continuesAfter }) => {
        const bar = bars.get(id)
        return bar ? [{ ...bar, lane, span, continuesBefore, continuesAfter }] : []
      }),
    goesOn: over.flatMap((segment) => bars.get(segment.id)?.title ?? []),
    lanes: cell.lanes,
    entries: inDayOrder(entries).slice(0, room),
    more: cell.more + Math.max(entries.length - room, 0),
    count: entries.length,
    all,
  }
}
