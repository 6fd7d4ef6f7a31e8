import { Link } from '@remix-run/react'
import { plainPath } from '#app/domain/calendar/address.ts'
import type { LetterDays, NextVisit } from '#app/domain/home/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween } from '#app/lib/dates.ts'
import { formatDate, formatDaysAway, formatRange } from '#app/lib/format-dates.ts'
import { SlotBadge } from './badges.tsx'
import { useMoment } from './engagement-marks.tsx'
import { Section } from './page.tsx'

/** The next visit with its talks by slot. */
export function NextVisitCard({ visit }: { visit: NextVisit }) {
  const t = useT()
  const moment = useMoment()
  const { locale, today } = useReader()
  const days = daysBetween(today, visit.startsOn)
  const away = days < 0 ? t('home.visitUnderWay', { date: formatDate(visit.endsOn, locale, 'plain') }) : formatDaysAway(days, locale)
  return (
    <Section id="next-visit" title={t('home.nextVisit')} aside={<p className="muted">{away}</p>}>
      <p>
        <Link className="plain strong" to={`/visits/${visit.id}`}>
          <bdi>{visit.title}</bdi>
        </Link>
      </p>
      <p className="small muted">{[formatRange(visit.startsOn, visit.endsOn, locale), visit.place].filter(Boolean).join(', ')}</p>
      <dl className="facts facts-tight above-3">
        {visit.slots.map(({ slot, count, holdUntil }) => (
          <div className="pair" key={slot}>
            <dt>
              <SlotBadge slot={slot} />
            </dt>
            <dd className="num">
              {slot === 'window'
                ? t('home.windowTalks', { count })
                : holdUntil
                  ? t('home.slotTalksUntil', { count, moment: moment(holdUntil) })
                  : t('home.slotTalks', { count })}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** Where the days are that the letter tells of: the demo's own, long past by the time somebody reads this. */
export function FromTheLetter({ letter, writes }: { letter: LetterDays; writes: boolean }) {
  const t = useT()
  const { locale } = useReader()
  return (
    <Section id="letter" title={t('home.letter')}>
      <p className="small muted">{t('home.letterText', { range: formatRange(letter.from, letter.to, locale) })}</p>
      <ul className="bullets above-2">
        <li>
          <Link to={plainPath('month', letter.from)}>{t('home.letterMonth', { month: formatDate(letter.from, locale, 'month') })}</Link>
        </li>
        {letter.visitId ? (
          <li>
            <Link to={`/visits/${letter.visitId}`}>{t('home.letterVisit')}</Link>
          </li>
        ) : null}
        {writes ? (
          <li>
            <Link to="/engagements/new">{t('home.schedule')}</Link>
          </li>
        ) : null}
        <li>
          <Link to="/feeds/new">{t('home.subscribe')}</Link>
        </li>
      </ul>
    </Section>
  )
}
