import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { countSnoozed, followUpsPage } from '#app/domain/follow-ups/queries.server.ts'
import { countFollowUpsLeft } from '#app/domain/follow-ups/succession.server.ts'
import { countToReceive } from '#app/domain/handovers/queries.server.ts'
import { followUpsAsked } from '#app/http/follow-ups-asked.ts'
import { justTicked } from '#app/http/just-ticked.server.ts'
import { pageAsked } from '#app/http/page-asked.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { FollowUpList } from '#app/ui/follow-up-list.tsx'
import { FollowUpTabs, ScopeTabs, Snoozed } from '#app/ui/follow-up-tabs.tsx'
import { followUpsPath } from '#app/ui/follow-ups-path.ts'
import { HandoverWaiting } from '#app/ui/handover-list.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { PagesNav } from '#app/ui/pages-nav.tsx'
import { TakeOut } from '#app/ui/take-out.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const query = new URL(args.request.url).searchParams
  const { view, scope, stage, snoozed } = followUpsAsked(query)
  const page = pageAsked(query)
  return asActor(actor, async (db) => {
    const { today } = await readerFor(db, actor, args.request)
    return {
      view,
      scope,
      stage,
      snoozed,
      asleep: view === 'mine' ? await countSnoozed(db, actor, today) : 0,
      page,
      writes: canWrite(actor),
      ticked: await justTicked(db, args.request),
      left: await countFollowUpsLeft(db, actor),
      handovers: await countToReceive(db, actor),
      ...(await followUpsPage(db, actor, { view, scope, stage, page, snoozed }, today)),
    }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('shell.followUps'))

export default function FollowUpsPage() {
  const { view, scope, stage, snoozed, asleep, page, rows, total, ticked, left, handovers, writes } = useLoaderData<typeof loader>()
  const t = useT()
  const add = (look: string) => (
    <Link className={look} to="/follow-ups/new">
      {t('followUps.new')}
    </Link>
  )
  return (
    <>
      <PageHead
        title={t('shell.followUps')}
        actions={
          <>
            <Link className="btn" to="/handovers">
              {t('handovers.title')}
            </Link>
            {writes ? add('btn btn-primary') : null}
          </>
        }
      />
      <HandoverWaiting count={handovers} />
      {left > 0 ? (
        <p className="row below-5">
          <span>{t('succession.notice', { count: left })}</span>
          <Link to="/follow-ups/succession">{t('succession.look')}</Link>
        </p>
      ) : null}
      <FollowUpTabs view={view} total={total} scope={scope} />
      {view === 'mine' ? null : <ScopeTabs chosen={scope} pathOf={(one) => followUpsPath({ view, scope: one, stage })} />}
      <Snoozed count={asleep} shown={snoozed} />
      {stage ? (
        <p className="row above-2">
          {t('board.only', { stage: t(`followUps.stage.${stage}`) })}
          <Link to={followUpsPath({ view, scope })}>{t('board.allStages')}</Link>
        </p>
      ) : null}
      <section className="section above-2" aria-labelledby="view">
        <h2 className="vh" id="view">
          {t(`followUps.view.${view}`)}
        </h2>
        <FollowUpList
          key={`${view} ${scope} ${stage} ${snoozed} ${page}`}
          rows={rows}
          returnTo={followUpsPath({ view, scope, stage, snoozed })}
          ticked={ticked}
          chooseFor="chosen"
          empty={
            total === 0 ? (
              <Empty title={t(`followUps.none.${view}`)} action={writes ? add('btn') : null}>
                {t('followUps.noneText')}
              </Empty>
            ) : null
          }
        />
        {rows.some((row) => row.mayChange) ? (
          <Form className="above-3" id="chosen" action="/follow-ups/bulk">
            <button className="btn" type="submit">
              {t('bulk.go')}
            </button>
          </Form>
        ) : null}
      </section>
      <PagesNav page={page} size={rowsPerPage} total={total} />
      {total > 0 ? <TakeOut list="follow-ups" /> : null}
    </>
  )
}
