import { Link } from '@remix-run/react'
import type { Programme, ProgrammeDay, ProgrammeItem } from '#app/domain/visits/programme-view.ts'
import { slotOf } from '#app/domain/visits/slots.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatBriefRange, formatDate, formatTimeRange } from '#app/lib/format-dates.ts'
import type { Level, Status } from '#db/schema/words.ts'
import { Elsewhere } from './agenda.tsx'
import { LevelBadge, SlotBadge, StatusBadge } from './badges.tsx'
import { draggable, useAwake, useDropDay } from './drag-items.ts'
import { useMoment } from './engagement-marks.tsx'
import { capital } from './in-words.ts'
import { WhoIsIn } from './who-is-in.tsx'

const asides = ['transfer', 'meal', 'reception', 'preparation', 'free']

/** What its items need not say again. */
export type VisitFrame = { id: string; title: string; level: Level; status: Status; organisations: readonly { name: string }[] }

type ProgrammeProps = {
  days: Programme['days']
  visit: VisitFrame
  /** The moment on the clocks of the place, 'YYYY-MM-DDTHH:MM'. */
  local: string
  writes: boolean
  edits: boolean
}

/** A visit's programme, day by day. On paper what the delegation may not read stays out. */
export function ProgrammeTable({ days, visit, local, writes, edits }: ProgrammeProps) {
  const t = useT()
  return (
    <table className="table programme">
      <colgroup>
        <col className="c-time" />
        <col />
        <col className="c-where" />
        <col className="c-slot" />
      </colgroup>
      <thead>
        <tr className="print-row">
          <td colSpan={4}>
            <LevelBadge level={visit.level} /> <bdi>{visit.title}</bdi>
          </td>
        </tr>
        <tr>
          <th scope="col">{t('visits.time')}</th>
          <th scope="col">{t('visits.what')}</th>
          <th scope="col">{t('visits.where')}</th>
          <th scope="col">{t('visits.slot')}</th>
        </tr>
      </thead>
      {days.map((day) => (
        <Day key={day.date} day={day} visit={visit} local={local} writes={writes} edits={edits} />
      ))}
    </table>
  )
}

type DayProps = { day: ProgrammeDay; visit: VisitFrame; local: string; writes: boolean; edits: boolean }

function Day({ day, visit, local, writes, edits }: DayProps) {
  const t = useT()
  const { locale } = useReader()
  const { over, target } = useDropDay(day.date)
  return (
    <tbody {...(edits ? target : {})} className={over ? 'drop' : undefined}>
      <tr>
        <th scope="rowgroup" colSpan={4} id={`day-${day.date}`}>
          {capital(formatDate(day.date, locale, 'title'))}
        </th>
      </tr>
      {day.items.map((item) => (
        <ItemRow key={item.id} item={item} visit={visit} local={local} edits={edits} />
      ))}
      {day.without ? (
        <tr className="free">
          <td className="when" />
          <td className="what">{t(`visits.${day.without}`)}</td>
          <td className="where" />
          <td className="slotcell">
            {writes && day.without === 'free' ? (
              <Link className="small" to={`/engagements/new?visit=${visit.id}&date=${day.date}`}>
                {t('visits.addItem')}
                <span className="vh">, {formatDate(day.date, locale, 'title')}</span>
              </Link>
            ) : null}
          </td>
        </tr>
      ) : null}
    </tbody>
  )
}

function ItemRow({ item, visit, local, edits }: { item: ProgrammeItem; visit: VisitFrame; local: string; edits: boolean }) {
  const t = useT()
  const awake = useAwake()
  const moves = edits && item.status !== 'cancelled'
  const looks = [asides.includes(item.kind) ? 'aside' : '', item.status === 'cancelled' ? 'off' : '', item.handedOut ? '' : 'not-printed']
  return (
    <tr className={looks.filter(Boolean).join(' ') || undefined} id={`item-${item.id}`} {...(moves && awake ? draggable(item) : {})}>
      <td className="when">
        <ItemTime item={item} />
        {item.elsewhere ? (
          <p>
            <Elsewhere time={item.elsewhere} />
          </p>
        ) : null}
      </td>
      <td className="what">
        <Link to={`/engagements/${item.id}`} draggable={false}>
          <bdi>{item.title}</bdi>
        </Link>
        <ItemNotes item={item} visit={visit} />
      </td>
      <td className="where">
        <bdi>{item.place}</bdi>
      </td>
      <td className="slotcell">
        <ItemSlot item={item} local={local} />
        {moves ? (
          <p>
            <Link to={`/engagements/${item.id}/placement`} draggable={false}>
              {t('placements.move')}
              <span className="vh"> {t('visits.placeIn', { title: item.title })}</span>
            </Link>{' '}
            {isForThem(item) ? (
              <Link to={`/engagements/${item.id}/attendance`} draggable={false}>
                {t('delegation.whoseTurn')}
                <span className="vh"> {t('delegation.whoseTurnOf', { title: item.title })}</span>
              </Link>
            ) : null}
          </p>
        ) : null}
      </td>
    </tr>
  )
}

