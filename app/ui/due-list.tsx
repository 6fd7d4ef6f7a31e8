import '#app/i18n/of-pages.ts'
import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import type { DueMonth } from '#app/domain/follow-ups/due-calendar.server.ts'
import type { FollowUpScope } from '#app/domain/follow-ups/input.ts'
import type { FollowUpRow } from '#app/domain/follow-ups/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { dayAnchor } from './due-month.tsx'
import { FollowUpList } from './follow-up-list.tsx'
import { dueCalendarPath, followUpsPath } from './follow-ups-path.ts'
import { Section } from './page.tsx'

/** What is due in the month, day by day, to be ticked off; on a telephone this is what one reads. */
export function DueList({ view, scope }: { view: SerializeFrom<DueMonth>; scope: FollowUpScope }) {
  const t = useT()
  const { locale } = useReader()
  const days = view.weeks.flatMap(({ days }) => days).filter(({ inMonth, rows }) => inMonth && rows.length > 0)
  return (
    <Section id="list" title={t('dueCalendar.list')}>
      {days.length === 0 ? <p className="muted">{t('dueCalendar.none')}</p> : null}
      {days.map(({ date, rows }) => (
        <section key={date} className="above-3" aria-labelledby={dayAnchor(date)}>
          <h3 id={dayAnchor(date)} tabIndex={-1}>
            {formatDate(date, locale, 'long')}
          </h3>
          <FollowUpList rows={rows as unknown as FollowUpRow[]} returnTo={dueCalendarPath(scope, view.month)} />
        </section>
      ))}
      {view.more > 0 ? (
        <p className="above-3">
          <Link to={scope === 'mine' ? followUpsPath({}) : followUpsPath({ view: 'all', scope })}>
            {t('dueCalendar.more', { count: view.more })}
          </Link>
        </p>
      ) : null}
    </Section>
  )
}
