import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { noticesPage } from '#app/domain/notices/queries.server.ts'
import { pageAsked } from '#app/http/page-asked.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { SubmitButton } from '#app/ui/form.tsx'
import { NoticeList } from '#app/ui/notice-list.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { PagesNav } from '#app/ui/pages-nav.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const page = pageAsked(new URL(args.request.url).searchParams)
  const now = new Date()
  return { page, drawnAt: now.toISOString(), ...(await asActor(actor, (db) => noticesPage(db, page, now))) }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('shell.inbox'))

export default function InboxPage() {
  const { page, drawnAt, rows, total, unread } = useLoaderData<typeof loader>()
  const t = useT()
  const actions = (
    <>
      {unread > 0 ? (
        <Form method="post" action="/inbox/reading">
          <input type="hidden" name="until" value={drawnAt} />
          <SubmitButton kind="plain">{t('notices.markAll')}</SubmitButton>
        </Form>
      ) : null}
      <Link className="btn" to="/settings/reminders">
        {t('notices.choose')}
      </Link>
    </>
  )
  return (
    <>
      <PageHead title={t('shell.inbox')} lede={t('notices.lede')} actions={actions} />
      {total === 0 ? <Empty title={t('notices.none')}>{t('notices.noneText')}</Empty> : <NoticeList rows={rows} />}
      <PagesNav page={page} size={rowsPerPage} total={total} />
    </>
  )
}
