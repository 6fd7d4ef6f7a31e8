import { Link } from '@remix-run/react'
import type { GridLayer } from '#app/domain/calendar/grid-view.ts'
import type { Layer, LayerEvent } from '#app/domain/calendar/layers.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatBriefRange, formatDate, formatTimeRange } from '#app/lib/format-dates.ts'

const inCell = 2

/** The name of an event that others keep, and for those who do not see the colour, whose it is. */
function Title({ event, starts }: { event: LayerEvent; starts: string | null }) {
  const t = useT()
  return (
    <>
      {starts ? <time>{starts}</time> : null} <bdi>{event.title || t('layers.untitled')}</bdi>
      <span className="vh">
        , <bdi>{event.layer.name}</bdi>
      </span>
    </>
  )
}

const hintOf = ({ layer, title, place }: LayerEvent) => [layer.name, title, place].filter(Boolean).join(' · ')

/** What external calendars have on a day of a month: a few lines, and the way to all of them. */
export function LayerLines(props: { events: readonly LayerEvent[] | undefined; date: string; path: string; alone: boolean }) {
  const { events, date, path, alone } = props
  const t = useT()
  const { locale } = useReader()
  if (!events?.length) return null
  const shown = events.length > inCell + 1 ? events.slice(0, inCell) : events
  const more = events.length - shown.length
  return (
    <ul className={alone ? 'layers layers-alone' : 'layers'}>
      {shown.map((event) => (
        <li key={event.id} className={`layer layer-${event.layer.colour}`} title={hintOf(event)}>
          <Title event={event} starts={event.startsOn === date ? event.starts : null} />
        </li>
      ))}
      {more > 0 ? (
        <li>
          <Link className="more" to={path}>
            {t('layers.more', { count: more })}
            <span className="vh"> {t('calendar.moreOn', { date: formatDate(date, locale, 'plain') })}</span>
          </Link>
        </li>
      ) : null}
    </ul>
  )
}

/** Above a column of hours: what lasts the whole day there, or found no room beside engagements. */
export function LayerAside({ events, column }: { events: readonly LayerEvent[]; column: number }) {
  if (events.length === 0) return null
  return (
    <ul className={`layers hours-aside at-${column}`}>
      {events.map((event) => (
        <li key={event.id} className={`layer layer-${event.layer.colour}`} title={hintOf(event)}>
          <Title event={event} starts={event.starts} />
        </li>
      ))}
    </ul>
  )
}

/** An event that others keep, in its column of hours. */
export function LayerBlock({ item }: { item: GridLayer }) {
  const { event, fromBefore, goesOn } = item
  const cut = `${fromBefore ? ' cut-before' : ''}${goesOn ? ' cut-after' : ''}${item.length < 4 ? ' brief' : ''}`
  return (
    <li className={`q-${item.quarter} len-${item.length} lane-${item.lane} of-${item.of}`}>
      <div className={`layer layer-block layer-${event.layer.colour}${cut}`} title={hintOf(event)}>
        <Title event={event} starts={event.starts} />
        {event.place ? <small>{event.place}</small> : null}
      </div>
    </li>
  )
}

/** The same on its day in a list. */
export function LayerSlot({ event }: { event: LayerEvent }) {
  const t = useT()
  const { locale } = useReader()
  const { startsOn, endsOn, starts, ends, layer } = event
  return (
    <div className="slot slot-layer">
      <p className="slot-time">
        {startsOn < endsOn ? (
          formatBriefRange(startsOn, endsOn, locale)
        ) : starts && ends ? (
          <bdi dir="ltr">{formatTimeRange(starts, ends)}</bdi>
        ) : (
          t('words.allDay')
        )}
      </p>
      <div className="slot-what">
        <bdi>{event.title || t('layers.untitled')}</bdi>
        <p className="slot-note">
          <span className={`layer-name layer-${layer.colour}`}>
            <bdi>{layer.name}</bdi>
          </span>
          {event.place ? <bdi>{event.place}</bdi> : null}
        </p>
      </div>
    </div>
  )
}

/** Which colour is whose. */
export function LayerLegend({ layers }: { layers: Layer[] }) {
  const t = useT()
  const on = layers.filter((layer) => layer.on)
  if (on.length === 0) return null
  return (
    <dl>
      <dt>{t('layers.title')}</dt>
      {on.map((layer) => (
        <dd key={layer.id} className={`layer-name layer-${layer.colour}`}>
          <bdi>{layer.name}</bdi>
        </dd>
      ))}
    </dl>
  )
}
