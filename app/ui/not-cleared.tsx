import { Link } from '@remix-run/react'
import type { HandoutScope } from '#app/domain/handouts/programme.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import type { SignOffRole } from '#db/schema/words.ts'
import { useRolesInWords } from './clearance.tsx'
import { Icon } from './icon.tsx'
import { Section } from './page.tsx'

/** Why the programme of a visit cannot be given to anybody. */
export function NotCleared({ visit, missing }: { visit: { id: string }; missing: readonly SignOffRole[] }) {
  const t = useT()
  const inWords = useRolesInWords()
  if (missing.length === 0) return null
  return (
    <div className="notice notice-hold below-5">
      <Icon name="warning" />
      <div>
        <p>{t('clearance.refusedVisit', { roles: inWords(missing) })}</p>
        <p className="above-1">
          <Link to={`/engagements/${visit.id}/clearance`}>{t('clearance.toClearance')}</Link>
        </p>
      </div>
    </div>
  )
}

/** Which items no reader gets, because they lack sign-offs. */
export function LeftOut({ items }: { items: HandoutScope['leftOut'] }) {
  const t = useT()
  const inWords = useRolesInWords()
  if (items.length === 0) return null
  return (
    <div className="below-7">
      <Section id="left-out" title={t('clearance.leftOut', { count: items.length })}>
        <ul className="list list-tight">
          {items.map(({ id, title, missing }) => (
            <li key={id}>
              <Link to={`/engagements/${id}/clearance`}>
                <bdi>{title}</bdi>
              </Link>
              <p className="small muted">{t('clearance.itemMissing', { roles: inWords(missing) })}</p>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
