import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { LastCheck } from '#app/domain/checks/queries.server.ts'
import type { Contact } from '#app/domain/contacts/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { Checked } from './checked.tsx'
import { Aliases, Fact } from './organisation-facts.tsx'
import { Section } from './page.tsx'
import { Standing } from './people-lists.tsx'
import { Photo } from './photo.tsx'
import { sayPeriod } from './say-period.ts'

/** How to reach and address a contact. */
export function ContactFacts({
  contact,
  edits,
  children,
}: {
  contact: Omit<Contact, 'createdAt' | 'changedAt' | 'deletedAt'>
  edits: boolean
  children?: ReactNode
}) {
  const t = useT()
  const { aliases, codeName, formOfAddress, email, phone, channels, remarks, sourceNote, level } = contact
  const told = [codeName, formOfAddress, email, phone, remarks, sourceNote].some(Boolean)
  const known = told || contact.photo || aliases.length + channels.length > 0 || level === 'need-to-know'
  return (
    <Section
      id="facts"
      title={t('contacts.facts')}
      aside={edits ? <Link to={`/contacts/${contact.id}/photo`}>{t(contact.photo ? 'photos.change' : 'photos.add')}</Link> : null}
    >
      <Photo contact={contact} />
      {known ? null : <p className="muted">{t('contacts.noFacts')}</p>}
      <dl className="facts facts-stacked">
        <Fact term={t('contacts.alsoWritten')}>{contact.aliases.length > 0 ? <Aliases rows={contact.aliases} /> : null}</Fact>
        <Fact term={t('contacts.codeName')}>{codeName ? <bdi>{codeName}</bdi> : null}</Fact>
        <Fact term={t('contacts.formOfAddress')}>{contact.formOfAddress ? <bdi>{contact.formOfAddress}</bdi> : null}</Fact>
        <Fact term={t('contacts.email')}>
          {contact.email ? (
            <a href={`mailto:${encodeURIComponent(contact.email).replace('%40', '@')}`}>
              <bdi dir="ltr">{contact.email}</bdi>
            </a>
          ) : null}
        </Fact>
        <Fact term={t('contacts.phone')}>
          {contact.phone ? (
            <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>
              <bdi dir="ltr">{contact.phone}</bdi>
            </a>
          ) : null}
        </Fact>
        <Fact term={t('contacts.channels')}>{channels.length > 0 ? <Channels rows={channels} /> : null}</Fact>
        <Fact term={t('contacts.remarks')}>
          {contact.remarks ? (
            <span className="lines" dir="auto">
              {contact.remarks}
            </span>
          ) : null}
        </Fact>
        <Fact term={t('contacts.source')}>{contact.sourceNote}</Fact>
        <Fact term={t('contacts.namedOn')}>
          {contact.level === 'need-to-know' ? contact.named.map((member) => member.name).join(', ') : null}
        </Fact>
      </dl>
      {children}
    </Section>
  )
}

/** Preferred ways first; one that is not safe is no link, so that nobody uses it by a slip. */
function Channels({ rows }: { rows: Contact['channels'] }) {
  const t = useT()
  return (
    <ul className="list list-tight">
      {rows.map((row) => (
        <li key={row.id}>
          <span className="muted">{t(`words.channel.${row.kind}`)}</span> <ChannelAddress row={row} />{' '}
          {row.use === 'usual' ? null : (
            <span className={row.use === 'unsafe' ? 'late' : 'small strong'}>{t(`words.channelUse.${row.use}`)}</span>
          )}
          {row.remark ? (
            <p className="small muted">
              <bdi>{row.remark}</bdi>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function ChannelAddress({ row: { kind, address, use } }: { row: Contact['channels'][number] }) {
  const leftToRight = kind !== 'post' && kind !== 'person' && kind !== 'other'
  const shown = <bdi dir={leftToRight ? 'ltr' : undefined}>{address}</bdi>
  if (use === 'unsafe') return shown
  if (kind === 'email') return <a href={`mailto:${encodeURIComponent(address).replace('%40', '@')}`}>{shown}</a>
  if (kind === 'phone' || kind === 'mobile') return <a href={`tel:${address.replace(/[^+\d]/g, '')}`}>{shown}</a>
  return shown
}

/** Posts held now, then those of before. */
export function ContactPosts({ rows }: { rows: Contact['affiliations'] }) {
  const t = useT()
  const { locale } = useReader()
  return (
    <Section id="posts" title={t('contacts.posts')}>
      {rows.length === 0 ? <p className="muted">{t('contacts.noPosts')}</p> : null}
      <ul className="list list-tight">
        {rows.map((row) => (
          <li key={row.id}>
            <bdi className="strong">{row.post}</bdi> {row.postOriginal ? <bdi className="muted">{row.postOriginal}</bdi> : null}
            <p>
              <Link to={`/organisations/${row.organisationId}`}>
                <bdi>{row.organisation}</bdi>
              </Link>
            </p>
            <p className="small muted">{sayPeriod(t, locale, row.fromOn, row.untilOn)}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

type Standings = { contact: Pick<Contact, 'id' | 'name' | 'representations'>; checks: LastCheck[]; edits: boolean }

export function ContactStandings({ contact, checks, edits }: Standings) {
  const t = useT()
  const { today } = useReader()
  const rows = contact.representations
  return (
    <Section id="speaks" title={t('contacts.speaksFor')}>
      {rows.length === 0 ? <p className="muted">{t('contacts.noRepresentations')}</p> : null}
      <ul className="list list-tight">
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="plain strong" to={`/organisations/${row.organisationId}`}>
              <bdi>{row.organisation}</bdi>
            </Link>
            <Standing row={row} />
            {row.untilOn && row.untilOn < today ? null : (
              <Checked
                page={`/contacts/${contact.id}`}
                name={t('checks.speaksFor', { name: contact.name, organisation: row.organisation })}
                last={checks.find((check) => check.representationId === row.id)}
                representationId={row.id}
                edits={edits}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
