import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { StartKind } from '#app/domain/network/input.ts'
import { useT } from '#app/i18n/reader.tsx'

/** Leads to the network around a record with our own people in it, who met them how often and when last. */
export function KnownHere({ of, id }: { of: StartKind; id: string }) {
  const t = useT()
  return (
    <p className="small above-3">
      <Link to={`/network?of=${of}:${id}&ours=on`}>{t('network.knownHere')}</Link>
    </p>
  )
}

/** Leads to the network around a record. */
export function NetworkLink({ of, id }: { of: StartKind; id: string }) {
  const t = useT()
  return (
    <Link className="btn btn-quiet" to={`/network?of=${of}:${id}`}>
      {t('network.link')}
    </Link>
  )
}
