import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { dueMonth } from '#app/domain/follow-ups/due-calendar.server.ts'
import { followUpScopes } from '#app/domain/follow-ups/input.ts'
import { countSnoozed } from '#app/domain/follow-ups/queries.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isDate, monthOf } from '#app/lib/dates.ts'
import { DueList } from '#app/ui/due-list.tsx'
import { DueMonth, DueMonthHead } from '#app/ui/due-month.tsx'
import { FollowUpTabs, ScopeTabs, Snoozed } from '#app/ui/follow-up-tabs.tsx'
import { dueCalendarPath } from '#app/ui/follow-ups-path.ts'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const query = new URL(args.request.url).searchParams
  const scope = followUpScopes.find((one) => one === query.get('scope')) ?? 'mine'
  const asked = query.get('month') ?? ''
  return asActor(actor, async (db) => {
    const { today } = await readerFor(db, actor, args.request)
    const month = isDate(`${asked}-01`) ? asked : monthOf(today)
    return {
      scope,
      writes: canWrite(actor),
      view: await dueMonth(db, scope, month, today),
      snoozed: scope === 'mine' ? await countSnoozed(db, actor, today) : 0,
    }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('dueCalendar.title'))

export default function FollowUpCalendarPage() {
  const { scope, view, snoozed, writes } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <PageHead
        title={t('dueCalendar.title')}
        actions={
          writes ? (
            <Link className="btn btn-primary" to="/follow-ups/new">
              {t('followUps.new')}
            </Link>
          ) : null
        }
      />
      <FollowUpTabs page="calendar" />
      <ScopeTabs chosen={scope} pathOf={(one) => dueCalendarPath(one, view.month)} />
      <Snoozed count={snoozed} shown={false} />
      <DueMonthHead view={view} scope={scope} />
      <DueMonth view={view} />
      <DueList view={view} scope={scope} />
    </>
  )
}
