import '#app/i18n/of-pages.ts'
import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import type { DueDay, DueMonth as View } from '#app/domain/follow-ups/due-calendar.server.ts'
import type { FollowUpScope } from '#app/domain/follow-ups/input.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { addMonths, isDate, monthOf } from '#app/lib/dates.ts'
import { formatDate, formatWeekday } from '#app/lib/format-dates.ts'
import { LevelBadge } from './badges.tsx'
import { dueCalendarPath } from './follow-ups-path.ts'
import { Icon } from './icon.tsx'
import { capital } from './in-words.ts'

const mostInDay = 3

export const dayAnchor = (date: string): string => `due-${date}`

/** The month's name, and the ways to the months beside it and back to this one. */
export function DueMonthHead({ view, scope }: { view: SerializeFrom<View>; scope: FollowUpScope }) {
  const t = useT()
  const { locale, today } = useReader()
  const step = (by: 1 | -1) => {
    const month = addMonths(view.month, by)
    const name = by < 0 ? 'prev' : 'next'
    return isDate(`${month}-01`) ? (
      <Link className="btn btn-small" to={dueCalendarPath(scope, month)} rel={name} aria-label={formatDate(`${month}-01`, locale, 'month')}>
        <Icon name={name} />
      </Link>
    ) : null
  }
  return (
    <header className="cal-head above-3">
      <h2>{capital(formatDate(`${view.month}-01`, locale, 'month'))}</h2>
      <nav className="row steps" aria-label={t('calendar.step.month')}>
        {step(-1)}
        <Link className="btn btn-small" to={dueCalendarPath(scope, monthOf(today))}>
          {t('calendar.today')}
        </Link>
        {step(1)}
      </nav>
    </header>
  )
}

/** The days of a month with what is due on them, as a table; each day leads to its place in the list below. */
export function DueMonth({ view }: { view: SerializeFrom<View> }) {
  const t = useT()
  const { locale } = useReader()
  return (
    <table className="month">
      <caption className="vh">{t('dueCalendar.caption', { month: formatDate(`${view.month}-01`, locale, 'month') })}</caption>
      <thead>
        <tr>
          <th scope="col" className="wk">
            <abbr title={t('calendar.view.week')}>{t('calendar.weekShort')}</abbr>
          </th>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <th scope="col" key={weekday}>
              {formatWeekday(weekday, locale, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.weeks.map((week) => (
          <tr key={`${week.year}-${week.week}`}>
            <th scope="row" className="wk">
              <span className="vh">{t('calendar.view.week')} </span>
              {week.week}
            </th>
            {week.days.map((day, column) => (
              <DueCell key={day.date} day={day} weekday={column + 1} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DueCell({ day, weekday }: { day: SerializeFrom<DueDay>; weekday: number }) {
  const t = useT()
  const { today } = useReader()
  const { date, inMonth, rows, total } = day
  const isToday = date === today
  const looks = [inMonth ? '' : 'other', weekday > 5 ? 'off' : '', isToday ? 'today' : ''].filter(Boolean).join(' ')
  const shown = rows.slice(0, mostInDay)
  const number = <time dateTime={date}>{Number(date.slice(8))}</time>
  const said = <span className="vh">, {t('dueCalendar.count', { count: total })}</span>
  const leads = inMonth && total > 0
  return (
    <td className={looks || undefined} data-day={date}>
      <div className="date">
        {leads ? (
          <a href={`#${dayAnchor(date)}`} {...(isToday ? { 'aria-current': 'date' as const } : {})}>
            {number}
            {said}
          </a>
        ) : (
          <span className="date-plain" {...(isToday ? { 'aria-current': 'date' as const } : {})}>
            {number}
          </span>
        )}
        {isToday ? <span>{t('calendar.isToday')}</span> : null}
      </div>
      {total > 0 ? (
        <ul className={total > 2 ? 'cal-events' : 'cal-events cal-roomy'}>
          {shown.map((row) => (
            <li key={row.id}>
              <Link className={date < today ? 'ev hold' : 'ev meeting'} to={`/follow-ups/${row.id}`}>
                <span className="ev-title">
                  <bdi>{row.title}</bdi>
                </span>
                <span className="ev-line">
                  {date < today ? <span>{t('dueCalendar.late')}</span> : null}
                  {row.priority === 'high' ? <span>{t('followUps.high')}</span> : null}
                  <LevelBadge level={row.level} short />
                </span>
              </Link>
            </li>
          ))}
          {total > shown.length ? (
            <li>
              <More count={total - shown.length} date={date} leads={leads} />
            </li>
          ) : null}
        </ul>
      ) : null}
      {total > 0 ? (
        <span className="cal-count" aria-hidden="true">
          {total}
        </span>
      ) : null}
    </td>
  )
}

function More({ count, date, leads }: { count: number; date: string; leads: boolean }) {
  const t = useT()
  const { locale } = useReader()
  const words = t('calendar.more', { count })
  if (!leads) return <span className="more">{words}</span>
  return (
    <a className="more" href={`#${dayAnchor(date)}`}>
      {words}
      <span className="vh"> {t('calendar.moreOn', { date: formatDate(date, locale, 'plain') })}</span>
    </a>
  )
}
