import type { Cadence } from '#app/domain/organisations/rules.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { type Translate, useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate, formatDaysLate } from '#app/lib/format-dates.ts'

/** How often we wish to speak, and whether we do. */
export function CadenceGlance({ cadence }: { cadence: Cadence }) {
  const t = useT()
  const { locale } = useReader()
  return (
    <div>
      <dt>{t('organisations.cadence')}</dt>
      <dd>
        <b>{cadence.state === 'none' ? t('organisations.cadenceNone') : t('organisations.every', { count: cadence.weeks })}</b>
        <span className={cadence.state === 'late' ? 'late' : undefined}>{sayCadence(t, locale, cadence)}</span>
      </dd>
    </div>
  )
}

/** Whether the wished rhythm is kept. */
export function sayCadence(t: Translate, locale: Locale, cadence: Cadence): string {
  if (cadence.state === 'none') return t('organisations.cadenceNoneNote')
  if (cadence.state === 'never') return t('organisations.neverMet')
  const date = formatDate(cadence.before, locale, 'short')
  if (cadence.state === 'on-time') return t('organisations.onTime', { date })
  return t('organisations.late', { late: formatDaysLate(cadence.days, locale), date })
}
