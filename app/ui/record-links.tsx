import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { useT } from '#app/i18n/reader.tsx'

export type Linked = {
  engagement: { id: string; title: string } | null
  organisation: { id: string; name: string } | null
  contact: { id: string; name: string } | null
}

/** What a follow-up or commitment hangs on, as far as the reader may see it. */
export function RecordLinks({ row: { engagement, organisation, contact } }: { row: Linked }) {
  return (
    <>
      {organisation ? <RecordLink to={`/organisations/${organisation.id}`} name={organisation.name} /> : null}
      {contact ? <RecordLink to={`/contacts/${contact.id}`} name={contact.name} /> : null}
      {engagement ? <RecordLink to={`/engagements/${engagement.id}`} name={engagement.title} /> : null}
    </>
  )
}

export function RecordLink({ to, name }: { to: string; name: string }) {
  return (
    <Link to={to}>
      <bdi>{name}</bdi>
    </Link>
  )
}

/** The same as facts of a record's page. */
export function RecordFacts({ row: { engagement, organisation, contact } }: { row: Linked }) {
  const t = useT()
  const facts = [
    engagement && { label: t('followUps.engagement'), to: `/engagements/${engagement.id}`, name: engagement.title },
    organisation && { label: t('followUps.organisation'), to: `/organisations/${organisation.id}`, name: organisation.name },
    contact && { label: t('followUps.contact'), to: `/contacts/${contact.id}`, name: contact.name },
  ]
  return (
    <>
      {facts.map((fact) =>
        fact ? (
          <Fragment key={fact.to}>
            <dt>{fact.label}</dt>
            <dd>
              <RecordLink to={fact.to} name={fact.name} />
            </dd>
          </Fragment>
        ) : null,
      )}
    </>
  )
}
