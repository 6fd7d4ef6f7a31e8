import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { ImportListed } from '#app/domain/imports/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import type { TableKind } from '#db/schema/words.ts'
import { LevelBadge } from './badges.tsx'
import { Empty, Section } from './page.tsx'

type Table = { kind: TableKind; total: number; created: number; changed: number; undone: number; kept: number }
type Tables = ReadonlyMap<string, Table>

/** The files one brought in, each with what became of it. */
export function ImportList({ imports, tables }: { imports: ImportListed[]; tables: Tables }) {
  const t = useT()
  return (
    <div className="above-7">
      <Section id="before" title={t('imports.before')}>
        {imports.length === 0 ? <Empty title={t('imports.none')}>{t('imports.noneText')}</Empty> : null}
        <ul className="list">
          {imports.map((one) => (
            <li key={one.id}>
              <p>
                <Link to={tables.has(one.id) ? `/imports/${one.id}/table` : `/imports/${one.id}`}>
                  <bdi>{one.fileName}</bdi>
                </Link>
              </p>
              <Counts one={one} table={tables.get(one.id)} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function Counts({ one: { state, createdAt, desk, level, ...one }, table }: { one: ImportListed; table: Table | undefined }) {
  const t = useT()
  const { zone, locale } = useReader()
  const counts = table ? { ...table, cancelled: 0 } : one.counts
  const date = formatDate(dateAt(createdAt, zone), locale, 'short')
  const said = [
    t('imports.stateOn', { state: t(`imports.state.${state}`), date }),
    desk,
    table ? t(`tables.kinds.${table.kind}`) : '',
    t(table ? 'tables.rows' : 'imports.rows', { count: counts.total }),
    counts.created ? t('imports.made', { count: counts.created }) : '',
    counts.changed ? t('imports.moved', { count: counts.changed }) : '',
    counts.cancelled ? t('imports.off', { count: counts.cancelled }) : '',
    counts.undone ? t('imports.taken', { count: counts.undone }) : '',
    counts.kept ? t('imports.left', { count: counts.kept }) : '',
  ]
  return (
    <p className="meta small quiet-line">
      {said.filter(Boolean).map((part) => (
        <bdi key={part}>{part}</bdi>
      ))}
      <LevelBadge level={level} />
    </p>
  )
}
