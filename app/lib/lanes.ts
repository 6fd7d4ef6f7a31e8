/** Something over whole days; `from` and `to` are day indexes (such as `dayNumber` gives), both included. */
export type Bar = { id: string; from: number; to: number }
/** The part of a bar that lies in one week. `week` counts from 0, `column` 0-6, `span` 1-7; the two flags say that it goes on outside. */
export type Segment = {
  id: string
  week: number
  column: number
  span: number
  lane: number
  continuesBefore: boolean
  continuesAfter: boolean
}
/** `lanes` to keep free above a day's own entries, `more` bars of that day that found no place. */
export type Cell = { lanes: number; more: number }

/**
 * Gives each bar the first lane that is free, earlier bars before later, longer before shorter, then by id, so that the same bars
 * always lie the same way. RangeError for a bar that ends before it starts or an id used twice.
 */
export function packLanes(bars: readonly Bar[]): Map<string, number> {
  const lanes = new Map<string, number>()
  const lastDays: number[] = []
  for (const bar of [...bars].sort((a, b) => a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1))) {
    if (bar.to < bar.from || lanes.has(bar.id)) throw new RangeError(`No place for bar ${bar.id} (${bar.from} to ${bar.to})`)
    const free = lastDays.findIndex((last) => last < bar.from)
    const lane = free === -1 ? lastDays.length : free
    lastDays[lane] = bar.to
    lanes.set(bar.id, lane)
  }
  return lanes
}

/**
 * Cuts bars into the weeks of a grid whose first cell is day `from`. Each week is packed by itself, bars that go on from the week
 * before first. Bars beyond `maxLanes` have no segment and are counted in the cells of their days. Segments come in reading order.
 */
export function weekSegments(
  bars: readonly Bar[],
  grid: { from: number; weeks: number; maxLanes?: number },
): { segments: Segment[]; cells: Cell[][] } {
  const segments: Segment[] = []
  const cells: Cell[][] = []
  for (let week = 0; week < grid.weeks; week++) {
    const first = grid.from + week * 7
    const inWeek = bars.filter((bar) => bar.from <= first + 6 && bar.to >= first)
    const lanes = packLanes(inWeek)
    const days: Cell[] = Array.from({ length: 7 }, () => ({ lanes: 0, more: 0 }))
    const drawn: Segment[] = []
    for (const { id, from, to } of inWeek) {
      const lane = lanes.get(id) ?? 0
      const column = Math.max(from - first, 0)
      const span = Math.min(to - first, 6) - column + 1
      const fits = lane < (grid.maxLanes ?? Number.POSITIVE_INFINITY)
      for (const day of days.slice(column, column + span)) {
        if (fits) day.lanes = Math.max(day.lanes, lane + 1)
        else day.more++
      }
      if (fits) drawn.push({ id, week, column, span, lane, continuesBefore: from < first, continuesAfter: to > first + 6 })
    }
    segments.push(...drawn.sort((a, b) => a.column - b.column || a.lane - b.lane))
    cells.push(days)
  }
  return { segments, cells }
}
