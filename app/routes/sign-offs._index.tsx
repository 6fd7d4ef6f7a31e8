import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { waitingForSignOff } from '#app/domain/clearance/queries.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { WaitingList } from '#app/ui/waiting-list.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, (db) => waitingForSignOff(db, actor, new Date()))
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('clearance.waiting'))

export default function SignOffsPage() {
  const { roles, rows } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <PageHead title={t('clearance.waiting')} crumb={{ to: '/', label: t('home.title') }} lede={t('clearance.waitingLede')} />
      {roles.length === 0 ? (
        <Empty title={t('clearance.noRole')}>{t('clearance.noRoleText')}</Empty>
      ) : rows.length === 0 ? (
        <Empty title={t('clearance.waitingNone')}>{t('clearance.waitingNoneText')}</Empty>
      ) : (
        <WaitingList rows={rows} />
      )}
    </>
  )
}
