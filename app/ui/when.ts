import type { Reader, Translate } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate, formatRange, formatTimeRange } from '#app/lib/format-dates.ts'
import { offsetAt, wallTimeAt } from '#app/lib/wall-time.ts'
import { cityOf } from '#app/lib/zones.ts'

type Timed = {
  timing: 'timed' | 'all-day' | 'window'
  zone: string
  startsLocal: string | null
  endsLocal: string | null
  startsOn: string | null
  endsOn: string | null
  startsAt: Date
  endsAt: Date
}

/** When an engagement is, in words: on the clocks of its own place, and beside it on the reader's where they differ. */
export function sayWhen(t: Translate, reader: Reader, row: Timed): { when: string; zone?: string; yours?: string } {
  if (row.timing !== 'timed' || !row.startsLocal || !row.endsLocal) {
    const range = formatRange(row.startsOn ?? '', row.endsOn ?? row.startsOn ?? '', reader.locale)
    return { when: row.timing === 'window' ? t('engagements.window', { range }) : `${range}, ${t('words.allDay').toLowerCase()}` }
  }
  const zone = t('engagements.inZone', { city: cityOf(row.zone), offset: offsetAt(row.startsAt, row.zone) })
  const when = sayRange(row.startsLocal, row.endsLocal, reader)
  if (offsetAt(row.startsAt, row.zone) === offsetAt(row.startsAt, reader.zone)) return { when, zone }
  const mine = sayRange(wallTimeAt(row.startsAt, reader.zone), wallTimeAt(row.endsAt, reader.zone), reader)
  const sameDay = dateAt(row.startsAt, reader.zone) === row.startsLocal.slice(0, 10)
  const time = sameDay ? mine.slice(mine.lastIndexOf(', ') + 2) : mine
  return { when, zone, yours: t('engagements.yourTime', { time, city: cityOf(reader.zone) }) }
}

function sayRange(starts: string, ends: string, reader: Reader): string {
  const [day, lastDay] = [starts.slice(0, 10), ends.slice(0, 10)]
  if (day === lastDay) return `${formatDate(day, reader.locale, 'long')}, ${formatTimeRange(starts.slice(11), ends.slice(11))}`
  return `${formatDate(day, reader.locale, 'long')}, ${starts.slice(11)} – ${formatDate(lastDay, reader.locale, 'long')}, ${ends.slice(11)}`
}
