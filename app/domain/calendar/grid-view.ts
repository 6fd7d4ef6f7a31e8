import { addDays, dayNumber } from '#app/lib/dates.ts'
import { type DayClock, dayClock, instantOfReading } from '#app/lib/day-clock.ts'
import { packLanes } from '#app/lib/lanes.ts'
import { type Stretch, type Strip, sideBySide } from '#app/lib/side-by-side.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { type Entry, isOverDays, touches } from './entries.ts'
import { type HourRow, hourRows, missingQuarters, type Quarters, quartersBetween } from './hour-rows.ts'
import type { LayerEvent } from './layers.ts'
import { gatherBars } from './month-bars.ts'
import type { DrawnBar } from './month-view.ts'

/** An entry with its instants, which a grid of hours is drawn by. */
export type Placed = { entry: Entry; startsAt: Date; endsAt: Date; deskId: string; version: number }

/** The part of an engagement that lies in one day, and how it is cut there. */
export type GridItem = Quarters & Strip & { entry: Entry; fromBefore: boolean; goesOn: boolean; startsMs: number; endsMs: number }

/** The part of an external calendar's event that lies in one day. */
export type GridLayer = Quarters & Strip & { event: LayerEvent; fromBefore: boolean; goesOn: boolean }

export type GridDay = {
  date: string
  items: GridItem[]
  layers: GridLayer[]
  /** Of external calendars, what has no hours here, or found no strip. */
  aside: LayerEvent[]
  missing: Quarters[]
  /** How many found no strip. */
  more: number
  /** All that touches the day. */
  count: number
}

type GridBar = DrawnBar & { column: number }

export type GridView = {
  /** `other` is the time on the clocks of the second zone as the hour begins. */
  rows: (HourRow & { other?: string })[]
  days: GridDay[]
  bars: GridBar[]
  /** Nothing before seven, nothing from nine in the evening: such hours are drawn low. */
  quiet: { early: boolean; late: boolean }
  /** Where the moment of reading lies among the days, if it does. */
  now: { column: number; quarter: number; time: string } | undefined
}

/** Strips that stay legible: half an hour is the least height, a day of a week has less width than a day alone. */
const leastQuarters = 2
const mostStrips = { day: 8, week: 4 }
const mostLanes = 8
const dayMs = 86_400_000
const [earlyUntil, lateFrom] = [7, 21]

type GridAsked = {
  from: string
  days: number
  zone: string
  zone2?: string | undefined
  now?: Date | undefined
  layers?: readonly LayerEvent[]
}

/** Lays days out as columns of hours on the clocks of `zone`. What crosses midnight is cut there; what has no hours lies on top. */
export function gridView(placed: readonly Placed[], { from, days, zone, zone2, now, layers = [] }: GridAsked): GridView {
  const dates = Array.from({ length: days }, (_, index) => addDays(from, index))
  const clocks = dates.map((date) => dayClock(date, zone))
  const rows = hourRows(clocks)
  const [hourly, daily] = [placed.filter(hasHours), placed.filter((one) => !hasHours(one)).map(({ entry }) => entry)]
  const most = days === 1 ? mostStrips.day : mostStrips.week
  const bars = barsOf(daily, dates)
  const columns = clocks.map((clock, column) => columnOf(clock, rows, { hourly, daily, layers, most, undrawn: bars.undrawn(column) }))
  const parts = columns.flatMap((day) => [...day.items, ...day.layers])
  const lateRow = rows.findIndex(({ hour }) => hour === lateFrom)
  const earlyRow = rows.findIndex(({ hour }) => hour === earlyUntil)
  return {
    rows: zone2 ? rows.map((row) => ({ ...row, ...otherTime(row, clocks, zone2) })) : rows,
    days: columns,
    bars: bars.drawn,
    quiet: {
      early: parts.every((part) => part.quarter >= earlyRow * 4),
      late: parts.every((part) => part.quarter + part.length <= lateRow * 4),
    },
    now: now && nowIn(now, clocks, rows, zone),
  }
}

function nowIn(now: Date, clocks: readonly DayClock[], rows: HourRow[], zone: string): GridView['now'] {
  const ms = now.getTime()
  const column = clocks.findIndex(({ startsMs, endsMs }) => startsMs <= ms && ms < endsMs)
  const clock = clocks[column]
  if (!clock) return undefined
  return { column, quarter: quartersBetween(rows, clock, ms, ms + 60_000, 1).quarter, time: wallTimeAt(now, zone).slice(11) }
}

const hasHours = ({ entry }: Placed) => entry.starts !== null && !isOverDays(entry)

type InColumn = { hourly: readonly Placed[]; daily: readonly Entry[]; layers: readonly LayerEvent[]; most: number; undrawn: number }

