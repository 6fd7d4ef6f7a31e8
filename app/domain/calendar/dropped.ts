import { addDays } from '#app/lib/dates.ts'
import { dayClock } from '#app/lib/day-clock.ts'
import { type MoveWish, wishOfInstants } from '../engagements/move-wish.ts'
import { type HourRow, instantOfQuarter } from './hour-rows.ts'

/** An engagement as it is dragged: its own first day, and its last where it has no hours. */
export type DraggedDays = { first: string; last?: string | undefined }

/** The same with its instants, where it is drawn by hours. */
export type DraggedHours = { startsMs: number; endsMs: number; zone: string }

/** Where it goes when it is dropped so many days later: what has hours keeps them. */
export function daysLater({ first, last }: DraggedDays, days: number): MoveWish {
  return { startsOn: addDays(first, days), ...(last ? { endsOn: addDays(last, days) } : {}) }
}

/** A column of hours: a day on the clocks of the reader's zone, and the hours down the grid. */
export type Column = { date: string; zone: string; rows: readonly HourRow[] }

/** Where it goes when its start is dropped on a quarter: it lasts as long. Undefined for a quarter that the day does not have. */
export function startsAtQuarter({ startsMs, endsMs, zone }: DraggedHours, column: Column, quarter: number): MoveWish | undefined {
  const at = instantIn(column, quarter)
  return at === undefined ? undefined : wishOfInstants(at, at + endsMs - startsMs, zone)
}

/** Where it goes when its end is dropped on a quarter: it begins as it did. Undefined where it would end before it starts. */
export function endsAtQuarter({ startsMs, zone }: DraggedHours, column: Column, quarter: number): MoveWish | undefined {
  const at = instantIn(column, quarter)
  return at === undefined || at <= startsMs ? undefined : wishOfInstants(startsMs, at, zone)
}

const instantIn = ({ date, zone, rows }: Column, quarter: number) => instantOfQuarter(rows, dayClock(date, zone), quarter)
