import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { type FollowUpScope, type FollowUpView, followUpScopes, followUpViews } from '#app/domain/follow-ups/input.ts'
import { useT } from '#app/i18n/reader.tsx'
import { boardPath, dueCalendarPath, followUpsPath } from './follow-ups-path.ts'

type TabsProps = { view?: FollowUpView; total?: number; scope?: FollowUpScope; page?: 'board' | 'calendar' }

/** Leads to the lists of follow-ups, to the board and to the calendar; `page` is which of these it stands on, without a view. The scope goes along. */
export function FollowUpTabs({ view, total, scope = 'all', page }: TabsProps) {
  const t = useT()
  return (
    <nav className="tabs tabs-wrap" aria-label={t('followUps.views')}>
      {followUpViews.map((one) => (
        <Link key={one} to={followUpsPath({ view: one, scope })} aria-current={one === view ? 'true' : undefined}>
          {t(`followUps.view.${one}`)}
          {one === view ? <span className="num">{total}</span> : null}
        </Link>
      ))}
      <Link to={boardPath('mine')} aria-current={page === 'board' ? 'true' : undefined}>
        {t('board.board')}
      </Link>
      <Link to={dueCalendarPath('mine')} aria-current={page === 'calendar' ? 'true' : undefined}>
        {t('dueCalendar.tab')}
      </Link>
    </nav>
  )
}

/** Whose follow-ups a page shows. */
export function ScopeTabs({ chosen, pathOf }: { chosen: FollowUpScope; pathOf(scope: FollowUpScope): string }) {
  const t = useT()
  return (
    <nav className="tabs tabs-wrap above-2 small" aria-label={t('board.scopes')}>
      {followUpScopes.map((scope) => (
        <Link key={scope} to={pathOf(scope)} aria-current={scope === chosen ? 'true' : undefined}>
          {t(`board.scope.${scope}`)}
        </Link>
      ))}
    </nav>
  )
}

/** How many of one's own were put off, and the way to those and back. */
export function Snoozed({ count, shown }: { count: number; shown: boolean }) {
  const t = useT()
  if (shown) {
    return (
      <p className="row above-2">
        {t('followUpPage.onlySnoozed')}
        <Link to={followUpsPath({})}>{t('followUpPage.backToMine')}</Link>
      </p>
    )
  }
  return count === 0 ? null : (
    <p className="small above-2">
      <Link to={followUpsPath({ snoozed: true })}>{t('followUpPage.snoozed', { count })}</Link>
    </p>
  )
}
