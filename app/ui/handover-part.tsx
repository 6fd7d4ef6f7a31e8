import '#app/i18n/of-pages.ts'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Said } from '#app/domain/handovers/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import type { HandoverSection } from '#db/schema/words.ts'
import type { ShownHandover } from './handover-list.tsx'
import { Icon } from './icon.tsx'
import { Section } from './page.tsx'

type Told<Row, Moments extends keyof Row> = Omit<Row, Moments> & { [Name in Moments]: Row[Name] | string }

/** What was said, with moments as they reach a browser. */
export type ShownSaid = {
  words: Told<Said['words'][number], 'at'>[]
  receipts: Told<Said['receipts'][number], 'at'>[]
  questions: Told<Said['questions'][number], 'askedAt' | 'answeredAt'>[]
}

/** What every part of the page knows of the handover. */
export type InHandover = { handover: ShownHandover; said: ShownSaid; me: string; receives: boolean }

export type PartOf = { section?: HandoverSection; contactId?: string; organisationId?: string }

export const isReceived = ({ receipts }: ShownSaid, { section, contactId, organisationId }: PartOf): boolean =>
  receipts.some((one) =>
    section ? one.section === section : contactId ? one.contactId === contactId : one.organisationId === organisationId,
  )

/** Whether a part was ticked off; for the successor, the button that does. */
export function PartMark({ handover, said, receives, part, name }: InHandover & { part: PartOf; name: string }) {
  const t = useT()
  const received = isReceived(said, part)
  const mark = (
    <span className={received ? 'badge slot-confirmed' : 'small muted'}>
      {received ? <Icon name="tick" size={14} /> : null}
      {received ? t('handovers.received') : t('handovers.notYet')}
    </span>
  )
  if (!receives || handover.signedAt) return mark
  const what = { what: name }
  return (
    <Form className="row" method="post" action={`/handovers/${handover.id}/receipt`} preventScrollReset>
      {received ? mark : null}
      {Object.entries(part).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <input type="hidden" name="received" value={received ? 'no' : 'yes'} />
      <button className="btn btn-small" type="submit">
        <span aria-hidden="true">{received ? t('handovers.untick') : t('handovers.tick')}</span>
        <span className="vh">{received ? t('handovers.untickWhat', what) : t('handovers.tickWhat', what)}</span>
      </button>
    </Form>
  )
}

/** A section that is ticked off as one. */
export function HandoverPart({ section, children, ...about }: InHandover & { section: HandoverSection; children: ReactNode }) {
  const t = useT()
  const title = t(`handovers.sections.${section}`)
  return (
    <Section id={section} title={title} aside={<PartMark {...about} part={{ section }} name={title} />}>
      {children}
    </Section>
  )
}

/** Ways to the parts of a long page, in its order. */
export function HandoverContents() {
  const t = useT()
  const order: HandoverSection[] = ['read-outs', 'people', 'organisations', 'promises', 'follow-ups', 'dates']
  return (
    <nav className="row small below-5" aria-label={t('handovers.contents')}>
      {order.map((section) => (
        <a key={section} href={`#${section}`}>
          {t(`handovers.sections.${section}`)}
        </a>
      ))}
      <a href="#questions">{t('handovers.questions')}</a>
      <a href="#sign">{t('handovers.received')}</a>
    </nav>
  )
}
