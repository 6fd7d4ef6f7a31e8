import type { VisitPage } from '#app/domain/visits/page.server.ts'
import type { Concern } from '#app/domain/visits/programme-view.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween, weekdayOf } from '#app/lib/dates.ts'
import { formatDate, formatWeekday } from '#app/lib/format-dates.ts'
import { useMoment } from './engagement-marks.tsx'
import { Icon } from './icon.tsx'
import { capital, inWords } from './in-words.ts'
import { Linked } from './linked.tsx'

/** What has to be settled before a visit; nothing when all of it is. */
export function Concerns({ visit, concerns, today }: { visit: VisitPage['visit']; concerns: Concern[]; today: string }) {
  const t = useT()
  const { locale } = useReader()
  if (concerns.length === 0) return null
  const count = concerns.length
  const number = inWords(t, count)
  const days = daysBetween(today, visit.startsOn)
  const date = days < 7 ? formatWeekday(weekdayOf(visit.startsOn), locale, 'long') : formatDate(visit.startsOn, locale, 'plain')
  const pressing = days < 7 || concerns.some((concern) => concern.about === 'ran-out')
  return (
    <section aria-labelledby="settle" className={`notice below-7 ${pressing ? 'notice-late' : 'notice-hold'}`}>
      <Icon name="warning" />
      <div>
        <h2 id="settle" className="notice-title">
          {capital(days > 0 ? t('visits.settleBefore', { count, number, date }) : t('visits.settle', { count, number }))}
        </h2>
        <ul className="bullets above-1">
          {concerns.map((concern) => (
            <li key={concern.about === 'without-day' ? 'window' : concern.entry.id}>
              <ConcernLine concern={concern} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function ConcernLine({ concern }: { concern: Concern }) {
  const t = useT()
  const { locale } = useReader()
  const moment = useMoment()
  if (concern.about === 'without-day')
    return <Linked text={capital(t('visits.talkWithoutDay', { count: concern.count, number: inWords(t, concern.count) }))} to="#window" />
  const { entry } = concern
  const when = `${formatWeekday(weekdayOf(entry.startsOn), locale, 'long')}${entry.starts ? ` ${entry.starts}` : ''}`
  const until = entry.holdUntil ? moment(entry.holdUntil) : undefined
  const said =
    concern.about === 'option'
      ? t('visits.option', { title: entry.title })
      : until === undefined
        ? t('visits.held', { title: entry.title })
        : t(concern.about === 'ran-out' ? 'visits.ranOut' : 'visits.heldUntil', { title: entry.title, moment: until })
  return <Linked text={capital(`<a>${when}</a>: ${said}`)} to={`#day-${entry.startsOn}`} />
}