function columnOf(clock: DayClock, rows: HourRow[], { hourly, daily, layers, most, undrawn }: InColumn): GridDay {
  const here = hourly.filter(({ startsAt, endsAt }) => startsAt.getTime() < clock.endsMs && endsAt.getTime() > clock.startsMs)
  const parts = here.map(({ entry, startsAt, endsAt }) => ({
    ...quartersBetween(rows, clock, startsAt.getTime(), endsAt.getTime(), leastQuarters),
    entry,
    fromBefore: startsAt.getTime() < clock.startsMs,
    goesOn: endsAt.getTime() > clock.endsMs,
    startsMs: startsAt.getTime(),
    endsMs: endsAt.getTime(),
  }))
  const outside = layersIn(layers, clock, rows)
  const stretches = parts.map((part) => stretchOf(part.entry.id, part))
  const strips = stripsOf(
    stretches,
    outside.map((part) => stretchOf(part.event.id, part)),
    most,
  )
  const items = parts.flatMap((part) => {
    const strip = strips.get(part.entry.id)
    return strip && strip.lane < most ? [{ ...part, lane: strip.lane, of: Math.min(strip.of, most) }] : []
  })
  const drawn = outside.flatMap((part) => {
    const strip = strips.get(part.event.id)
    return strip && strip.lane < most ? [{ ...part, lane: strip.lane, of: Math.min(strip.of, most) }] : []
  })
  const shown = new Set(drawn.map(({ event }) => event.id))
  return {
    date: clock.date,
    items,
    layers: drawn,
    aside: layers.filter((event) => !shown.has(event.id) && event.startsOn <= clock.date && event.endsOn >= clock.date),
    missing: missingQuarters(rows, clock),
    more: parts.length - items.length + undrawn,
    count: parts.length + daily.filter((entry) => touches(entry, clock.date, clock.date)).length,
  }
}

const stretchOf = (id: string, { quarter, length }: Quarters): Stretch => ({ id, from: quarter, to: quarter + length })

/** What others keep lies beside engagements, but never takes a strip from one: then only what overlaps none is drawn among them. */
function stripsOf(ours: readonly Stretch[], others: readonly Stretch[], most: number): Map<string, Strip> {
  const together = sideBySide([...ours, ...others])
  const alone = sideBySide(ours)
  const undrawn = (strips: Map<string, Strip>) => ours.filter(({ id }) => (strips.get(id)?.lane ?? 0) >= most).length
  if (undrawn(together) === undrawn(alone)) return together
  return sideBySide([...ours, ...others.filter(({ from, to }) => ours.every((one) => one.from >= to || one.to <= from))])
}

/** What lasts a day or more has no hours to draw. */
function layersIn(layers: readonly LayerEvent[], clock: DayClock, rows: HourRow[]) {
  return layers
    .filter(
      ({ starts, startsMs, endsMs }) => starts !== null && endsMs - startsMs < dayMs && startsMs < clock.endsMs && endsMs > clock.startsMs,
    )
    .map((event) => ({
      ...quartersBetween(rows, clock, event.startsMs, event.endsMs, leastQuarters),
      event,
      fromBefore: event.startsMs < clock.startsMs,
      goesOn: event.endsMs > clock.endsMs,
    }))
}

/** Bars over the columns, in lanes; what lies outside the days is cut and says so. */
function barsOf(daily: readonly Entry[], dates: readonly string[]) {
  const [first, last] = [dates[0] ?? '', dates.at(-1) ?? '']
  const bars = gatherBars(daily.filter((entry) => touches(entry, first, last)))
  const cut = bars.map((bar) => ({
    bar,
    from: Math.max(dayNumber(bar.startsOn) - dayNumber(first), 0),
    to: Math.min(dayNumber(bar.endsOn), dayNumber(last)) - dayNumber(first),
  }))
  const lanes = packLanes(cut.map(({ bar, from, to }) => ({ id: bar.id, from, to })))
  const all = cut
    .map(
      ({ bar, from, to }): GridBar => ({
        ...bar,
        lane: lanes.get(bar.id) ?? 0,
        column: from,
        span: to - from + 1,
        continuesBefore: bar.startsOn < first,
        continuesAfter: bar.endsOn > last,
      }),
    )
    .sort((a, b) => a.column - b.column || a.lane - b.lane)
  const fits = (bar: GridBar) => bar.lane < mostLanes
  const over = (column: number) => (bar: GridBar) => !fits(bar) && bar.column <= column && bar.column + bar.span > column
  return { drawn: all.filter(fits), undrawn: (column: number) => all.filter(over(column)).length }
}

/** The hour elsewhere as a row begins, on the first of the days that has it. */
function otherTime({ hour, again }: HourRow, clocks: readonly DayClock[], zone2: string): { other?: string } {
  for (const clock of clocks) {
    const ms = instantOfReading(clock, { minute: hour * 60, again })
    if (ms !== undefined) return { other: wallTimeAt(new Date(ms), zone2).slice(11) }
  }
  return {}
}
