import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Engagement } from '#app/domain/engagements/queries.server.ts'
import type { Invitee } from '#app/domain/invitations/queries.server.ts'
import { personKey } from '#app/domain/invitations/rules.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { AnswerMark } from './answer-mark.tsx'
import { Section } from './page.tsx'

/** Beside an engagement: with whom, who took part, where, about what, under which mandate, kept by whom. */
export function EngagementFacts({ engagement, invitees = [] }: { engagement: Engagement; invitees?: Pick<Invitee, 'key' | 'standing'>[] }) {
  const t = useT()
  const { locale } = useReader()
  const invited = new Set(invitees.filter(({ standing }) => standing !== 'none').map(({ key }) => key))
  return (
    <div>
      <Section id="participants" title={t('engagements.participants')}>
        <ul className="list list-tight">
          {engagement.organisations.map((organisation) => (
            <li key={organisation.id}>
              <Link className="plain strong" to={`/organisations/${organisation.id}`}>
                <bdi>{organisation.name}</bdi>
              </Link>
              <p className="small muted">{t(`words.organisationKind.${organisation.kind}`)}</p>
            </li>
          ))}
          {engagement.participants.map((person) => (
            <li key={person.id}>
              {person.contactId ? (
                <Link className="plain" to={`/contacts/${person.contactId}`}>
                  <bdi>{person.name}</bdi>
                </Link>
              ) : (
                <bdi>{person.name}</bdi>
              )}
              <p className="small muted">
                {[
                  t(`words.side.${person.side}`),
                  person.role === 'delegation' ? null : t(`words.participantRole.${person.role}`),
                  person.post,
                  person.organisation,
                ]
                  .filter(Boolean)
                  .join('\u00a0· ')}
              </p>
              {person.answer !== 'none' || invited.has(personKey(person)) ? <AnswerMark answer={person.answer} /> : null}
            </li>
          ))}
        </ul>
        {engagement.organisations.length + engagement.participants.length === 0 ? <p className="muted">{t('engagements.nobody')}</p> : null}
      </Section>
      <Section id="facts" title={t('engagements.facts')}>
        <dl className="facts facts-stacked">
          {engagement.place ? <Fact name={t('engagements.place')}>{engagement.place}</Fact> : null}
          {engagement.joinLink ? (
            <Fact name={t('engagements.joinLink')}>
              <a href={engagement.joinLink} rel="noreferrer noopener">
                {new URL(engagement.joinLink).host}
              </a>
            </Fact>
          ) : null}
          {engagement.host ? (
            <Fact name={t('engagements.host')}>
              <Link to={`/organisations/${engagement.host.id}`}>{engagement.host.name}</Link>
            </Fact>
          ) : null}
          {engagement.topics.length > 0 ? (
            <Fact name={t('engagements.topics')}>
              {engagement.topics.map((topic) => (locale === 'nl' ? (topic.nameNl ?? topic.name) : topic.name)).join(', ')}
            </Fact>
          ) : null}
          {engagement.mandates.map((mandate) => (
            <Fact key={mandate.id} name={t('engagements.mandates')}>
              {mandate.reference}: {mandate.asks}
            </Fact>
          ))}
          {engagement.named.length > 0 ? (
            <Fact name={t('engagements.named')}>{engagement.named.map((member) => member.name).join(', ')}</Fact>
          ) : null}
          <Fact name={t('engagements.owner')}>{engagement.desk}</Fact>
        </dl>
        <p className="small above-4">
          <a href={`/engagements/${engagement.id}.ics`}>{t('engagements.download')}</a>
        </p>
      </Section>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </>
  )
}
