import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'
import { NetworkLink } from './network-link.tsx'

type Props = { id: string; edits: boolean; writes: boolean | undefined; holds: boolean }

/** What can be done with a contact; `holds`: its reader may put a hold on its erasure. */
export function ContactActions({ id, edits, writes, holds }: Props) {
  const t = useT()
  return (
    <>
      <a className="btn btn-quiet" href={`/contacts/${id}/card.vcf`}>
        {t('cards.download')}
      </a>
      <NetworkLink of="contact" id={id} />
      {holds ? (
        <Link className="btn btn-quiet" to="hold">
          {t('erasure.hold.link')}
        </Link>
      ) : null}
      {edits ? (
        <Link className="btn btn-quiet" to="merge">
          {t('merges.with')}
        </Link>
      ) : null}
      {edits ? (
        <Link className="btn" to="edit">
          {t('common.edit')}
        </Link>
      ) : null}
      {writes ? (
        <Link className="btn btn-primary" to={`/engagements/new?contact=${id}`}>
          {t('contacts.newEngagement')}
        </Link>
      ) : null}
    </>
  )
}
