import { Link } from '@remix-run/react'
import type { CommitmentRow } from '#app/domain/commitments/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween } from '#app/lib/dates.ts'
import { formatDate, formatDaysLate } from '#app/lib/format-dates.ts'
import { Section } from './page.tsx'
import { Strict } from './timeline-entry.tsx'

/** What is still to be kept, ours beside theirs; `add` leads to the form for a new one, for those who may write. */
export function OpenCommitments({ rows, add }: { rows: CommitmentRow[]; add?: string | undefined }) {
  const t = useT()
  return (
    <Section
      id="commitments"
      title={t('timeline.commitments.title')}
      aside={<Link to="/commitments">{t('timeline.commitments.all')}</Link>}
    >
      <PromiseSides rows={rows} />
      {add ? (
        <p className="small above-3">
          <Link to={add}>{t('commitments.add')}</Link>
        </p>
      ) : null}
    </Section>
  )
}

/** What we are still to keep beside what they are; `whom`: with the name of who it is to or from. */
export function PromiseSides({ rows, whom = false }: { rows: CommitmentRow[]; whom?: boolean }) {
  const t = useT()
  return (
    <div className="split">
      <Side
        title={t('words.direction.ours')}
        none={t('timeline.commitments.noneOurs')}
        rows={rows.filter((row) => row.direction === 'ours')}
        whom={whom}
      />
      <Side
        title={t('words.direction.theirs')}
        none={t('timeline.commitments.noneTheirs')}
        rows={rows.filter((row) => row.direction === 'theirs')}
        whom={whom}
      />
    </div>
  )
}

function Side({ title, none, rows, whom }: { title: string; none: string; rows: CommitmentRow[]; whom: boolean }) {
  return (
    <div>
      <h3 className="side-title">{title}</h3>
      {rows.length === 0 ? <p className="small muted above-2">{none}</p> : null}
      <ul className="list list-tight">
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="plain strong" to={`/commitments/${row.id}`}>
              <bdi>{row.wording}</bdi>
            </Link>
            {whom ? <Whom row={row} /> : null}
            <Due row={row} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Whom({ row: { contact, organisation } }: { row: CommitmentRow }) {
  return (
    <p className="small">
      <bdi>{[contact?.name, organisation?.name].filter(Boolean).join(', ')}</bdi>
    </p>
  )
}

function Due({ row }: { row: CommitmentRow }) {
  const t = useT()
  const { locale, today } = useReader()
  const day = (date: string) => formatDate(date, locale, 'short')
  const late = row.dueOn ? daysBetween(row.dueOn, today) : 0
  if (row.dueOn && late > 0) {
    return (
      <p className="small late">
        {t('timeline.commitments.lateSince', { late: formatDaysLate(late, locale), date: day(row.dueOn) })} <Strict level={row.level} />
      </p>
    )
  }
  const words = [
    row.dueOn ? t('timeline.commitments.byDate', { date: day(row.dueOn) }) : t('timeline.commitments.noDate'),
    row.givenOn && t('timeline.commitments.given', { date: day(row.givenOn) }),
  ]
  return (
    <p className="small muted">
      {words.filter(Boolean).join(' · ')} <Strict level={row.level} />
    </p>
  )
}
