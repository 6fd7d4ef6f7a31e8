import type { Locale } from '#app/i18n/locales.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import { formatDate, formatRange } from '#app/lib/format-dates.ts'

/** From–until in words; whole years as years; empty when neither end is known. */
export function sayPeriod(t: Translate, locale: Locale, fromOn: string | null, untilOn: string | null): string {
  if (fromOn && untilOn) {
    if (fromOn.endsWith('-01-01') && untilOn.endsWith('-12-31')) {
      return fromOn.slice(0, 4) === untilOn.slice(0, 4) ? fromOn.slice(0, 4) : `${fromOn.slice(0, 4)}–${untilOn.slice(0, 4)}`
    }
    return formatRange(fromOn, untilOn, locale)
  }
  if (fromOn) return t('organisations.since', { date: formatDate(fromOn, locale, 'short') })
  if (untilOn) return t('organisations.until', { date: formatDate(untilOn, locale, 'short') })
  return ''
}
