import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { handoversOf } from '#app/domain/handovers/queries.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { HandoverList } from '#app/ui/handover-list.tsx'
import { Empty, PageHead, Section } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const rows = await asActor(actor, (db) => handoversOf(db))
  return { toTake: rows.filter((row) => row.successor.id === actor.id), given: rows.filter((row) => row.successor.id !== actor.id) }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('handovers.title'))

export default function HandoversPage() {
  const { toTake, given } = useLoaderData<typeof loader>()
  const t = useT()
  const make = (
    <Link className="btn btn-primary" to="/handovers/new">
      {t('handovers.new')}
    </Link>
  )
  const none = toTake.length + given.length === 0
  return (
    <>
      <PageHead
        title={t('handovers.title')}
        crumb={{ to: '/follow-ups', label: t('shell.followUps') }}
        lede={t('handovers.lede')}
        actions={none ? null : make}
      />
      {none ? (
        <Empty title={t('handovers.none')} action={make}>
          {t('handovers.noneText')}
        </Empty>
      ) : null}
      {toTake.length > 0 ? (
        <Section id="take" title={t('handovers.toTake')}>
          <HandoverList rows={toTake} />
        </Section>
      ) : null}
      {given.length > 0 ? (
        <Section id="given" title={t('handovers.given')}>
          <HandoverList rows={given} />
        </Section>
      ) : null}
    </>
  )
}
