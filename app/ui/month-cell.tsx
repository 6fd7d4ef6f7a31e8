import type { Entry } from '#app/domain/calendar/entries.ts'
import type { LayerEvent } from '#app/domain/calendar/layers.ts'
import type { DrawnBar, MonthCell } from '#app/domain/calendar/month-view.ts'
import type { Observance } from '#app/domain/calendar/observances.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { addDays } from '#app/lib/dates.ts'
import { formatDate, formatRange, formatWeekday } from '#app/lib/format-dates.ts'
import { Elsewhere } from './agenda.tsx'
import { LevelBadge } from './badges.tsx'
import { engagementPath } from './engagement-path.ts'
import { LayerLines } from './layers.tsx'
import { firmnessOf, monthClass } from './month-class.ts'
import { useMoving } from './movable.tsx'
import { Observances } from './observances.tsx'
import { RowLink } from './row-link.tsx'

/** `place` is where it lies in a grid of hours: its class, and the day it begins on there. */
export function Bar({ bar, place }: { bar: DrawnBar; place?: { at: string; day: string | undefined } }) {
  const t = useT()
  const moving = useMoving()
  const { locale, today } = useReader()
  const { entry, talks } = bar
  const waits = firmnessOf(entry) === 'window'
  const gathered = talks.length > 0
  const windowTitle = gathered
    ? t('calendar.windowMany', { count: talks.length, talks: talks.join(', ') })
    : t('calendar.windowOne', { title: bar.title })
  const goesOn = `${bar.continuesBefore ? ' bar-before' : ''}${bar.continuesAfter ? ' bar-after' : ''}`
  return (
    <RowLink
      className={`${monthClass(entry)} bar lane-${bar.lane} span-${bar.span}${goesOn}${place ? ` ${place.at}` : ''}`}
      {...(gathered ? {} : moving(entry))}
      data-in={place?.day}
      to={gathered ? `/visits/${entry.visitId}#window` : engagementPath(entry)}
    >
      <span className="ev-title">{waits ? windowTitle : <bdi>{bar.title}</bdi>}</span>
      <span className="vh">
        , {formatRange(bar.startsOn, bar.endsOn, locale)}
        {waits ? `, ${t(bar.endsOn < today ? 'calendar.dayUnknown' : 'calendar.noDay')}` : null}
        {entry.status === 'confirmed' || waits ? null : `, ${t(`calendar.status.${entry.status}`)}`}
      </span>
      <LevelBadge level={bar.level} short />
    </RowLink>
  )
}

/** How firm an engagement is, in words; nothing for what is simply confirmed. */
export function useFirmness(): (entry: Entry) => string | null {
  const t = useT()
  return (entry) => {
    const firmness = firmnessOf(entry)
    if (firmness === 'confirmed') return null
    return firmness === 'hold' || firmness === 'option' || firmness === 'window'
      ? t(`calendar.slot.${firmness}`)
      : t(`calendar.status.${entry.status}`)
  }
}

function Event({ entry }: { entry: Entry }) {
  const t = useT()
  const said = useFirmness()(entry)
  return (
    <RowLink className={monthClass(entry)} to={engagementPath(entry)} {...useMoving()(entry)}>
      <span className="ev-title">
        {entry.starts ? <time>{entry.starts}</time> : null} <bdi>{entry.title}</bdi>
      </span>
      <span className="ev-line">
        {entry.timing === 'all-day' ? <span>{t('calendar.allDay')}</span> : null}
        {entry.elsewhere ? <Elsewhere time={entry.elsewhere} /> : null}
        {said ? <span>{said}</span> : null}
        <LevelBadge level={entry.level} short />
      </span>
    </RowLink>
  )
}

/** `several` where no month is the page's own, so that each says when it begins. */
type DayProps = {
  cell: MonthCell
  kept: readonly Observance[] | undefined
  outside: readonly LayerEvent[] | undefined
  path: `/${string}`
  several: boolean
}

function DateLink({ cell, kept, path, several }: Omit<DayProps, 'outside'>) {
  const t = useT()
  const { locale, today } = useReader()
  const isToday = cell.date === today
  const month = formatDate(cell.date, locale, 'month').replace(/ \d+$/, '')
  const beginsMonth = (several || !cell.inMonth) && addDays(cell.date, -1).slice(0, 7) !== cell.date.slice(0, 7)
  return (
    <div className="date">
      <RowLink to={path} {...(isToday ? { 'aria-current': 'date' as const } : {})}>
        <span className="vh">{formatWeekday(cell.weekday, locale, 'long')} </span>
        <time dateTime={cell.date}>{Number(cell.date.slice(8))}</time>
        <span className="vh">
          {' '}
          {month}
          {cell.all > 0 ? `, ${t('calendar.count', { count: cell.all })}` : ''}
        </span>
      </RowLink>
      <Observances kept={kept} className="date-kept" />
      {isToday ? <span>{t('calendar.isToday')}</span> : null}
      {beginsMonth ? <span aria-hidden="true">{month}</span> : null}
    </div>
  )
}

/** One day of a month: its date, what is kept on it, the bars that begin in it, its own engagements, and how many more there are. */
export function MonthDay({ cell, kept, outside, path, several }: DayProps) {
  const t = useT()
  const { locale, today } = useReader()
  const looks = [cell.inMonth ? '' : 'other', cell.weekday > 5 ? 'off' : '', cell.date === today ? 'today' : '', `lanes-${cell.lanes}`]
  return (
    <td className={looks.filter(Boolean).join(' ')} data-day={cell.date}>
      <DateLink cell={cell} kept={kept} path={path} several={several} />
      {cell.bars.map((bar) => (
        <Bar key={bar.id} bar={bar} />
      ))}
      {cell.goesOn.length > 0 ? <span className="vh">{cell.goesOn.map((title) => t('calendar.goesOn', { title })).join(' ')}</span> : null}
      {cell.entries.length + cell.more > 0 ? (
        <ul className={cell.count > 2 ? 'cal-events' : 'cal-events cal-roomy'}>
          {cell.entries.map((entry) => (
            <li key={entry.id}>
              <Event entry={entry} />
            </li>
          ))}
          {cell.more > 0 ? (
            <li>
              <RowLink className="more" to={path}>
                {t('calendar.more', { count: cell.more })}
                <span className="vh"> {t('calendar.moreOn', { date: formatDate(cell.date, locale, 'plain') })}</span>
              </RowLink>
            </li>
          ) : null}
        </ul>
      ) : null}
      <LayerLines events={outside} date={cell.date} path={path} alone={cell.entries.length + cell.more === 0} />
      {cell.count > 0 ? (
        <span className="cal-count" aria-hidden="true">
          {cell.count}
        </span>
      ) : null}
    </td>
  )
}
