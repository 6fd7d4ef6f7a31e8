import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { Assessment } from '#app/domain/assessments/queries.server.ts'
import { isAged } from '#app/domain/assessments/rules.ts'
import { useReader, useShell, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { Section } from './page.tsx'
import { sayAssessed, sayValue } from './say-assessment.ts'
import { Strict } from './timeline-entry.tsx'

type Row = Omit<Assessment, 'withdrawnAt'> & { withdrawnAt: unknown }

/** The newest of each kind, whose and from when, with the history behind a fold; `add` leads to the form, for those who may write. */
export function Assessments({ current, earlier, add }: { current: Row[]; earlier: Row[]; add: string | undefined }) {
  const t = useT()
  if (current.length + earlier.length === 0 && !add) return null
  return (
    <Section id="assessments" title={t('assessments.title')} aside={add ? <Link to={add}>{t('assessments.add')}</Link> : null}>
      {current.length === 0 ? <p className="muted">{t('assessments.none')}</p> : <List rows={current} newest />}
      {earlier.length > 0 ? (
        <details className="more-fields above-2">
          <summary>{t('assessments.earlier', { count: earlier.length })}</summary>
          <List rows={earlier} />
        </details>
      ) : null}
    </Section>
  )
}

function List({ rows, newest = false }: { rows: Row[]; newest?: boolean }) {
  return (
    <ul className="list list-tight">
      {rows.map((row) => (
        <li key={row.id}>
          <One row={row} newest={newest} />
        </li>
      ))}
    </ul>
  )
}

function One({ row, newest }: { row: Row; newest: boolean }) {
  const t = useT()
  const { locale, today } = useReader()
  const { actor } = useShell()
  const said = (
    <>
      {sayAssessed(t, locale, row)}: <b className="strong">{sayValue(t, row)}</b>
    </>
  )
  return (
    <>
      <p>{row.withdrawnAt ? <s>{said}</s> : said}</p>
      <p className="lines" dir="auto">
        {row.note}
      </p>
      <p className="slot-note">
        <span>{row.by ?? t('timeline.somebody')}</span>
        <span>{formatDate(row.assessedOn, locale, 'short')}</span>
        {newest && isAged(row.assessedOn, today) ? <span className="late">{t('assessments.aged')}</span> : null}
        <Strict level={row.level} />
        {actor?.writes && row.createdBy === actor.id && !row.withdrawnAt ? (
          <Link to={`/assessments/${row.id}/withdrawal`}>{t('assessments.withdraw')}</Link>
        ) : null}
      </p>
      {row.withdrawnAt ? (
        <p className="small" dir="auto">
          {t('assessments.withdrawnBecause', { reason: row.withdrawnReason })}
        </p>
      ) : null}
    </>
  )
}
