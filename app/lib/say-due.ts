import { dateAt, daysBetween } from './dates.ts'
import { type DateLocale, formatDate, formatDaysAway } from './format-dates.ts'
import { wallTimeAt } from './wall-time.ts'

type Reading = { locale: DateLocale; zone: string; today: string }

/** When something is due, on the reader's clocks: 'tomorrow, 6 Feb 2026' for a date, with the time for an instant (ISO 8601). */
export function sayDue(due: string, { locale, zone, today }: Reading): string {
  const instant = due.length > 10 ? new Date(due) : undefined
  const date = instant ? dateAt(instant, zone) : due
  const said = [formatDaysAway(daysBetween(today, date), locale), formatDate(date, locale, 'short')]
  return [...said, ...(instant ? [wallTimeAt(instant, zone).slice(11)] : [])].join(', ')
}
