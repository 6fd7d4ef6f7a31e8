import { Link } from '@remix-run/react'
import { useRef } from 'react'
import { type CalendarAddress, calendarPath } from '#app/domain/calendar/address.ts'
import type { Layer, LayerEvent } from '#app/domain/calendar/layers.ts'
import type { MonthView } from '#app/domain/calendar/month-view.ts'
import type { Observance } from '#app/domain/calendar/observances.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatWeekday } from '#app/lib/format-dates.ts'
import { cityOf } from '#app/lib/zones.ts'
import { levels } from '#db/schema/words.ts'
import { LevelBadge } from './badges.tsx'
import { useCalendarDrag } from './drag-calendar.ts'
import { LayerLegend } from './layers.tsx'
import { MonthDay } from './month-cell.tsx'
import { useFollowing } from './row-link.tsx'
import { useRoving } from './use-roving.ts'

type MonthProps = {
  name: string
  view: MonthView
  address: CalendarAddress
  observances: Record<string, Observance[]>
  outside: Record<string, LayerEvent[]>
  weekends: Record<number, string[]>
  offsets: string[]
}

/** Weeks as a table, a month or several of them, called `name`. `offsets` are those of the reader's zone in it; `weekends` names the countries that rest on a weekday, by its ISO number. */
export function Month({ name, view, address, observances, outside, weekends, offsets }: MonthProps) {
  const t = useT()
  const { locale, zone } = useReader()
  const table = useRef<HTMLTableElement>(null)
  const roving = useRoving(table, address.date)
  useCalendarDrag(table)
  return (
    <table className="month" ref={table} {...roving} {...useFollowing()}>
      <caption className="vh">{t('calendar.caption', { month: name, zone: `${cityOf(zone)}, ${offsets.join(', ')}` })}</caption>
      <thead>
        <tr>
          <th scope="col" className="wk">
            <abbr title={t('calendar.view.week')}>{t('calendar.weekShort')}</abbr>
          </th>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <th scope="col" key={weekday}>
              {formatWeekday(weekday, locale, 'short')} <Weekend weekday={weekday} weekends={weekends} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.weeks.map((week) => (
          <tr key={`${week.year}-${week.week}`}>
            <th scope="row" className="wk">
              <Link to={calendarPath(address, { view: 'week', date: week.cells[0]?.date ?? address.date })}>
                <span className="vh">{t('calendar.view.week')} </span>
                {week.week}
              </Link>
            </th>
            {week.cells.map((cell) => (
              <MonthDay
                key={cell.date}
                cell={cell}
                kept={observances[cell.date]}
                outside={outside[cell.date]}
                path={calendarPath(address, { view: 'day', date: cell.date })}
                several={address.view === 'multiweek'}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Weekend({ weekday, weekends }: { weekday: number; weekends: Record<number, string[]> }) {
  const t = useT()
  const countries = weekends[weekday]?.join(', ')
  if (!countries) return null
  // Friday is the surprising one and says what the letters mean; the days beside it need only the countries.
  return <small>· {weekday === 5 ? t('calendar.weekend', { countries }) : countries}</small>
}

/** What colours, edges and shapes of the month mean. */
export function MonthLegend({ layers }: { layers: Layer[] }) {
  const t = useT()
  return (
    <div className="legend">
      <dl>
        <dt>{t('calendar.legendKind')}</dt>
        {(['visit', 'meeting', 'call', 'event'] as const).map((kind) => (
          <dd key={kind} className={`swatch ${kind}`}>
            {t(`words.kind.${kind}`)}
          </dd>
        ))}
        <dd className="swatch internal">{t('calendar.oursOnly')}</dd>
      </dl>
      <dl>
        <dt>{t('calendar.legendState')}</dt>
        <dd className="swatch ev-tentative">{t('calendar.tentativeOrHold')}</dd>
        <dd className="swatch ev-option">{t('calendar.optionOrWindow')}</dd>
        <dd>
          <s>{t('words.status.cancelled')}</s>
        </dd>
      </dl>
      <dl>
        <dt>{t('calendar.legendLevel')}</dt>
        {levels.map((level) => (
          <dd key={level}>
            <LevelBadge level={level} />
          </dd>
        ))}
      </dl>
      <LayerLegend layers={layers} />
    </div>
  )
}
