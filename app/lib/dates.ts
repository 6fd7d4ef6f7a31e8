import { known } from './known.ts'
import { offsetMsAt } from './zones.ts'

const dayMs = 86_400_000
const firstYear = 1900
const lastYear = 2200

// A page asks for the same few days by the hundred.
const mostKnown = 5_000
const numbersKnown = new Map<string, number | undefined>()
const datesKnown = new Map<number, string>()

const dayNumberOf = (date: string): number | undefined => known(numbersKnown, mostKnown, date, readDay)

function readDay(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined
  const ms = Date.parse(`${date}T00:00:00Z`)
  // Date.parse turns 31 February into 3 March instead of refusing it.
  return new Date(ms).getUTCDate() === Number(date.slice(8)) ? ms / dayMs : undefined
}

/** True for a real day written 'YYYY-MM-DD' in the years 1900 to 2200: what forms accept. */
export function isDate(text: string): boolean {
  const year = Number(text.slice(0, 4))
  return dayNumberOf(text) !== undefined && year >= firstYear && year <= lastYear
}

/** Days since 1 January 1970, for arithmetic on days. Any year of four digits; RangeError for what is no real day. */
export function dayNumber(date: string): number {
  const day = dayNumberOf(date)
  if (day === undefined) throw new RangeError(`Not a date: ${date}`)
  return day
}

/** The date 'YYYY-MM-DD' of a day number. RangeError outside the years 0 to 9999. */
export const dateOfDay = (day: number): string => known(datesKnown, mostKnown, day, writeDay)

function writeDay(day: number): string {
  const text = new Date(day * dayMs).toISOString()
  if (text.length !== 24) throw new RangeError(`No date of four-digit year: day ${day}`)
  return text.slice(0, 10)
}

/** The date so many days later (earlier when negative). May leave the years `isDate` accepts, as the edge of a month grid must. */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days)
}

/** The same day a year later; 28 February after a 29th. */
export function yearLater(date: string): string {
  const later = `${String(Number(date.slice(0, 4)) + 1).padStart(4, '0')}${date.slice(4)}`
  return dayNumberOf(later) === undefined ? later.replace(/29$/, '28') : later
}

/** Days from the first date to the second: 0 on the same day, negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** ISO weekday: Monday 1 to Sunday 7. */
export function weekdayOf(date: string): number {
  // Day 0 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

/** ISO week and the year it belongs to, which at the turn of the year is not the date's own. */
export function isoWeek(date: string): { year: number; week: number } {
  const thursday = addDays(date, 4 - weekdayOf(date))
  const year = Number(thursday.slice(0, 4))
  return { year, week: Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1 }
}

/** The first day of the date's week, for weeks from Monday (1) or Sunday (7). */
export function startOfWeek(date: string, firstDay: 1 | 7): string {
  return addDays(date, -((weekdayOf(date) - firstDay + 7) % 7))
}

/** 'YYYY-MM' of a date. */
export function monthOf(date: string): string {
  return dateOfDay(dayNumber(date)).slice(0, 7)
}

/** The month 'YYYY-MM' so many months later (earlier when negative). RangeError for what is no month. */
export function addMonths(month: string, months: number): string {
  const first = dateOfDay(dayNumber(`${month}-01`))
  const index = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months
  const target = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
  return monthOf(`${target}-01`)
}

/** The so-manieth weekday (Monday 1) of a month 'YYYY-MM'; -1 the last. */
export function nthWeekday(of: string, weekday: number, which: number): string {
  const first = addDays(`${of}-01`, (weekday - weekdayOf(`${of}-01`) + 7) % 7)
  if (which > 0) return addDays(first, (which - 1) * 7)
  const next = `${addMonths(of, 1)}-01`
  return addDays(first, Math.floor((dayNumber(next) - 1 - dayNumber(first)) / 7) * 7)
}

/** The date that the zone's calendars show at the instant. RangeError for an unknown zone or an invalid date. */
export function dateAt(instant: Date, zone: string): string {
  return dateOfDay(Math.floor((instant.getTime() + offsetMsAt(instant, zone)) / dayMs))
}

/** Today in the zone; `now` is an argument so that a page draws one and the same day throughout. */
export function todayIn(zone: string, now: Date): string {
  return dateAt(now, zone)
}
