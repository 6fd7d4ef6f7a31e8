import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'

/** The contacts that went into this one, each with the way to undo it. */
export function MergedHere({ merges }: { merges: { id: string; goneName: string }[] }) {
  const t = useT()
  return merges.map(({ id, goneName }) => (
    <p className="small muted above-3" key={id}>
      {t('merges.into', { name: `\u2068${goneName}\u2069` })} <Link to={`/merges/${id}`}>{t('merges.intoLink')}</Link>
    </p>
  ))
}
