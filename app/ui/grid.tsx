import { Link } from '@remix-run/react'
import { useRef } from 'react'
import { type CalendarAddress, calendarPath } from '#app/domain/calendar/address.ts'
import type { GridDay, GridView } from '#app/domain/calendar/grid-view.ts'
import type { Observance } from '#app/domain/calendar/observances.ts'
import type { CalendarPage } from '#app/domain/calendar/page.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { weekdayOf } from '#app/lib/dates.ts'
import { formatDate, formatWeekday } from '#app/lib/format-dates.ts'
import { cityOf } from '#app/lib/zones.ts'
import { useCalendarDrag } from './drag-calendar.ts'
import { GridBlock } from './grid-block.tsx'
import { LayerAside, LayerBlock } from './layers.tsx'
import { Bar } from './month-cell.tsx'
import { Observances } from './observances.tsx'
import { useFollowing } from './row-link.tsx'
import { useRoving } from './use-roving.ts'

type GridProps = {
  grid: NonNullable<CalendarPage['grid']>
  observances: Record<string, Observance[]>
  address: CalendarAddress
  writes: boolean
}

/** Days as columns of hours: each day is a heading with the list of its engagements, what has no hour lies in bars on top. */
export function Grid({ grid, observances, address, writes }: GridProps) {
  const t = useT()
  const { view } = grid
  const box = useRef<HTMLDivElement>(null)
  const roving = useRoving(box, address.date)
  useCalendarDrag(box, view.rows)
  const looks = ['hours', `hours-${view.days.length}`, `rows-${view.rows.length}`]
  if (address.zone2) looks.push('hours-two')
  if (view.quiet.early) looks.push('quiet-early')
  if (view.quiet.late) looks.push('quiet-late')
  return (
    <div className={looks.join(' ')} ref={box} {...roving} {...useFollowing()}>
      <Clocks grid={grid} zone2={address.zone2} />
      {view.bars.length > 0 ? (
        <section className="hours-bars" aria-label={t('grid.overDays')}>
          <ul>
            {view.bars.map((bar) => (
              <li key={bar.id}>
                <Bar bar={bar} place={{ at: `at-${bar.column}`, day: view.days[bar.column]?.date }} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {view.days.map((day, column) => (
        <Day key={day.date} day={day} kept={observances[day.date]} column={column} view={view} address={address} writes={writes} />
      ))}
    </div>
  )
}

/** The hours down the side, on the reader's clocks and those of a second zone; engagements say their own times in words. */
function Clocks({ grid, zone2 }: { grid: GridProps['grid']; zone2: string | undefined }) {
  const t = useT()
  const { zone } = useReader()
  const clock = (name: string, offsets: string[]) => t('grid.clock', { city: cityOf(name), offset: offsets.join(t('grid.changes')) })
  return (
    <>
      <p className="hours-zones">
        {zone2 ? <span>{clock(zone2, grid.otherOffsets)}</span> : null}
        <span>{clock(zone, grid.offsets)}</span>
      </p>
      <ol className="hours-side" aria-hidden="true">
        {grid.view.rows.map((row, index) => (
          <li key={`${row.hour}-${row.again}`} className={`q-${index * 4} len-4`}>
            {zone2 ? <span>{row.other}</span> : null}
            <span>{row.again ? t('grid.again', { time: clockHour(row.hour) }) : clockHour(row.hour)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

const clockHour = (hour: number) => `${String(hour).padStart(2, '0')}:00`

type DayProps = {
  day: GridDay
  kept: readonly Observance[] | undefined
  column: number
  view: GridView
  address: CalendarAddress
  writes: boolean
}

function Day({ day, kept, column, view, address, writes }: DayProps) {
  const t = useT()
  const { today } = useReader()
  const works = weekdayOf(day.date) < 6
  const looks = ['hours-day', `at-${column}`, works ? '' : 'off', day.date === today ? 'today' : '']
  const rowOf = (hour: number) => view.rows.findIndex((row) => row.hour === hour) * 4
  return (
    <section className={looks.filter(Boolean).join(' ')} data-day={day.date}>
      <DayHead day={day} kept={kept} path={calendarPath(address, { view: 'day', date: day.date })} />
      <LayerAside events={day.aside} column={column} />
      {day.more > 0 ? (
        <Link className="more" to={calendarPath(address, { view: 'agenda', date: day.date })}>
          {t('grid.more', { count: day.more })}
        </Link>
      ) : null}
      <div className="hours-column">
        {works ? <span className={`hours-work q-${rowOf(workingHours.from)} len-${(workingHours.to - workingHours.from) * 4}`} /> : null}
        {view.rows.map((row, index) => (
          <span
            key={`${row.hour}-${row.again}`}
            className={`hours-line q-${index * 4} len-4`}
            data-quarter={index * 4}
            data-hour={writes && !row.again ? clockHour(row.hour) : undefined}
          />
        ))}
        {day.missing.map(({ quarter, length }) => (
          <p key={quarter} className={`hours-missing q-${quarter} len-${length}`}>
            {view.rows[Math.floor(quarter / 4)]?.again ? t('grid.notTwice') : t('grid.missing')}
          </p>
        ))}
        {view.now?.column === column ? (
          <p className={`hours-now q-${view.now.quarter} len-1`}>
            <span className="vh">{t('grid.now', { time: view.now.time })}</span>
          </p>
        ) : null}
        <ul>
          {day.items.map((item) => (
            <GridBlock key={item.entry.id} item={item} />
          ))}
          {day.layers.map((item) => (
            <LayerBlock key={item.event.id} item={item} />
          ))}
        </ul>
      </div>
    </section>
  )
}

const workingHours = { from: 9, to: 17 }

function DayHead({ day, kept, path }: Pick<DayProps, 'day' | 'kept'> & { path: string }) {
  const t = useT()
  const { locale, today } = useReader()
  const isToday = day.date === today
  const words = { date: formatDate(day.date, locale, 'long'), count: t('calendar.count', { count: day.count }) }
  return (
    <h2 className="hours-head date">
      <Link
        to={path}
        {...(isToday ? { 'aria-current': 'date' as const } : {})}
        aria-label={t(isToday ? 'grid.dayToday' : 'grid.day', words)}
      >
        <time dateTime={day.date}>{Number(day.date.slice(8))}</time>
      </Link>
      <span aria-hidden="true">
        {formatWeekday(weekdayOf(day.date), locale, 'short')}
        {isToday ? ` · ${t('calendar.isToday')}` : ''}
      </span>
      <Observances kept={kept} className="date-kept" />
    </h2>
  )
}
