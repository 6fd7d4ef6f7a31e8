import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { LastGiven } from '#app/domain/handouts/programme.server.ts'
import type { VisitPage } from '#app/domain/visits/page.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { cityOf } from '#app/lib/zones.ts'
import { Section } from './page.tsx'

/** What can be given to others: paper, files and links; and what changed since they were given it. */
export function HandOut({ page, given }: { page: VisitPage; given: LastGiven[] }) {
  const t = useT()
  const { visit, edits } = page
  return (
    <Section id="hand-out" title={t('visits.handOut')}>
      <div className="handout">
        {edits ? (
          <Link className="btn" to={`/visits/${visit.id}/handouts`}>
            {t('handouts.card')} <small>{t('handouts.cardHint')}</small>
          </Link>
        ) : null}
        <a className="btn" href={`/visits/${visit.id}/programme`}>
          {t('visits.print')} <small>{t('visits.printFormat')}</small>
        </a>
        <Link className="btn" to={`/feeds/new?scope=visit&visit=${visit.id}`}>
          {t('visits.subscribe')} <small>{t('visits.subscribeFormat')}</small>
        </Link>
      </div>
      {page.notCleared > 0 ? <p className="small late above-3">{t('clearance.leftOut', { count: page.notCleared })}</p> : null}
      {given.map((last) => (
        <GivenLine key={last.reader} last={last} />
      ))}
    </Section>
  )
}

function GivenLine({ last }: { last: LastGiven }) {
  const t = useT()
  const { locale } = useReader()
  const { lines, unnamed } = last
  const count = lines.length + unnamed
  const when = t('handouts.lastGiven', { reader: t(`handouts.reader.${last.reader}`), date: formatDate(last.since, locale, 'short') })
  if (count === 0) {
    return (
      <p className="small muted above-3">
        {when} {t('handouts.unchanged')}
      </p>
    )
  }
  return (
    <div className="small above-3">
      <p className="muted">{when}</p>
      <details className="more-fields">
        <summary>{t('handouts.changed', { count })}</summary>
        <ul className="bullets">
          {lines.map((line) => (
            <li key={line.id}>
              <bdi>{line.title}</bdi>: {line.text}
            </li>
          ))}
          {unnamed > 0 ? <li>{t('handouts.unnamed', { count: unnamed })}</li> : null}
        </ul>
      </details>
    </div>
  )
}

type Somebody = VisitPage['ours'][number]

export function Person({ person }: { person: Somebody }) {
  if (!person.contactId) return <bdi>{person.name}</bdi>
  return (
    <>
      <Link className="plain" to={`/contacts/${person.contactId}`}>
        <bdi>{person.name}</bdi>
      </Link>{' '}
      {person.original ? (
        <bdi className="muted" lang={person.original.language ?? undefined}>
          {person.original.name}
        </bdi>
      ) : null}
    </>
  )
}

/** Host, our people by what they do there, and the desk that keeps the visit. */
export function OurPeople({ page }: { page: VisitPage }) {
  const t = useT()
  const { visit, ours } = page
  const named = (role: (typeof ours)[number]['role']) => ours.filter((person) => person.role === role)
  return (
    <Section id="ours" title={t('visits.ours')}>
      <dl className="facts">
        {visit.host ? (
          <Fact name={t('visits.host')}>
            <Link className="plain" to={`/organisations/${visit.host.id}`}>
              <bdi>{visit.host.name}</bdi>
            </Link>
          </Fact>
        ) : null}
        <People name={t('words.participantRole.chair')} people={named('chair')} />
        <People name={t('visits.members')} people={named('delegation')} />
        <People name={t('words.participantRole.note-taker')} people={named('note-taker')} />
        <People name={t('words.participantRole.interpreter')} people={named('interpreter')} />
        <Fact name={t('visits.owner')}>{visit.desk}</Fact>
      </dl>
    </Section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function People({ name, people }: { name: string; people: Somebody[] }) {
  if (people.length === 0) return null
  return (
    <Fact name={name}>
      {people.map((person) => (
        <p key={person.id}>
          <Person person={person} />
        </p>
      ))}
    </Fact>
  )
}

export function Place({ page }: { page: VisitPage }) {
  const t = useT()
  const { locale } = useReader()
  const { visit, offsets } = page
  const [first, ...later] = offsets
  const changes = [
    first?.offset ?? '',
    ...later.map(({ offset, from }) => t('visits.offsetFrom', { offset, date: formatDate(from, locale, 'plain') })),
  ].join(', ')
  return (
    <Section id="place" title={t('visits.placeHeading')}>
      {visit.place ? <p dir="auto">{visit.place}</p> : <p className="muted">{t('visits.noPlace')}</p>}
      <p className="small muted">
        {later.length === 0
          ? t('visits.zoneThroughout', { zone: visit.zone, offset: first?.offset ?? '' })
          : t('visits.zoneChanges', { zone: visit.zone, offsets: changes })}
      </p>
    </Section>
  )
}

/** 'Times in Amsterdam, UTC+1 · Damascus is 2 hours later'. */
export function useProgrammeClock(): (page: VisitPage) => string {
  const t = useT()
  return ({ visit, offsets, reader }) => {
    const here = t('visits.timesIn', { city: cityOf(visit.zone), offset: offsets.map(({ offset }) => offset).join(', ') })
    if (!reader) return here
    const hours = Math.abs(reader.hours)
    return `${here} · ${t(reader.hours > 0 ? 'visits.hoursLater' : 'visits.hoursEarlier', { city: reader.city, count: Math.ceil(hours), hours })}`
  }
}
