import type { When } from '#app/domain/lists/rows.ts'
import type { Reader } from '#app/i18n/reader.tsx'
import { daysBetween, weekdayOf } from '#app/lib/dates.ts'
import { type DateLocale, type DateStyle, formatDate, formatDaysAway, formatRange, formatWeekday } from '#app/lib/format-dates.ts'

/**
 * On which day a contact was or will be, and how far that is from today. What lies behind us over several days is said with all of them,
 * and so is a window, whose day is not known.
 */
export function sayMoment(moment: When, { locale, today }: Reader, style: DateStyle): { day: string; away: string } {
  const { on, until } = moment
  const nearest = until < today ? until : on < today ? today : on
  const away = formatDaysAway(daysBetween(today, nearest), locale)
  if (on !== until && (on <= today || moment.timing === 'window')) {
    return { day: style === 'short' ? sayShortDay(on, until, locale, today) : formatRange(on, until, locale), away }
  }
  return { day: formatDate(on, locale, sameYear(on, today) ? style : 'short'), away }
}

/** A day in a narrow column: 'Thu 5 Feb' this year, '5 Feb 2025' otherwise, '9–14 Feb 2026' for several. */
export function sayShortDay(on: string, until: string, locale: DateLocale, today: string): string {
  if (on !== until) {
    return on.slice(0, 7) === until.slice(0, 7)
      ? `${Number(on.slice(8))}–${formatDate(until, locale, 'short')}`
      : formatRange(on, until, locale)
  }
  const day = formatDate(on, locale, 'short')
  return sameYear(on, today) ? `${formatWeekday(weekdayOf(on), locale, 'short')} ${day.slice(0, -5)}` : day
}

const sameYear = (one: string, other: string) => one.slice(0, 4) === other.slice(0, 4)
