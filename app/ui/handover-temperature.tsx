import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { isAged } from '#app/domain/assessments/rules.ts'
import type { Temperature } from '#app/domain/handovers/ties.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { sayAssessed, sayValue } from './say-assessment.ts'
import { Strict } from './timeline-entry.tsx'

type Props = Temperature & { folder: 'contacts' | 'organisations' }

/** How somebody is seen, by whom, since when and why; and to whom they are what. */
export function HandoverTemperature({ assessments, relations, moreRelations, folder }: Props) {
  const t = useT()
  const { locale, today } = useReader()
  return (
    <>
      {assessments.length > 0 ? (
        <ul className="temperature small">
          {assessments.map((row) => (
            <li key={row.id}>
              {sayAssessed(t, locale, row)}: <b className="strong">{sayValue(t, row)}</b>
              <p className="lines" dir="auto">
                {row.note}
              </p>
              <p className="slot-note">
                <bdi>{row.by ?? t('timeline.somebody')}</bdi>
                <span>{formatDate(row.assessedOn, locale, 'short')}</span>
                {isAged(row.assessedOn, today) ? <span className="late">{t('assessments.aged')}</span> : null}
                <Strict level={row.level} />
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {relations.length > 0 ? (
        <ul className="temperature small">
          {relations.map((row) => (
            <li key={row.id}>
              <Link to={`/${folder}/${row.otherId}`}>{t(`relations.said.${row.said}`, { name: `\u2068${row.other}\u2069` })}</Link>{' '}
              <Strict level={row.level} />
            </li>
          ))}
          {moreRelations > 0 ? <li className="muted">{t('handovers.moreRelations', { count: moreRelations })}</li> : null}
        </ul>
      ) : null}
    </>
  )
}
