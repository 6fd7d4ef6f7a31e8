import { Link } from '@remix-run/react'
import type { CommitmentRow } from '#app/domain/commitments/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween } from '#app/lib/dates.ts'
import { formatDate, formatDaysLate } from '#app/lib/format-dates.ts'
import type { commitmentStates } from '#db/schema/words.ts'
import { LevelBadge, SourceMark } from './badges.tsx'
import { Icon, type IconName } from './icon.tsx'
import { contactLink, FirstLink, organisationLink } from './record-links.tsx'

/** Commitments one below the other. */
export function CommitmentList({ rows }: { rows: CommitmentRow[] }) {
  const t = useT()
  return (
    <ul className="list list-tight">
      {rows.map((row) => (
        <li key={row.id} className="promise">
          <Link className="plain strong" to={`/commitments/${row.id}`}>
            <bdi>{row.wording}</bdi>
          </Link>
          <p className="slot-note">
            <span>{t(`words.direction.${row.direction}`)}</span>
            <CommitmentStateBadge state={row.state} />
            <CommitmentDue row={row} />
            <FirstLink links={[organisationLink(row), contactLink(row)]} />
            <LevelBadge level={row.level} />
            <SourceMark source={row.source} />
          </p>
        </li>
      ))}
    </ul>
  )
}

/** By when; late only while it is open. */
export function CommitmentDue({ row }: { row: Pick<CommitmentRow, 'dueOn' | 'state'> }) {
  const t = useT()
  const { today, locale } = useReader()
  if (!row.dueOn) return <span>{t('commitments.noDate')}</span>
  const date = formatDate(row.dueOn, locale, 'short')
  const days = daysBetween(row.dueOn, today)
  if (row.state !== 'open' || days <= 0) return <span>{t('commitments.by', { date })}</span>
  return <span className="late">{t('commitments.late', { late: formatDaysLate(days, locale), date })}</span>
}

type State = (typeof commitmentStates)[number]

const looks: Record<State, { mark: IconName; look: string }> = {
  open: { mark: 's-proposed', look: 'status-proposed' },
  kept: { mark: 's-confirmed', look: 'status-confirmed' },
  broken: { mark: 's-cancelled', look: 'is-late' },
  overtaken: { mark: 's-postponed', look: 'status-postponed' },
  withdrawn: { mark: 's-cancelled', look: 'status-cancelled' },
}

export function CommitmentStateBadge({ state }: { state: State }) {
  const t = useT()
  const { mark, look } = looks[state]
  return (
    <span className={`badge ${look}`}>
      <Icon name={mark} size={14} />
      {t(`words.commitment.${state}`)}
    </span>
  )
}
