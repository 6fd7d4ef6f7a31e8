import { Link } from '@remix-run/react'

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
