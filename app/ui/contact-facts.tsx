import { Link } from '@remix-run/react'
import type { Contact } from '#app/domain/contacts/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { Aliases, Fact } from './organisation-facts.tsx'
import { Section } from './page.tsx'
import { Standing } from './people-lists.tsx'
import { sayPeriod } from './say-period.ts'

/** How to reach and address a contact. */
export function ContactFacts({ contact }: { contact: Omit<Contact, 'createdAt' | 'changedAt' | 'deletedAt'> }) {
  const t = useT()
  const { aliases, codeName, formOfAddress, email, phone, remarks, sourceNote, level } = contact
  const known = aliases.length > 0 || codeName || formOfAddress || email || phone || remarks || sourceNote || level === 'need-to-know'
  return (
    <Section id="facts" title={t('contacts.facts')}>
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
    </Section>
  )
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

export function ContactStandings({ rows }: { rows: Contact['representations'] }) {
  const t = useT()
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
          </li>
        ))}
      </ul>
    </Section>
  )
}
