import type { VisitPage } from '#app/domain/visits/page.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'
import { Section } from './page.tsx'

/** What the visit serves, and which mandates of parliament it carries out. */
export function VisitPurpose({ visit }: { visit: VisitPage['visit'] }) {
  const t = useT()
  return (
    <Section id="purpose" title={t('visits.purpose')}>
      {visit.purpose ? (
        <p className="prose lines" dir="auto">
          {visit.purpose}
        </p>
      ) : (
        <p className="muted">{t('visits.noPurpose')}</p>
      )}
      {visit.mandates.map((mandate) => (
        <p className="small muted above-2 prose" key={mandate.id}>
          {t('visits.carriesOut')} <b className="mandate">{mandate.reference}</b>: {mandate.asks}
        </p>
      ))}
    </Section>
  )
}

/** Says on top that a visit will not be as its page describes it. */
export function CancelledVisit({ visit: { status, cancelledReason } }: { visit: VisitPage['visit'] }) {
  const t = useT()
  if (status !== 'cancelled' && status !== 'postponed') return null
  const cancelled = cancelledReason ? t('visits.cancelledBecause', { reason: cancelledReason }) : t('visits.cancelled')
  return (
    <p className="notice notice-hold below-6">
      <Icon name="warning" />
      <span dir="auto">{status === 'cancelled' ? cancelled : t('visits.postponed')}</span>
    </p>
  )
}
