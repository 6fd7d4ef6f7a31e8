import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { ImportListed } from '#app/domain/imports/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { LevelBadge } from './badges.tsx'
import { Empty, Section } from './page.tsx'

/** The files one brought in, each with what became of it. */
export function ImportList({ imports }: { imports: ImportListed[] }) {
  const t = useT()
  return (
    <div className="above-7">
      <Section id="before" title={t('imports.before')}>
        {imports.length === 0 ? <Empty title={t('imports.none')}>{t('imports.noneText')}</Empty> : null}
        <ul className="list">
          {imports.map((one) => (
            <li key={one.id}>
              <p>
                <Link to={`/imports/${one.id}`}>
                  <bdi>{one.fileName}</bdi>
                </Link>
              </p>
              <Counts one={one} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function Counts({ one: { state, createdAt, desk, level, counts } }: { one: ImportListed }) {
  const t = useT()
  const { zone, locale } = useReader()
  const date = formatDate(dateAt(createdAt, zone), locale, 'short')
  const said = [
    t('imports.stateOn', { state: t(`imports.state.${state}`), date }),
    desk,
    t('imports.rows', { count: counts.total }),
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