export function ItemTime({ item }: { item: ProgrammeItem }) {
  const t = useT()
  const { locale } = useReader()
  if (item.startsOn < item.endsOn) return <>{formatBriefRange(item.startsOn, item.endsOn, locale)}</>
  if (item.starts && item.ends) return <bdi dir="ltr">{formatTimeRange(item.starts, item.ends)}</bdi>
  return <>{t(item.timing === 'window' ? 'visits.noHour' : 'visits.allDay')}</>
}

const isForThem = ({ oursOnly, kind }: ProgrammeItem): boolean => !oursOnly && kind !== 'preparation'

/** Only what differs from the visit as a whole, and is not in the title, is said. */
export function ItemNotes({
  item,
  visit,
  place,
  status,
}: {
  item: ProgrammeItem
  visit: VisitFrame
  place?: string | null
  status?: Status
}) {
  const t = useT()
  const ours = item.oursOnly || item.kind === 'preparation'
  const title = item.title.toLowerCase()
  const guests = visit.organisations.map(({ name }) => name)
  const withWhom = (item.organisations ?? []).filter((name) => !guests.includes(name) && !title.includes(name.toLowerCase())).join(', ')
  const otherLevel = item.level !== visit.level
  const otherStatus = status !== undefined && status !== visit.status
  if (!ours && !withWhom && !place && !otherLevel && !otherStatus && !item.who) return null
  return (
    <p className="slot-note">
      {item.who ? <WhoIsIn who={item.who} /> : null}
      {withWhom ? <bdi>{withWhom}</bdi> : null}
      {place ? <bdi>{place}</bdi> : null}
      {ours ? <span>{t('visits.oursOnly')}</span> : null}
      {otherStatus ? <StatusBadge status={status} /> : null}
      {otherLevel ? <LevelBadge level={item.level} /> : null}
    </p>
  )
}

/** How firmly an item stands, and until when it is held. */
export function ItemSlot({ item, local }: { item: ProgrammeItem; local: string }) {
  const t = useT()
  const moment = useMoment()
  const slot = slotOf(item)
  if (!slot) return <StatusBadge status={item.status} />
  if (slot !== 'hold' || !item.holdUntil) return <SlotBadge slot={slot} />
  const key = item.holdUntil <= local ? 'holdRanOut' : 'holdUntil'
  return <SlotBadge slot={slot} note={t(`visits.${key}`, { moment: moment(item.holdUntil) })} />
}

/** Talks that have no day yet, each with the way to give it one. */
export function WithoutDay({ items, visit, edits }: { items: ProgrammeItem[]; visit: VisitFrame; edits: boolean }) {
  const t = useT()
  const awake = useAwake()
  return (
    <ul className="list">
      {items.map((item) => (
        <li
          key={item.id}
          id={`item-${item.id}`}
          className={item.handedOut ? 'window-item' : 'window-item not-printed'}
          {...(edits && awake ? draggable(item) : {})}
        >
          <div>
            <Link className="plain strong" to={`/engagements/${item.id}`} draggable={false}>
              <bdi>{item.title}</bdi>
            </Link>
            <ItemNotes item={item} visit={visit} place={item.place} status={item.status} />
          </div>
          {edits && item.status !== 'cancelled' ? (
            <Link className="btn btn-small" to={`/engagements/${item.id}/placement`} draggable={false}>
              {t('visits.place')}
              <span className="vh"> {t('visits.placeIn', { title: item.title })}</span>
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
