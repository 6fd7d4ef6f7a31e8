import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'

/** Says that lines of the read-out wait to become follow-ups and commitments. */
export function LinesToLookOver({ engagementId, count }: { engagementId: string; count: number }) {
  const t = useT()
  return (
    <p className="row above-2">
      <span>{t('readOutLines.waiting', { count })}</span>
      <Link to={`/engagements/${engagementId}/read-out/promises`}>{t('readOutLines.look')}</Link>
    </p>
  )
}
