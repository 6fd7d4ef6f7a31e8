import { Link } from '@remix-run/react'
import type { ProgrammeItem } from '#app/domain/visits/programme-view.ts'
import type { SplitCell, SplitColumn, SplitDay } from '#app/domain/visits/split.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { capital } from './in-words.ts'
import { ItemNotes, ItemSlot, ItemTime, type VisitFrame } from './programme.tsx'

/** A visit's programme with a column for each group and vehicle that goes its own way that day. */
export function ProgrammeSplit({ days, visit, local }: { days: SplitDay[]; visit: VisitFrame; local: string }) {
  return (
    <>
      {days.map((day) => (
        <Day key={day.date} day={day} visit={visit} local={local} />
      ))}
    </>
  )
}

function Day({ day, visit, local }: { day: SplitDay; visit: VisitFrame; local: string }) {
  const t = useT()
  const { locale } = useReader()
  const width = Math.max(day.columns.length, 1)
  return (
    <table className="table by-group">
      <caption id={`day-${day.date}`}>{capital(formatDate(day.date, locale, 'title'))}</caption>
      {day.columns.length > 0 ? (
        <thead>
          <tr>
            {day.columns.map((column) => (
              <th scope="col" key={column.id}>
                <ColumnName column={column} />
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody>
        {day.rows.map((row) => (
          <tr key={row.id}>
            {row.cells.map((cell) => (
              <Cell key={cell.columns[0]?.id ?? 'all'} cell={cell} width={width} visit={visit} local={local} />
            ))}
          </tr>
        ))}
        {day.without ? (
          <tr>
            <td colSpan={width} className="muted">
              {t(`visits.${day.without}`)}
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  )
}

function ColumnName({ column }: { column: SplitColumn }) {
  const t = useT()
  return 'name' in column ? <bdi>{column.name}</bdi> : t('delegation.single')
}

const isForSome = ({ who }: ProgrammeItem): boolean => Boolean(who && who.groups.length + who.people.length > 0)

function Cell({ cell, width, visit, local }: { cell: SplitCell; width: number; visit: VisitFrame; local: string }) {
  const all = cell.columns.length === 0 || cell.columns.length === width
  return (
    <td colSpan={cell.columns.length || 1} className={cell.items.length === 0 ? 'split-empty' : undefined}>
      {all && width > 1 ? null : (
        <p className="split-who">
          {cell.columns.map((column) => (
            <span key={column.id}>
              <ColumnName column={column} />
            </span>
          ))}
        </p>
      )}
      {cell.items.map((item) => (
        <Item
          key={item.id}
          item={item}
          visit={visit}
          local={local}
          named={isForSome(item) && cell.columns.some(({ id }) => id !== 'single')}
        />
      ))}
    </td>
  )
}

/** Under the name of a group no group need be said again; who is named one by one must be. */
function Item({ item, visit, local, named }: { item: ProgrammeItem; visit: VisitFrame; local: string; named: boolean }) {
  const { who, ...rest } = item
  const people = who?.people ?? []
  const shown = named && who ? { ...rest, who: people.length > 0 ? { groups: [], people } : undefined } : item
  return (
    <div className={item.status === 'cancelled' ? 'split-item off' : 'split-item'}>
      <p className="small muted when">
        <ItemTime item={item} />
      </p>
      <p className="what">
        <Link to={`/engagements/${item.id}`}>
          <bdi>{item.title}</bdi>
        </Link>
      </p>
      <p className="slot-note">
        <ItemSlot item={item} local={local} />
      </p>
      <ItemNotes item={shown} visit={visit} place={item.place} />
    </div>
  )
}
