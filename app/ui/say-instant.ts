import { useReader } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'

/** Says an instant by the reader's own clock: '5 Feb 2026, 10:00'. */
export function useInstant(): (moment: Date) => string {
  const { zone, locale } = useReader()
  return (moment) => `${formatDate(dateAt(moment, zone), locale, 'short')}, ${wallTimeAt(moment, zone).slice(11, 16)}`
}
