import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { engagementsPage } from '#app/domain/engagements/queries.server.ts'
import { pageAsked } from '#app/http/page-asked.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { LevelBadge, StatusBadge } from '#app/ui/badges.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { PagesNav } from '#app/ui/pages-nav.tsx'
import { TakeOut } from '#app/ui/take-out.tsx'
import { sayWhen } from '#app/ui/when.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const url = new URL(args.request.url)
  const deleted = url.searchParams.get('deleted')
  return asActor(actor, async (db) => ({
    ...(await engagementsPage(db, pageAsked(url.searchParams))),
    deleted: isUuid(deleted) ? deleted : undefined,
    writes: canWrite(actor),
  }))
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('engagements.listTitle'))

export default function EngagementsPage() {
  const { rows, page, total, more, deleted, writes } = useLoaderData<typeof loader>()
  const t = useT()
  const reader = useReader()
  return (
    <>
      {deleted ? (
        <Form method="post" action={`/engagements/${deleted}/deletion`} className="notice notice-hold below-5" role="status">
          <input type="hidden" name="_method" value="DELETE" />
          <p>{t('engagements.deleted')}</p>
          <button type="submit" className="btn btn-small">
            {t('engagements.undo')}
          </button>
        </Form>
      ) : null}
      <PageHead
        title={t('engagements.listTitle')}
        actions={
          writes ? (
            <Link className="btn btn-primary" to="/engagements/new">
              {t('shell.newEngagement')}
            </Link>
          ) : null
        }
      />
      {rows.length === 0 ? <Empty title={t('engagements.noneTitle')}>{t('engagements.noneText')}</Empty> : null}
      <ul className="list">
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="plain strong" to={`/engagements/${row.id}`}>
              <bdi>{row.title}</bdi>
            </Link>
            <p className="slot-note">
              <span>{sayWhen(t, reader, row).when}</span>
              {row.organisations.length > 0 ? <span>{row.organisations.join(', ')}</span> : null}
              <StatusBadge status={row.status} />
              <LevelBadge level={row.level} />
            </p>
          </li>
        ))}
      </ul>
      <PagesNav page={page} size={rowsPerPage} total={total} more={more} />
      {total > 0 ? <TakeOut list="engagements" /> : null}
    </>
  )
}
