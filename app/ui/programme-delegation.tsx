import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import type { VisitPage } from '#app/domain/visits/page.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { sayRole } from './delegation-role.ts'
import { Section } from './page.tsx'
import { Person } from './programme-aside.tsx'

const mostShown = 12

/** Who comes, each with the name as they write it; of many the first, and the way to all. */
export function Delegation({ page }: { page: VisitPage }) {
  const t = useT()
  const { visit, delegation, isSplit } = page
  const guests = visit.organisations.map(({ name }) => name)
  const count = delegation.length
  return (
    <Section
      id="delegation"
      title={t('visits.delegation')}
      aside={count > 0 ? <p className="muted">{t('visits.people', { count })}</p> : null}
    >
      {count === 0 ? <p className="muted">{t(isSplit ? 'delegation.emptied' : 'visits.nobody')}</p> : null}
      <ul className="list list-tight">
        {delegation.slice(0, mostShown).map((person) => {
          const notes = [
            sayRole(t, person.part),
            person.role === 'delegation' || person.role === person.part ? null : t(`words.participantRole.${person.role}`),
            person.post === person.name ? null : person.post,
            person.organisation && guests.includes(person.organisation) ? null : person.organisation,
            ...person.groups,
            person.answer === 'declined' ? t('visits.declined') : null,
          ].filter(Boolean)
          return (
            <li key={person.id}>
              <Person person={person} />
              {notes.length > 0 ? (
                <p className="small muted">
                  {notes.map((note, index) => (
                    <Fragment key={note}>
                      {index > 0 ? '\u00a0· ' : null}
                      <bdi>{note}</bdi>
                    </Fragment>
                  ))}
                </p>
              ) : null}
            </li>
          )
        })}
      </ul>
      <p className="small above-2">
        <Link to={`/visits/${visit.id}/delegation`}>{count > mostShown ? t('delegation.all', { count }) : t('delegation.open')}</Link>
      </p>
    </Section>
  )
}
