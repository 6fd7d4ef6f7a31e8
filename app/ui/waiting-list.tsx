import { Link } from '@remix-run/react'
import type { Waiting } from '#app/domain/clearance/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { LevelBadge } from './badges.tsx'
import { useRolesInWords } from './clearance.tsx'
import { Section } from './page.tsx'
import { sayShortDay } from './say-moment.ts'

/** Engagements that wait for the reader's sign-off. */
export function WaitingList({ rows }: { rows: Waiting['rows'] }) {
  const t = useT()
  const { locale, today } = useReader()
  const inWords = useRolesInWords()
  return (
    <ul className="list list-flush">
      {rows.map(({ id, title, level, on, until, missing }) => (
        <li key={id}>
          <p>
            <Link className="plain strong" to={`/engagements/${id}/clearance`}>
              <bdi>{title}</bdi>
            </Link>
          </p>
          <p className="slot-note">
            <span>{sayShortDay(on, until, locale, today)}</span>
            <LevelBadge level={level} />
            <span className="late">{t('clearance.itemMissing', { roles: inWords(missing) })}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** The first of them on the home page; nothing where nothing waits. */
export function WaitingForMe({ waiting }: { waiting: Waiting }) {
  const t = useT()
  if (waiting.total === 0) return null
  return (
    <Section
      id="sign-offs"
      title={t('clearance.waiting')}
      aside={<Link to="/sign-offs">{t('clearance.waitingAll', { count: waiting.total })}</Link>}
    >
      <WaitingList rows={waiting.rows} />
    </Section>
  )
}
