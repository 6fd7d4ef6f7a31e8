import { addDays, addMonths, isoWeek, monthOf, startOfWeek } from './dates.ts'

/** One day of a grid; `inMonth` is false for the days before and after that fill its first and last week. */
export type GridDay = { date: string; inMonth: boolean }
/** Seven days with the ISO week most of them are in (that of their Thursday, also when weeks start on Sunday). */
export type GridWeek = { year: number; week: number; days: GridDay[] }

/** The four to six weeks that hold the month 'YYYY-MM', for weeks from Monday (1) or Sunday (7). RangeError for what is no month. */
export function monthGrid(month: string, firstDay: 1 | 7): GridWeek[] {
  const after = `${addMonths(month, 1)}-01`
  const weeks: GridWeek[] = []
  for (let start = startOfWeek(`${month}-01`, firstDay); start < after; start = addDays(start, 7)) {
    weeks.push(weekFrom(start, (date) => monthOf(date) === month))
  }
  return weeks
}

/** So many weeks from the one that begins on `start`, none of their days more in it than another. */
export const weeksGrid = (start: string, weeks: number): GridWeek[] =>
  Array.from({ length: weeks }, (_, index) => weekFrom(addDays(start, index * 7), () => true))

function weekFrom(start: string, inMonth: (date: string) => boolean): GridWeek {
  const dates = Array.from({ length: 7 }, (_, column) => addDays(start, column))
  return { ...isoWeek(addDays(start, 3)), days: dates.map((date) => ({ date, inMonth: inMonth(date) })) }
}
