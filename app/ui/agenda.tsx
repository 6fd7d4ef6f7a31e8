import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { AgendaDay } from '#app/domain/calendar/agenda-view.ts'
import type { Entry, TimeElsewhere } from '#app/domain/calendar/entries.ts'
import type { LayerEvent } from '#app/domain/calendar/layers.ts'
import type { Observance } from '#app/domain/calendar/observances.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween, weekdayOf } from '#app/lib/dates.ts'
import { formatBriefRange, formatDate, formatTimeRange, formatWeekday } from '#app/lib/format-dates.ts'
import { EngagementMarks } from './engagement-marks.tsx'
import { engagementPath } from './engagement-path.ts'
import { inWords } from './in-words.ts'
import { LayerSlot } from './layers.tsx'
import { useMoving } from './movable.tsx'
import { Observances } from './observances.tsx'

/** A time on the other side's clocks: '17:00 Damascus'. */
export function Elsewhere({ time }: { time: TimeElsewhere }) {
  const t = useT()
  const key = time.days === 0 ? 'elsewhere' : time.days > 0 ? 'elsewhereLater' : 'elsewhereEarlier'
  return <bdi>{t(`calendar.${key}`, { time: time.starts, city: time.city })}</bdi>
}

function SlotTime({ entry }: { entry: Entry }) {
  const t = useT()
  const { locale, today } = useReader()
  if (entry.startsOn < entry.endsOn) {
    const count = daysBetween(entry.startsOn, entry.endsOn) + 1
    const days = entry.starts ? t('calendar.fromHour', { time: entry.starts }) : t('calendar.days', { count, number: inWords(t, count) })
    return (
      <p className="slot-time">
        {formatBriefRange(entry.startsOn, entry.endsOn, locale)}
        <small>{entry.timing === 'window' ? t(entry.endsOn < today ? 'calendar.dayUnknown' : 'calendar.noDay') : days}</small>
      </p>
    )
  }
  if (!entry.starts || !entry.ends) {
    return <p className="slot-time">{entry.timing === 'window' ? t('calendar.noHour') : t('words.allDay')}</p>
  }
  return (
    <p className="slot-time">
      <bdi dir="ltr">{formatTimeRange(entry.starts, entry.ends)}</bdi>
      {entry.elsewhere ? (
        <small>
          <Elsewhere time={entry.elsewhere} />
        </small>
      ) : null}
    </p>
  )
}

/** One engagement on its day. */
export function AgendaSlot({ entry }: { entry: Entry }) {
  return (
    <div className={entry.status === 'cancelled' ? 'slot slot-cancelled' : 'slot'}>
      <SlotTime entry={entry} />
      <div className="slot-what">
        <Link to={engagementPath(entry)} {...useMoving()(entry)}>
          <bdi>{entry.title}</bdi>
        </Link>
        <EngagementMarks entry={entry} />
      </div>
    </div>
  )
}

/** A day with its name in the margin. `heading` is the level that keeps the page's headings in order. */
export function AgendaDayRow({
  date,
  heading: Heading,
  month = false,
  children,
}: {
  date: string
  heading: 'h2' | 'h3'
  month?: boolean
  children: ReactNode
}) {
  const t = useT()
  const { locale, today } = useReader()
  const isToday = date === today
  const monthName = formatDate(date, locale, 'brief').replace(/^\d+ /, '')
  return (
    <div className={isToday ? 'day day-today' : 'day'}>
      <Heading className="day-name">
        <b>{Number(date.slice(8))}</b> {formatWeekday(weekdayOf(date), locale, 'short')}
        {month ? <span>{monthName}</span> : null}
        {isToday ? <span>{t('calendar.isToday')}</span> : null}
      </Heading>
      <div>{children}</div>
    </div>
  )
}

type AgendaDaysProps = {
  days: AgendaDay[]
  observances: Record<string, Observance[]>
  /** What external calendars have on each day. */
  outside?: Record<string, LayerEvent[]>
  heading: 'h2' | 'h3'
  /** Leads to the whole of a day that was cut. */
  dayPath: (date: string) => string
}

/** Days with their engagements, one beneath the other, and what countries and communities keep on them. */
export function AgendaDays({ days, observances, outside, heading, dayPath }: AgendaDaysProps) {
  const t = useT()
  const { locale } = useReader()
  return (
    <div>
      {days.map((day, index) => (
        <AgendaDayRow key={day.date} date={day.date} heading={heading} month={day.date.slice(0, 7) !== days[index - 1]?.date.slice(0, 7)}>
          <Observances kept={observances[day.date]} className="observance" />
          {day.entries.map((entry) => (
            <AgendaSlot key={entry.id} entry={entry} />
          ))}
          {outside?.[day.date]?.map((event) => (
            <LayerSlot key={event.id} event={event} />
          ))}
          {day.more > 0 ? (
            <p>
              <Link className="more more-wide" to={dayPath(day.date)}>
                {t('calendar.more', { count: day.more })} {t('calendar.moreOn', { date: formatDate(day.date, locale, 'plain') })}
              </Link>
            </p>
          ) : null}
        </AgendaDayRow>
      ))}
    </div>
  )
}
