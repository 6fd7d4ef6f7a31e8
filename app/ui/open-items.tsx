import { Link } from '@remix-run/react'
import type { OpenItem } from '#app/domain/visits/open-items.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate, formatTimeRange } from '#app/lib/format-dates.ts'
import { SlotBadge } from './badges.tsx'
import { useMoment } from './engagement-marks.tsx'
import { capital, inWords } from './in-words.ts'
import { Section } from './page.tsx'

/** How many items are open, leading to them, or back to the whole programme; nothing when none is. */
export function OpenCount({ visitId, open, shown }: { visitId: string; open: readonly OpenItem[]; shown: boolean }) {
  const t = useT()
  if (open.length === 0) return null
  return (
    <Link to={`/visits/${visitId}?show=open`} aria-current={shown ? 'page' : undefined}>
      {capital(t('placements.open', { count: open.length, number: inWords(t, open.length) }))}
    </Link>
  )
}

/** What a coordinator still has to settle, each with the way to settle it. */
export function OpenItems({ visitId, open, edits }: { visitId: string; open: readonly OpenItem[]; edits: boolean }) {
  const t = useT()
  return (
    <Section id="open" title={t('placements.openTitle')} aside={<Link to={`/visits/${visitId}`}>{t('placements.wholeProgramme')}</Link>}>
      {open.length === 0 ? <p className="muted">{t('placements.nothingOpen')}</p> : null}
      <ul className="list">
        {open.map(({ item, because }) => (
          <li key={item.id} className="window-item">
            <div>
              <Link className="plain strong" to={`/engagements/${item.id}`}>
                <bdi>{item.title}</bdi>
              </Link>
              <When open={{ item, because }} />
            </div>
            {edits ? (
              <Link className="btn btn-small" to={`/engagements/${item.id}/placement`}>
                {t('visits.place')}
                <span className="vh"> {t('visits.placeIn', { title: item.title })}</span>
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function When({ open: { item, because } }: { open: OpenItem }) {
  const t = useT()
  const { locale } = useReader()
  const moment = useMoment()
  const hours = item.starts && item.ends ? ` ${formatTimeRange(item.starts, item.ends)}` : ''
  const note = because === 'hold' && item.holdUntil ? { note: t('visits.holdUntil', { moment: moment(item.holdUntil) }) } : {}
  return (
    <p className="slot-note">
      {because === 'window' ? null : <span>{`${capital(formatDate(item.startsOn, locale, 'day'))}${hours}`}</span>}
      {because === 'no-hour' ? <span>{t('visits.noHour')}</span> : <SlotBadge slot={because} {...note} />}
    </p>
  )
}
