import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type CalendarAddress, calendarPath, calendarViews, type daysOf } from '#app/domain/calendar/address.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { isoWeek } from '#app/lib/dates.ts'
import { formatDate, formatRange } from '#app/lib/format-dates.ts'
import { Icon } from './icon.tsx'
import { capital } from './in-words.ts'
import { QuickLine } from './quick-line.tsx'

type Days = ReturnType<typeof daysOf>

/** What a calendar page is called: its day, week, month, or days from-to. */
export function useCalendarTitle(): (address: CalendarAddress, days: Days) => string {
  const t = useT()
  const { locale } = useReader()
  return ({ view, date }, { from, to }) => {
    if (view === 'month') return capital(formatDate(date, locale, 'month'))
    if (view === 'day') return capital(formatDate(date, locale, 'long'))
    const range = formatRange(from, to, locale)
    return view === 'week' || view === 'workweek' ? t('calendar.weekTitle', { week: isoWeek(from).week, range }) : range
  }
}

type Head = { address: CalendarAddress; days: Days; writes: boolean; children?: ReactNode }

/** The head of a calendar page: its name, a step back and forth, the views, and what stands beside them. */
export function CalendarHead({ address, days, writes, children }: Head) {
  const t = useT()
  const { today } = useReader()
  const title = useCalendarTitle()
  return (
    <header className="cal-head">
      <h1>{title(address, days)}</h1>
      <div className="cal-tools page-actions">
        <nav className="row steps" aria-label={t(`calendar.step.${address.view}`)}>
          <Step address={address} to={days.previous} icon="prev" word={t('common.previous')} />
          <Link className="btn btn-small" to={calendarPath(address, { date: today })}>
            {t('calendar.today')}
          </Link>
          <Step address={address} to={days.next} icon="next" word={t('common.next')} />
        </nav>
        <nav className="tabs" aria-label={t('calendar.views')}>
          {calendarViews.map((view) => (
            <Link key={view} to={calendarPath(address, { view })} {...(view === address.view ? { 'aria-current': 'page' as const } : {})}>
              {t(`calendar.view.${view}`)}
            </Link>
          ))}
        </nav>
        {children}
        {writes ? <QuickLine /> : null}
      </div>
    </header>
  )
}

type StepProps = { address: CalendarAddress; to: string | undefined; icon: 'prev' | 'next'; word: string }

function Step({ address, to, icon, word }: StepProps) {
  const { locale } = useReader()
  if (!to) return null
  const label = address.view === 'month' ? formatDate(to, locale, 'month') : `${word}: ${formatDate(to, locale, 'plain')}`
  return (
    <Link className="btn btn-small" to={calendarPath(address, { date: to })} aria-label={label} rel={icon}>
      <Icon name={icon} />
    </Link>
  )
}
