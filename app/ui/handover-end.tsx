import '#app/i18n/of-pages.ts'
import { Form } from '@remix-run/react'
import { type Translate, useT } from '#app/i18n/reader.tsx'
import { type HandoverSection, handoverSections } from '#db/schema/words.ts'
import { type InHandover, isReceived } from './handover-part.tsx'
import { Section } from './page.tsx'
import { useInstant } from './say-instant.ts'

type Named = { id: string; name: string }
type Deed = { id: string; at: Date | string; verb: string; fields: string[]; by: string }

/** How far it is received; for the successor the signature, for the others the way to take it back. */
export function HandoverEnd({ people, organisations, ...about }: InHandover & { people: Named[]; organisations: Named[] }) {
  const t = useT()
  const parts = [
    ...handoverSections.map((section) => ({ section })),
    ...people.map(({ id }) => ({ contactId: id })),
    ...organisations.map(({ id }) => ({ organisationId: id })),
  ]
  const done = parts.filter((part) => isReceived(about.said, part)).length
  const { handover, receives } = about
  const signs = receives && !handover.signedAt
  return (
    <Section id="sign" title={signs ? t('handovers.sign') : t('handovers.received')}>
      <p>{t('handovers.progress', { done, all: parts.length })}</p>
      {signs ? (
        <Form method="post" action={`/handovers/${handover.id}/signature`} className="above-3">
          <p>{t('handovers.signText')}</p>
          {done < parts.length ? <p className="small muted">{t('handovers.signLeft', { count: parts.length - done })}</p> : null}
          <p className="row above-3">
            <button className="btn btn-primary" type="submit">
              {t('handovers.signButton')}
            </button>
          </p>
        </Form>
      ) : null}
      {receives || handover.signedAt ? null : (
        <details className="more-fields above-3">
          <summary>{t('handovers.withdraw')}</summary>
          <Form method="post" action={`/handovers/${handover.id}/withdrawal`} className="above-2">
            <p>{t('handovers.withdrawText')}</p>
            <p className="row above-2">
              <button className="btn btn-danger" type="submit" name="sure" value="yes">
                {t('handovers.withdrawButton')}
              </button>
            </p>
          </Form>
        </details>
      )}
    </Section>
  )
}

/** Who did what with it, the latest first. */
export function HandoverLog({ deeds }: { deeds: Deed[] }) {
  const t = useT()
  const instant = useInstant()
  return (
    <Section id="log" title={t('handovers.log')}>
      <ul className="list list-tight">
        {deeds.map((deed) => (
          <li key={deed.id} className="small">
            {sayDeed(t, deed)} <span className="muted">{instant(new Date(deed.at))}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function sayDeed(t: Translate, { verb, fields, by }: Deed): string {
  const [field = ''] = fields
  const who = { who: by }
  if (verb === 'changed' && field === 'words') return t('handovers.deeds.words', who)
  if (verb === 'received' || verb === 'reopened') return t(`handovers.deeds.${verb}`, { ...who, what: sayPart(t, field) })
  const known = ['created', 'asked', 'answered', 'signed', 'exported'] as const
  return t(`handovers.deeds.${known.find((one) => one === verb) ?? 'changed'}`, who)
}

function sayPart(t: Translate, field: string): string {
  if (field === 'contact' || field === 'organisation') return t(`handovers.partNames.${field}`)
  return `“${t(`handovers.sections.${field as HandoverSection}`)}”`
}
