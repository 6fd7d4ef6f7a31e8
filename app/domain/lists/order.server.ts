import { asc, desc, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { levels } from '#db/schema/words.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { momentsOf } from '../timeline/moments.server.ts'
import { type ListOrder, mostByMoment } from './columns.ts'

/** What comes first; rows without a value stand last either way. */
export const inOrder = (value: SQL | AnyPgColumn, descending: boolean): SQL =>
  descending ? sql`${desc(sql`${value}`)} nulls last` : sql`${asc(sql`${value}`)} nulls last`

export const deskName = (deskId: AnyPgColumn): SQL => sql`(select lower(d.name) from desks d where d.id = ${deskId})`

export const strictness = (level: AnyPgColumn): SQL =>
  sql`array_position(array[${sql.join(
    levels.map((each) => sql`${each}`),
    sql`, `,
  )}]::text[], ${level}::text)`

export const byName = { sort: 'name', descending: false } as const

type Read<Order> = (order: Order, limit: number, offset: number) => Promise<string[]>

/**
 * The records of one page of a list that `read` puts in order. By the last or next contact, which is worked out for each record, those without
 * one stand last, and a long list stands by name instead: then it is `unsorted`.
 */
export async function idsOfPage<Order extends ListOrder>(
  db: ActorDb,
  of: 'organisation' | 'contact',
  order: Order | typeof byName,
  { page, size }: { page: number; size: number },
  now: Date,
  read: Read<Order>,
): Promise<{ ids: string[]; unsorted: boolean }> {
  const from = (page - 1) * size
  const { sort, descending } = order
  if (sort !== 'last' && sort !== 'next') return { ids: await read(order as Order, size, from), unsorted: false }
  const ids = await read(byName as Order, mostByMoment + 1, 0)
  if (ids.length > mostByMoment) return { ids: await read(byName as Order, size, from), unsorted: true }
  const moments = await momentsOf(db, of, ids, now)
  const day = (id: string) => moments.get(id)?.[sort]?.on
  const [known, unknown] = [ids.filter((id) => day(id)), ids.filter((id) => !day(id))]
  const sorted = known.toSorted((a, b) => (day(a) ?? '').localeCompare(day(b) ?? ''))
  return { ids: [...(descending ? sorted.toReversed() : sorted), ...unknown].slice(from, from + size), unsorted: false }
}
