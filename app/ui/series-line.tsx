import { Link } from '@remix-run/react'
import type { Rule } from '#app/domain/series/rule.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { sayRule } from './say-rule.ts'

/** On the page of one of a series: how it comes back, and the way to the others. */
export function SeriesLine({ engagementId, series }: { engagementId: string; series: { rule: Rule; times: number } | undefined }) {
  const t = useT()
  const reader = useReader()
  if (!series) return null
  return (
    <p className="above-2">
      {t('series.partOf')} {sayRule(t, reader, series.rule)}, {t('series.times', { count: series.times })}.{' '}
      <Link to={`/engagements/${engagementId}/series`}>{t('series.others')}</Link>
    </p>
  )
}
