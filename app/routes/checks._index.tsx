import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { dueChecks } from '#app/domain/checks/due.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { DueChecks } from '#app/ui/due-checks.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { PagesNav } from '#app/ui/pages-nav.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { searchParams } = new URL(args.request.url)
  const ours = actor.deskIds.length > 0 && searchParams.get('whose') !== 'all'
  const page = Math.min(Math.max(Math.trunc(Number(searchParams.get('page'))) || 1, 1), 1000)
  return asActor(actor, async (db) => {
    const { today } = await readerFor(db, actor, args.request)
    return { ...(await dueChecks(db, actor, { ours, page }, today)), ours, hasDesk: actor.deskIds.length > 0 }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('checks.title'))

export default function ChecksPage() {
  const { rows, total, page, ours, hasDesk } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <PageHead title={t('checks.title')} lede={t('checks.lede')} crumb={{ to: '/contacts', label: t('contacts.title') }} />
      {hasDesk ? (
        <nav className="tabs below-5" aria-label={t('checks.whose')}>
          <Link to="?" aria-current={ours ? 'true' : undefined}>
            {t('checks.ours')}
          </Link>
          <Link to="?whose=all" aria-current={ours ? undefined : 'true'}>
            {t('checks.all')}
          </Link>
        </nav>
      ) : null}
      {rows.length === 0 ? <Empty title={t('checks.noneTitle')}>{t('checks.none')}</Empty> : <DueChecks rows={rows} total={total} />}
      <PagesNav page={page} size={rowsPerPage} total={total} />
    </>
  )
}
