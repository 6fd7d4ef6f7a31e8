import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { Handover } from '#app/domain/handovers/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'

export type ShownHandover = Omit<Handover, 'madeAt' | 'signedAt'> & { madeAt: Date | string; signedAt: Date | string | null }

/** From whom to whom, until when, and whether it was signed for. */
export function HandoverList({ rows }: { rows: ShownHandover[] }) {
  const t = useT()
  return (
    <ul className="list">
      {rows.map((row) => (
        <li key={row.id}>
          <Link className="plain strong" to={`/handovers/${row.id}`}>
            <bdi>{t('handovers.of', { name: row.leaver.name })}</bdi>
          </Link>
          <p className="slot-note">
            <HandoverMeta handover={row} />
          </p>
        </li>
      ))}
    </ul>
  )
}

export function HandoverMeta({ handover }: { handover: ShownHandover }) {
  const t = useT()
  const { locale, zone } = useReader()
  const { successor, maker, leaver, desk, lastOn, signedAt } = handover
  const words = [
    t('handovers.to', { name: successor.name }),
    maker.id === leaver.id ? null : t('handovers.madeBy', { name: maker.name }),
    desk && t('handovers.fileOf', { desk }),
    lastOn && t('handovers.lastDay', { date: formatDate(lastOn, locale, 'short') }),
    signedAt ? t('handovers.signed', { date: formatDate(dateAt(new Date(signedAt), zone), locale, 'short') }) : t('handovers.unsigned'),
  ]
  return <span>{words.filter(Boolean).join(' · ')}</span>
}

/** Says that something waits to be taken over, where it does. */
export function HandoverWaiting({ count }: { count: number }) {
  const t = useT()
  return count > 0 ? (
    <p className="row below-5">
      <span>{t('handovers.waiting', { count })}</span>
      <Link to="/handovers">{t('handovers.open')}</Link>
    </p>
  ) : null
}
