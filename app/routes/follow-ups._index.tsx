import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpViews } from '#app/domain/follow-ups/input.ts'
import { followUpsPage } from '#app/domain/follow-ups/queries.server.ts'
import { countFollowUpsLeft } from '#app/domain/follow-ups/succession.server.ts'
import { justTicked } from '#app/http/just-ticked.server.ts'
import { pageAsked } from '#app/http/page-asked.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { FollowUpList } from '#app/ui/follow-up-list.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { PagesNav } from '#app/ui/pages-nav.tsx'
import { TakeOut } from '#app/ui/take-out.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const query = new URL(args.request.url).searchParams
  const view = followUpViews.find((one) => one === query.get('view')) ?? 'mine'
  const page = pageAsked(query)
  return asActor(actor, async (db) => {
    const { today } = await readerFor(db, actor, args.request)
    return {
      view,
      page,
      writes: canWrite(actor),
      ticked: await justTicked(db, args.request),
      left: await countFollowUpsLeft(db, actor),
      ...(await followUpsPage(db, actor, { view, page }, today)),
    }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('shell.followUps'))

const pathOf = (view: string) => (view === 'mine' ? '/follow-ups' : `/follow-ups?view=${view}`)

export default function FollowUpsPage() {
  const { view, page, rows, total, ticked, left, writes } = useLoaderData<typeof loader>()
  const t = useT()
  const add = (look: string) => (
    <Link className={look} to="/follow-ups/new">
      {t('followUps.new')}
    </Link>
  )
  return (
    <>
      <PageHead title={t('shell.followUps')} actions={writes ? add('btn btn-primary') : null} />
      {left > 0 ? (
        <p className="row below-5">
          <span>{t('succession.notice', { count: left })}</span>
          <Link to="/follow-ups/succession">{t('succession.look')}</Link>
        </p>
      ) : null}
      <nav className="tabs" aria-label={t('followUps.views')}>
        {followUpViews.map((one) => (
          <Link key={one} to={pathOf(one)} aria-current={one === view ? 'true' : undefined}>
            {t(`followUps.view.${one}`)}
            {one === view ? <span className="num">{total}</span> : null}
          </Link>
        ))}
      </nav>
      <section className="section above-2" aria-labelledby="view">
        <h2 className="vh" id="view">
          {t(`followUps.view.${view}`)}
        </h2>
        <FollowUpList
          key={`${view} ${page}`}
          rows={rows}
          returnTo={pathOf(view)}
          ticked={ticked}
          empty={
            total === 0 ? (
              <Empty title={t(`followUps.none.${view}`)} action={writes ? add('btn') : null}>
                {t('followUps.noneText')}
              </Empty>
            ) : null
          }
        />
      </section>
      <PagesNav page={page} size={rowsPerPage} total={total} />
      {total > 0 ? <TakeOut list="follow-ups" /> : null}
    </>
  )
}
