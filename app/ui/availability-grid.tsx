import { Link } from '@remix-run/react'
import type { GridDay, GridRow, Stretch } from '#app/domain/availability/grid.ts'
import type { Availability } from '#app/domain/availability/page.server.ts'
import { type Translate, useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate, formatTimeRange } from '#app/lib/format-dates.ts'
import { cityOf } from '#app/lib/zones.ts'
import { capital } from './in-words.ts'
import { Observances } from './observances.tsx'
import { Section } from './page.tsx'

type Day = Availability['days'][number]

/** Who is taken when, day by day: a bar for the eye, and beneath it the hours in words, no more of them than the reader may know. */
export function AvailabilityGrid({ times, zone }: { times: Availability; zone: string }) {
  const t = useT()
  const { days, observances } = times
  if (days.length === 0) return null
  return (
    <Section
      id="hours"
      title={t('availability.gridTitle')}
      aside={<p className="muted">{t('availability.inZone', { city: cityOf(zone) })}</p>}
    >
      <table className="table taken">
        <caption className="vh">{t('availability.gridCaption')}</caption>
        <colgroup>
          <col className="taken-who" />
          <col />
        </colgroup>
        <thead className="vh">
          <tr>
            <th scope="col">{t('availability.who')}</th>
            <th scope="col">{t('availability.when')}</th>
          </tr>
        </thead>
        {days.map((day) => (
          <tbody key={day.date}>
            <DayHead day={day} kept={observances[day.date]} />
            {day.rows.map((row) => (
              <tr key={`${row.kind} ${row.id}`}>
                <th scope="row">
                  <bdi>{row.name}</bdi>
                </th>
                <td>
                  <Bar day={day} row={row} />
                  <Told row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Section>
  )
}

function DayHead({ day, kept }: { day: Day; kept: Parameters<typeof Observances>[0]['kept'] }) {
  const t = useT()
  const { locale } = useReader()
  return (
    <tr className="taken-day">
      <th scope="rowgroup">{capital(formatDate(day.date, locale, 'day'))}</th>
      <td>
        <svg className="taken-ticks" aria-hidden="true">
          {day.ticks.map(({ at, time }) => (
            <text key={at} x={`${at}%`} y="11">
              {time.slice(0, 2)}
            </text>
          ))}
        </svg>
        {day.closed ? <span className="small muted">{t('availability.closed')} </span> : null}
        <Observances kept={kept} className="small muted" />
        <span className="vh">{day.free.map(({ slot }) => t('availability.freeFrom', { time: slot.slice(11) })).join(' ')}</span>
      </td>
    </tr>
  )
}

function Bar({ day, row }: { day: GridDay; row: GridRow }) {
  return (
    <svg className="taken-bar" aria-hidden="true">
      <rect className="taken-open" width="100%" height="100%" />
      {day.ticks.map(({ at }) => (
        <line key={at} x1={`${at}%`} x2={`${at}%`} y1="0" y2="100%" />
      ))}
      {row.stretches.map((one) => (
        <rect
          key={`${one.at} ${one.width} ${'id' in one.by ? one.by.id : one.by.desk}`}
          className={'id' in one.by ? 'taken-seen' : 'taken-unseen'}
          x={`${one.at}%`}
          width={`${one.width}%`}
          height="100%"
        />
      ))}
      {day.free.map(({ at, width }) => (
        <rect key={at} className="taken-free" x={`${at}%`} width={`${width}%`} height="100%" />
      ))}
    </svg>
  )
}

const sayHours = (t: Translate, { hours }: Stretch) => (hours ? formatTimeRange(hours.starts, hours.ends) : t('availability.allHours'))

function Told({ row }: { row: GridRow }) {
  const t = useT()
  if (row.stretches.length === 0) return <span className="small muted">{t('availability.free')}</span>
  return (
    <ul className="taken-told small">
      {row.stretches.map((one) => (
        <li key={`${one.at} ${one.width} ${'id' in one.by ? one.by.id : one.by.desk}`}>
          <span className="nowrap muted">{sayHours(t, one)}</span> <By stretch={one} place={row.kind === 'place'} />
        </li>
      ))}
    </ul>
  )
}

function By({ stretch: { by }, place }: { stretch: Stretch; place: boolean }) {
  const t = useT()
  if ('id' in by) {
    return (
      <Link to={`/engagements/${by.id}`}>
        <bdi>{by.title}</bdi>
      </Link>
    )
  }
  const word = t(place ? 'availability.taken' : 'availability.busy')
  return <span>{by.desk ? t('availability.ask', { word, desk: by.desk }) : word}</span>
}
