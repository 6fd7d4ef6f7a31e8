import type { Links } from '#app/domain/follow-ups/choices.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { RecordLink } from './record-links.tsx'

/** In a new follow-up or commitment: what it will hang on. */
export function LinkedTo({ links: { engagement, organisation, contact } }: { links: Links }) {
  const t = useT()
  if (!engagement && !organisation && !contact) return null
  return (
    <dl className="facts">
      {engagement ? (
        <>
          <dt>{t('followUps.engagement')}</dt>
          <dd>
            <RecordLink to={`/engagements/${engagement.id}`} name={engagement.name} />
            <input type="hidden" name="engagementId" value={engagement.id} />
          </dd>
        </>
      ) : null}
      {organisation ? (
        <>
          <dt>{t('followUps.organisation')}</dt>
          <dd>
            <RecordLink to={`/organisations/${organisation.id}`} name={organisation.name} />
            <input type="hidden" name="organisationId" value={organisation.id} />
          </dd>
        </>
      ) : null}
      {contact ? (
        <>
          <dt>{t('followUps.contact')}</dt>
          <dd>
            <RecordLink to={`/contacts/${contact.id}`} name={contact.name} />
            <input type="hidden" name="contactId" value={contact.id} />
          </dd>
        </>
      ) : null}
    </dl>
  )
}
