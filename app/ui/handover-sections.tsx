import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { CommitmentRow } from '#app/domain/commitments/queries.server.ts'
import type { Pack } from '#app/domain/handovers/pack.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { StatusBadge } from './badges.tsx'
import { FollowUpDue } from './follow-up-list.tsx'
import { HandoverPart, type InHandover } from './handover-part.tsx'
import { PromiseSides } from './open-commitments.tsx'
import { Strict } from './timeline-entry.tsx'

export function HandoverPromises({ rows, ...about }: InHandover & { rows: CommitmentRow[] }) {
  return (
    <HandoverPart section="promises" {...about}>
      <PromiseSides rows={rows} whom />
    </HandoverPart>
  )
}

export function HandoverFollowUps({ rows, children, ...about }: InHandover & { rows: Pack['followUps']; children: ReactNode }) {
  const t = useT()
  return (
    <HandoverPart section="follow-ups" {...about}>
      {rows.length === 0 ? <p className="small muted">{t('handovers.noFollowUps')}</p> : null}
      <ul className="list list-tight">
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="plain strong" to={`/follow-ups/${row.id}`}>
              <bdi>{row.title}</bdi>
            </Link>
            <p className="slot-note">
              <FollowUpDue row={{ dueOn: row.dueOn, doneAt: null }} done={false} />
              <bdi>{row.owner}</bdi>
              <Strict level={row.level} />
            </p>
          </li>
        ))}
      </ul>
      {children}
    </HandoverPart>
  )
}

type Coming = Omit<Pack['coming'][number], 'holdUntil'> & { holdUntil: Date | string | null }

/** Engagements to come, dates that are held, and what runs out. */
export function HandoverDates({ coming, ending, ...about }: InHandover & { coming: Coming[]; ending: Pack['ending'] }) {
  const t = useT()
  const { locale, zone } = useReader()
  const day = (date: string) => formatDate(date, locale, 'short')
  return (
    <HandoverPart section="dates" {...about}>
      {coming.length + ending.length === 0 ? <p className="small muted">{t('handovers.noDates')}</p> : null}
      <ul className="list list-tight">
        {coming.map((row) => (
          <li key={row.id}>
            <Link className="plain strong" to={row.kind === 'visit' ? `/visits/${row.id}` : `/engagements/${row.id}`}>
              <bdi>{row.title}</bdi>
            </Link>
            <p className="slot-note">
              <span>{day(row.on)}</span>
              <StatusBadge status={row.status} />
              {row.slot === 'hold' && row.holdUntil ? (
                <span>{t('handovers.heldUntil', { date: day(dateAt(new Date(row.holdUntil), zone)) })}</span>
              ) : null}
              <Strict level={row.level} />
            </p>
          </li>
        ))}
        {ending.map((row) => (
          <li key={`${row.kind} ${row.contact?.id} ${row.organisation.id} ${row.untilOn} ${row.what}`}>
            <span className="strong">{t(`handovers.ends.${row.kind}`, { what: row.what })}</span>
            <p className="slot-note">
              <span>{day(row.untilOn)}</span>
              {row.contact ? (
                <Link to={`/contacts/${row.contact.id}`}>
                  <bdi>{row.contact.name}</bdi>
                </Link>
              ) : null}
              <Link to={`/organisations/${row.organisation.id}`}>
                <bdi>{row.organisation.name}</bdi>
              </Link>
              <Strict level={row.level} />
            </p>
          </li>
        ))}
      </ul>
    </HandoverPart>
  )
}

export function HandoverReadOuts({ rows, ...about }: InHandover & { rows: Pack['readOuts'] }) {
  const t = useT()
  const { locale } = useReader()
  return (
    <HandoverPart section="read-outs" {...about}>
      <p className="small muted below-4">{rows.length === 0 ? t('handovers.noReadOuts') : t('handovers.orderOfTexts')}</p>
      <ol className="list list-tight">
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="plain strong" to={`/engagements/${row.engagementId}`}>
              <bdi>{row.title}</bdi>
            </Link>
            <p className="slot-note">
              <span>{formatDate(row.on, locale, 'short')}</span>
              {row.promises > 0 ? <span>{t('handovers.promises', { count: row.promises })}</span> : null}
              <Strict level={row.level} />
            </p>
            <p className="small" dir="auto">
              {row.excerpt}
            </p>
          </li>
        ))}
      </ol>
    </HandoverPart>
  )
}
