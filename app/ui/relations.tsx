import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { RelationRow } from '#app/domain/relations/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { Section } from './page.tsx'
import { sayPeriod } from './say-period.ts'
import { Strict } from './timeline-entry.tsx'

type Props = {
  rows: RelationRow[]
  /** The folder of the other ends' pages. */
  folder: 'contacts' | 'organisations'
  add: string | undefined
  /** Desks whose relations the reader may edit. */
  deskIds: readonly string[]
}

/** Who is what to this contact or organisation, in the word of this end. */
export function Relations({ rows, folder, add, deskIds }: Props) {
  const t = useT()
  const { locale } = useReader()
  if (rows.length === 0 && !add) return null
  return (
    <Section id="relations" title={t('relations.title')} aside={add ? <Link to={add}>{t('relations.add')}</Link> : null}>
      {rows.length === 0 ? <p className="muted">{t('relations.none')}</p> : null}
      <ul className="list list-tight">
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="plain strong" to={`/${folder}/${row.otherId}`}>
              {t(`relations.said.${row.said}`, { name: `\u2068${row.other}\u2069` })}
            </Link>
            {row.note ? (
              <p className="lines" dir="auto">
                {row.note}
              </p>
            ) : null}
            <p className="slot-note">
              {row.fromOn || row.untilOn ? <span>{sayPeriod(t, locale, row.fromOn, row.untilOn)}</span> : null}
              {row.source ? <bdi>{t('relations.sourceIs', { source: row.source })}</bdi> : null}
              <Strict level={row.level} />
              {deskIds.includes(row.deskId) ? <Link to={`/relations/${row.id}/edit`}>{t('relations.edit')}</Link> : null}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
