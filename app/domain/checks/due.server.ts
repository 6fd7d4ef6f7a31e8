import { type SQL, sql } from 'drizzle-orm'
import { rowsPerPage } from '#app/lib/paging.ts'
import type { Level } from '#db/schema/words.ts'
import { type Actor, canWrite } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

export type DueFilter = { ours: boolean; page: number }

type DueRow = {
  kind: 'organisation' | 'contact' | 'representation'
  id: string
  recordId: string
  name: string
  organisation: string | null
  level: Level
  deskId: string
  /** ISO 8601 in UTC; null: never checked. */
  at: string | null
  by: string | null
  dueOn: string
}

/** `checks`: whether the actor may say that it is still right. */
export type DueCheck = Omit<DueRow, 'deskId'> & { checks: boolean }

type DuePage = { total: number; page: number; rows: DueCheck[] }

/** What was never checked is due a year after it was added; a representation that is over is not asked about any more. */
const everything = (today: string): SQL => sql`
  with last as materialized (
    select distinct on (k.organisation_id, k.contact_id, k.representation_id)
      k.organisation_id, k.contact_id, k.representation_id, k.at, k.member_id, k.due_on
    from visible_checks k order by k.organisation_id, k.contact_id, k.representation_id, k.at desc, k.id desc
  ),
  known as (
    select 'organisation' as kind, o.id, o.id as record_id, o.name, null as organisation, o.level, o.desk_id, o.created_at, l.at, l.member_id, l.due_on
      from visible_organisations o left join last l on l.organisation_id = o.id
    union all
    select 'contact', c.id, c.id, c.name, null, c.level, c.desk_id, c.created_at, l.at, l.member_id, l.due_on
      from visible_contacts c left join last l on l.contact_id = c.id and l.representation_id is null
      where c.erased_at is null
    union all
    select 'representation', r.id, c.id, c.name, o.name, c.level, c.desk_id, c.created_at, l.at, l.member_id, l.due_on
      from visible_representations r
      join visible_contacts c on c.id = r.contact_id and c.erased_at is null
      join visible_organisations o on o.id = r.organisation_id
      left join last l on l.representation_id = r.id
      where r.until_on is null or r.until_on >= ${today}::date
  ),
  due as materialized (
    select known.*, coalesce(due_on, (created_at + interval '1 year')::date) as since from known
    where coalesce(due_on, (created_at + interval '1 year')::date) <= ${today}::date
  )`

/** One page of what the actor may know whose check is due, the longest overdue first; `total` counts all that fit the filter. */
export async function dueChecks(db: ActorDb, actor: Actor, filter: DueFilter, today: string): Promise<DuePage> {
  const { ours, page } = filter
  const desks = `{${actor.deskIds.join(',')}}`
  const fitting = ours ? sql`due.desk_id = any(${desks}::uuid[])` : sql`true`
  const rows = await db.select({ row: sql<(DueRow & { total: number }) | null>`row_to_json(t)` }).from(
    sql`(${everything(today)}
        select due.kind, due.id, due.record_id as "recordId", due.name, due.organisation, due.level, due.desk_id as "deskId",
          to_char(due.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, m.name as by,
          to_char(due.since, 'YYYY-MM-DD') as "dueOn", count(*) over ()::int as total
        from due left join visible_members m on m.id = due.member_id
        where ${fitting} order by due.since, lower(due.name), due.id limit ${rowsPerPage} offset ${(page - 1) * rowsPerPage}) t`,
  )
  const found = rows.flatMap(({ row }) => row ?? [])
  if (found.length === 0 && page > 1) return dueChecks(db, actor, { ...filter, page: 1 }, today)
  const writes = canWrite(actor)
  return {
    page,
    total: found[0]?.total ?? 0,
    rows: found.map(({ total: _, deskId, ...row }) => ({ ...row, checks: writes && actor.deskIds.includes(deskId) })),
  }
}
