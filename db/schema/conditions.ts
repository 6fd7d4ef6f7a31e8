import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

// Sub-selects, because a bare current_setting() is evaluated once per row, a sub-select once per query.
export const me = sql`(select nullif(current_setting('gezant.member', true), '')::uuid)`
export const myRole = sql`(select current_setting('gezant.role', true))`
// The cast stands outside the sub-select, so that "= any" sees an array and not a set of rows.
export const myDesks = sql`(select nullif(current_setting('gezant.desks', true), ''))::uuid[]`

type Leveled = { id: AnyPgColumn; level: AnyPgColumn; deskId: AnyPgColumn }

/** Someone takes part in, or is named on, the record. */
export const accessTo = (record: SQL | AnyPgColumn): SQL =>
  sql`exists (select 1 from record_access a where a.record_id = ${record} and a.member_id = ${me})`

export const takesPartIn = (engagement: SQL | AnyPgColumn): SQL =>
  sql`exists (select 1 from record_access a where a.record_id = ${engagement} and a.member_id = ${me} and a.reason = 'participant')`

/** The table of levels in docs/visibility.md, from cheap to dear: level, desk and role, then one look into record_access. */
export const visibleRecord = (table: Leveled, access: SQL = accessTo(table.id)): SQL =>
  sql`${me} is not null and (${table.level} in ('public', 'internal') or (${table.level} = 'confidential' and (${table.deskId} = any(${myDesks}) or ${myRole} = 'manager')) or ${access})`

/** One of many ids, as one value: a list of a thousand values takes longer to write and to plan than to look up. */
export const among = (column: AnyPgColumn, ids: readonly string[]): SQL => sql`${column} = any(${`{${ids.join(',')}}`}::uuid[])`
