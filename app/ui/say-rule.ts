import { type Rule, whichInMonth } from '#app/domain/series/rule.ts'
import type { Reader, Translate } from '#app/i18n/reader.tsx'
import { weekdayOf } from '#app/lib/dates.ts'
import { formatWeekday } from '#app/lib/format-dates.ts'

/** How a series comes back, in words: 'every first Monday', 'every 2 weeks on Tuesday, Thursday'. */
export function sayRule(t: Translate, { locale }: Reader, { repeats, every, weekdays, startsOn }: Rule): string {
  if (repeats === 'weekly') {
    const days = weekdays.map((weekday) => formatWeekday(weekday, locale, 'long')).join(', ')
    return t('series.week', { count: every, days })
  }
  if (repeats === 'monthly-date') return t('series.date', { count: every, day: Number(startsOn.slice(8)) })
  const which = repeats === 'monthly-last-weekday' ? 'last' : (`n${whichInMonth(startsOn)}` as 'n1' | 'n2' | 'n3' | 'n4' | 'n5')
  return t('series.weekday', { count: every, which: t(`series.which.${which}`), day: formatWeekday(weekdayOf(startsOn), locale, 'long') })
}
