import '#app/i18n/of-pages.ts'
import { Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type ListColumn, type ListOf, type ListOrder, listSorts, usualColumns } from '#app/domain/lists/columns.ts'
import type { When } from '#app/domain/lists/rows.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import type { Level } from '#db/schema/words.ts'
import { engagementPath } from './engagement-path.ts'
import { RowLink, useFollowing } from './row-link.tsx'
import { sayMoment } from './say-moment.ts'
import { TickAll } from './tick-all.tsx'
import { Strict } from './timeline-entry.tsx'

export const chosenForm = 'chosen'

type Props = { list: ListOf; label: string; count: string; columns: readonly ListColumn[]; order: ListOrder; children: ReactNode }

/** A list of organisations or contacts: who, and what the reader wishes to see of them. Its rows can be ticked. */
export function Roster({ list, label, count, columns, order, children }: Props) {
  const t = useT()
  const wide = columns.length > usualColumns.length
  return (
    <section className="scroll" aria-label={t('lists.table')} tabIndex={wide ? 0 : undefined}>
      <table className={wide ? 'table roster roster-wide' : 'table roster'} {...useFollowing()}>
        <caption className="small muted">
          <span className="vh">{label}: </span>
          {count}
        </caption>
        <thead>
          <tr>
            <td>
              <TickAll form={chosenForm} />
            </td>
            {(['name', ...columns] as const).map((column) => (
              <Head key={column} list={list} column={column} order={order} />
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

/** The head of a column; where rows can be put in its order it leads there, and back to front when they are. */
function Head({ list, column, order }: { list: ListOf; column: 'name' | ListColumn; order: ListOrder }) {
  const t = useT()
  const [search] = useSearchParams()
  const word = t(`lists.column.${column}`)
  if (!listSorts[list].some((sort) => sort === column)) return <th scope="col">{word}</th>
  const here = order.sort === column
  const query = new URLSearchParams(search)
  for (const name of ['page', 'order', 'sort']) query.delete(name)
  if (column !== 'name') query.set('sort', column)
  if (here && !order.descending) query.set('order', 'desc')
  return (
    <th scope="col" aria-sort={here ? (order.descending ? 'descending' : 'ascending') : undefined}>
      <Link className="plain" to={`?${query}`} preventScrollReset>
        {word}
        {here ? <span aria-hidden="true">{order.descending ? ' ↓' : ' ↑'}</span> : null}
      </Link>
    </th>
  )
}

/** The box to tick a row with. */
export function RosterTick({ id, name }: { id: string; name: string }) {
  const t = useT()
  return (
    <td className="roster-tick">
      <label className="choose">
        <input type="checkbox" name="ids" value={id} form={chosenForm} aria-label={t('lists.tick', { name })} />
      </label>
    </td>
  )
}

export function RosterName(props: {
  to: `/${string}`
  name: string
  original: { name: string; language: string | null } | undefined
  level: Level
  notes: (string | null | undefined)[]
}) {
  const { original } = props
  return (
    <th scope="row">
      <RowLink className="plain" to={props.to}>
        <bdi>{props.name}</bdi>
      </RowLink>
      {original ? (
        <>
          {' '}
          <bdi className="muted roster-original" lang={original.language ?? undefined}>
            {original.name}
          </bdi>
        </>
      ) : null}
      <p className="slot-note">
        {props.notes.filter(Boolean).map((note) => (
          <bdi key={note}>{note}</bdi>
        ))}
        <Strict level={props.level} />
      </p>
    </th>
  )
}

export function MomentCell({ moment }: { moment: When | undefined }) {
  const t = useT()
  const reader = useReader()
  if (!moment) return <td className="muted">{t('timeline.none')}</td>
  const { day, away } = sayMoment(moment, reader, 'short')
  return (
    <td>
      <RowLink className="plain" to={engagementPath(moment)}>
        {day}
      </RowLink>
      <p className="small muted">{t('timeline.kindWhen', { kind: t(`words.kind.${moment.kind}`), when: away })}</p>
    </td>
  )
}
