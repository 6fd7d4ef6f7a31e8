import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { MetOrganisation, Person, Temperature } from '#app/domain/handovers/ties.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatAmount } from '#app/lib/format-amount.ts'
import { sayCadence } from './cadence.tsx'
import { HandoverPart, type InHandover, PartMark, type PartOf } from './handover-part.tsx'
import { HandoverTemperature } from './handover-temperature.tsx'
import { HandoverWords } from './handover-words.tsx'
import { sayShortDay } from './say-moment.ts'
import { Strict } from './timeline-entry.tsx'

/** People by weight: posts, standing, contact, and what to know. */
export function HandoverPeople({ people, more, ...about }: InHandover & { people: Person[]; more: number }) {
  const t = useT()
  return (
    <HandoverPart section="people" {...about}>
      <p className="small muted below-4">{people.length === 0 ? t('handovers.noPeople') : t('handovers.order')}</p>
      <ul className="list">
        {people.map((person) => (
          <Tie key={person.id} {...about} tie={person} part={{ contactId: person.id }} to={`/contacts/${person.id}`}>
            {person.posts.map((post) => (
              <p className="small muted" key={`${post.post} ${post.organisationId}`}>
                <bdi>{post.post}</bdi>, <bdi>{post.organisation}</bdi>
              </p>
            ))}
            {person.standings.map((row) => (
              <p className="small muted" key={`${row.organisationId} ${row.state} ${row.byWhom}`}>
                {t('handovers.speaksFor', {
                  organisation: row.organisation,
                  standing: t(`words.representation.${row.state}`).toLowerCase(),
                })}
                {row.byWhom ? ` ${t('handovers.by', { who: row.byWhom })}` : null}
              </p>
            ))}
          </Tie>
        ))}
      </ul>
      {more > 0 ? <p className="small muted above-3">{t('handovers.morePeople', { count: more })}</p> : null}
    </HandoverPart>
  )
}

export function HandoverOrganisations({ organisations, more, ...about }: InHandover & { organisations: MetOrganisation[]; more: number }) {
  const t = useT()
  const { locale } = useReader()
  return (
    <HandoverPart section="organisations" {...about}>
      {organisations.length === 0 ? <p className="small muted">{t('handovers.noOrganisations')}</p> : null}
      <ul className="list">
        {organisations.map(({ cadence, support, ...one }) => (
          <Tie key={one.id} {...about} tie={one} part={{ organisationId: one.id }} to={`/organisations/${one.id}`}>
            {cadence.state === 'none' ? null : (
              <p className={cadence.state === 'late' ? 'small late' : 'small muted'}>
                {t('handovers.cadence', { count: cadence.weeks })}: {sayCadence(t, locale, cadence)}
              </p>
            )}
            {support ? (
              <p className="small muted">
                {t('handovers.support', { what: support.what })}
                {support.amount && support.currency ? `, ${formatAmount(support.amount, support.currency, locale)}` : null}{' '}
                <Strict level={support.level} />
              </p>
            ) : null}
          </Tie>
        ))}
      </ul>
      {more > 0 ? <p className="small muted above-3">{t('handovers.moreOrganisations', { count: more })}</p> : null}
    </HandoverPart>
  )
}

type Shown = Pick<Person, 'id' | 'name' | 'level' | 'times' | 'promises'> & Temperature & { last?: Person['last']; next?: Person['next'] }
type TieProps = InHandover & { tie: Shown; part: PartOf; to: string; children: ReactNode }

function Tie({ tie, part, to, children, ...about }: TieProps) {
  const t = useT()
  const query = part.contactId ? `?contact=${tie.id}` : `?organisation=${tie.id}`
  return (
    <li id={`about-${tie.id}`} className="tie">
      <div>
        <Link className="plain strong" to={to}>
          <bdi>{tie.name}</bdi>
        </Link>{' '}
        <Strict level={tie.level} />
        {children}
        <TieContact tie={tie} />
        <HandoverTemperature {...tie} folder={part.contactId ? 'contacts' : 'organisations'} />
        <HandoverWords {...about} id={tie.id} query={query} />
      </div>
      <div className="tie-deeds">
        <PartMark {...about} part={part} name={tie.name} />
        {about.receives ? (
          <Link className="small" to={`/handovers/${about.handover.id}/questions${query}`}>
            <span aria-hidden="true">{t('handovers.ask')}</span>
            <span className="vh">{t('handovers.askAbout', { name: tie.name })}</span>
          </Link>
        ) : null}
      </div>
    </li>
  )
}

/** How often, when last and when next. */
function TieContact({ tie: { times, last, next, promises } }: { tie: Shown }) {
  const t = useT()
  const { locale, today } = useReader()
  const words = [
    t('handovers.met', { count: times }),
    last && t('handovers.last', { date: sayShortDay(last.on, last.until, locale, today) }),
    next ? t('handovers.next', { date: sayShortDay(next.on, next.until, locale, today) }) : t('handovers.noNext'),
    promises > 0 && t('handovers.promises', { count: promises }),
  ]
  return <p className="small">{words.filter(Boolean).join(' · ')}</p>
}
