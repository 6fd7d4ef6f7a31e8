import '#app/i18n/of-pages.ts'
import { Link, useLocation } from '@remix-run/react'
import type { DueCheck } from '#app/domain/checks/due.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { StillRight } from './checked.tsx'
import { Strict } from './timeline-entry.tsx'

/** What is to be checked, the longest overdue first, each with the one click that it is still right. */
export function DueChecks({ rows, total }: { rows: DueCheck[]; total: number }) {
  const t = useT()
  return (
    <table className="table roster">
      <caption className="small muted">{t('checks.count', { count: total })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('checks.what')}</th>
          <th scope="col">{t('checks.next')}</th>
          <th scope="col">{t('checks.act')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: DueCheck }) {
  const t = useT()
  const { locale, zone } = useReader()
  const { pathname, search } = useLocation()
  const page = `/${row.kind === 'organisation' ? 'organisations' : 'contacts'}/${row.recordId}`
  const name = row.organisation ? t('checks.speaksFor', { name: row.name, organisation: row.organisation }) : row.name
  const day = (date: string) => formatDate(date, locale, 'short')
  return (
    <tr>
      <th scope="row">
        <Link className="plain" to={page}>
          <bdi>{name}</bdi>
        </Link>
        <p className="slot-note">
          <span>{t(`checks.kinds.${row.kind}`)}</span>
          <Strict level={row.level} />
        </p>
      </th>
      <td>
        {day(row.dueOn)}
        <p className="small muted">
          {row.at
            ? t('checks.checked', { who: row.by ?? t('timeline.somebody'), date: day(dateAt(new Date(row.at), zone)) })
            : t('checks.never')}
        </p>
      </td>
      <td>
        {row.checks ? (
          <StillRight
            page={page}
            name={name}
            representationId={row.kind === 'representation' ? row.id : undefined}
            back={`${pathname}${search}`}
          />
        ) : null}
      </td>
    </tr>
  )
}
