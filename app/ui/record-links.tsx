import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { useT } from '#app/i18n/reader.tsx'

export type Linked = {
  engagement: { id: string; title: string } | null
  organisation: { id: string; name: string } | null
  contact: { id: string; name: string } | null
}

/** In a list: the first of what a record hangs on, as far as the reader may see it, but for the page the list stands on. */
export function FirstLink({ links, notTo }: { links: ({ to: string; name: string } | null)[]; notTo?: string }) {
  const first = links.find((link) => link !== null && link.to !== notTo)
  return first ? (
    <Link className="plain" to={first.to}>
      <bdi>{first.name}</bdi>
    </Link>
  ) : null
}

export const engagementLink = ({ engagement }: Linked) => engagement && { to: `/engagements/${engagement.id}`, name: engagement.title }
export const organisationLink = ({ organisation }: Linked) =>
  organisation && { to: `/organisations/${organisation.id}`, name: organisation.name }
export const contactLink = ({ contact }: Linked) => contact && { to: `/contacts/${contact.id}`, name: contact.name }

export function RecordLink({ to, name }: { to: string; name: string }) {
  return (
    <Link to={to}>
      <bdi>{name}</bdi>
    </Link>
  )
}

/** The same as facts of a record's page. */
export function RecordFacts({ row, noun }: { row: Linked; noun: 'followUps' | 'commitments' }) {
  const t = useT()
  const facts = [
    { label: t(`${noun}.engagement`), link: engagementLink(row) },
    { label: t(`${noun}.organisation`), link: organisationLink(row) },
    { label: t(`${noun}.contact`), link: contactLink(row) },
  ]
  return (
    <>
      {facts.map(({ label, link }) =>
        link ? (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              <RecordLink to={link.to} name={link.name} />
            </dd>
          </Fragment>
        ) : null,
      )}
    </>
  )
}
