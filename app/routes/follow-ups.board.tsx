import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpBoard } from '#app/domain/follow-ups/board.server.ts'
import { followUpScopes } from '#app/domain/follow-ups/input.ts'
import { countSnoozed } from '#app/domain/follow-ups/queries.server.ts'
import { justMoved } from '#app/http/just-moved.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { FollowUpBoard } from '#app/ui/follow-up-board.tsx'
import { FollowUpTabs, ScopeTabs, Snoozed } from '#app/ui/follow-up-tabs.tsx'
import { boardPath } from '#app/ui/follow-ups-path.ts'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const asked = new URL(args.request.url).searchParams.get('scope')
  const scope = followUpScopes.find((one) => one === asked) ?? 'mine'
  return asActor(actor, async (db) => {
    const { now, today } = await readerFor(db, actor, args.request)
    return {
      scope,
      writes: canWrite(actor),
      columns: await followUpBoard(db, scope, { now: new Date(now), today }),
      snoozed: scope === 'mine' ? await countSnoozed(db, actor, today) : 0,
      moved: await justMoved(db, args.request),
    }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('board.title'))

export default function FollowUpBoardPage() {
  const { scope, columns, snoozed, moved, writes } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <PageHead
        title={t('board.title')}
        actions={
          writes ? (
            <Link className="btn btn-primary" to="/follow-ups/new">
              {t('followUps.new')}
            </Link>
          ) : null
        }
      />
      <FollowUpTabs page="board" />
      <ScopeTabs chosen={scope} pathOf={boardPath} />
      <Snoozed count={snoozed} shown={false} />
      <p className="small muted above-2 below-2">{t('board.urgent')}</p>
      <FollowUpBoard key={scope} columns={columns} scope={scope} moved={moved} />
    </>
  )
}
