import { enGB } from 'date-fns/locale/en-GB'
import { nl } from 'date-fns/locale/nl'
import { weekdayOf } from './dates.ts'

/** The languages dates are written in. */
export type DateLocale = 'en' | 'nl'
/** 'long' Thursday 5 February 2026 · 'day' Thu 5 February · 'title' Thursday 5 February · 'plain' 5 February · 'short' 5 Feb 2026 · 'brief' 5 Feb · 'month' February 2026 */
export type DateStyle = 'long' | 'day' | 'title' | 'plain' | 'short' | 'brief' | 'month'

// Words come from these tables and never from Intl or a Date in local time, so server, browser and process zone cannot differ.
const locales = { en: enGB, nl }

const dayWords = {
  en: {
    near: ['yesterday', 'today', 'tomorrow'],
    ahead: (days: number) => `in ${days} days`,
    ago: (days: number) => `${days} days ago`,
    late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
  },
  nl: {
    near: ['gisteren', 'vandaag', 'morgen'],
    ahead: (days: number) => `over ${days} dagen`,
    ago: (days: number) => `${days} dagen geleden`,
    late: (days: number) => (days === 1 ? '1 dag te laat' : `${days} dagen te laat`),
  },
}

type Parts = { year: number; month: number; day: number; weekday: number }

function partsOf(date: string): Parts {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day, weekday: weekdayOf(date) }
}

function monthName(month: number, locale: DateLocale, width: 'wide' | 'abbreviated'): string {
  const index = (month - 1) as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11
  return locales[locale].localize.month(index, { width, context: 'formatting' })
}

/** The name of an ISO weekday (Monday 1 to Sunday 7): 'Thursday', 'donderdag'; short 'Thu', 'do'. */
export function formatWeekday(weekday: number, locale: DateLocale, width: 'long' | 'short'): string {
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) throw new RangeError(`Not a weekday: ${weekday}`)
  const index = (weekday % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6
  // Dutch calendars write two letters, which is another width in its table than the English three.
  const short = locale === 'nl' ? 'short' : 'abbreviated'
  return locales[locale].localize.day(index, { width: width === 'long' ? 'wide' : short, context: 'formatting' })
}

/** A civil date 'YYYY-MM-DD' in words. RangeError for what is no real day. */
export function formatDate(date: string, locale: DateLocale, style: DateStyle): string {
  const { year, month, day, weekday } = partsOf(date)
  const name = monthName(month, locale, style === 'short' || style === 'brief' ? 'abbreviated' : 'wide')
  const words = {
    long: () => `${formatWeekday(weekday, locale, 'long')} ${day} ${name} ${year}`,
    day: () => `${formatWeekday(weekday, locale, 'short')} ${day} ${name}`,
    title: () => `${formatWeekday(weekday, locale, 'long')} ${day} ${name}`,
    plain: () => `${day} ${name}`,
    short: () => `${day} ${name} ${year}`,
    brief: () => `${day} ${name}`,
    month: () => `${name} ${year}`,
  }
  return words[style]()
}

/** Days from first to last, no part said twice: '9–14 February 2026', '27 February – 3 March 2026', or one day alone. */
export function formatRange(startsOn: string, endsOn: string, locale: DateLocale): string {
  const start = partsOf(startsOn)
  const end = partsOf(endsOn)
  const last = `${end.day} ${monthName(end.month, locale, 'wide')} ${end.year}`
  if (startsOn === endsOn) return last
  const first = `${start.day} ${monthName(start.month, locale, 'wide')}`
  if (start.year !== end.year) return `${first} ${start.year} – ${last}`
  return start.month === end.month ? `${start.day}–${last}` : `${first} – ${last}`
}

/** Days from first to last where the year is plain and room is short: '9–14 Feb', '27 Feb – 3 Mar', '9 Feb'; with years where they differ. */
export function formatBriefRange(startsOn: string, endsOn: string, locale: DateLocale): string {
  const style = startsOn.slice(0, 4) === endsOn.slice(0, 4) ? 'brief' : 'short'
  const last = formatDate(endsOn, locale, style)
  if (startsOn === endsOn) return last
  const first = formatDate(startsOn, locale, style)
  return startsOn.slice(0, 7) === endsOn.slice(0, 7) ? `${partsOf(startsOn).day}–${last}` : `${first} – ${last}`
}

/** '10:00–11:30'; '10:00' alone when both are the same. Times are 'HH:MM' on a 24-hour clock, as both languages write them here. */
export function formatTimeRange(start: string, end: string): string {
  return start === end ? start : `${start}–${end}`
}

/** How far a day is from today: 'today', 'tomorrow', 'in 4 days', 'yesterday', '3 days ago'. */
export function formatDaysAway(days: number, locale: DateLocale): string {
  const words = dayWords[locale]
  return words.near[days + 1] ?? (days > 0 ? words.ahead(days) : words.ago(-days))
}

/** How late something is that was due so many days ago: '2 days late', '2 dagen te laat'; not late yet, how far away it is. */
export function formatDaysLate(days: number, locale: DateLocale): string {
  return days > 0 ? dayWords[locale].late(days) : formatDaysAway(-days, locale)
}
