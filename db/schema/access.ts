import { sql } from 'drizzle-orm'
import { index, pgTable, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, oneOf, words } from './columns.ts'
import { members } from './members.ts'
import { writePolicies } from './policies.ts'

/**
 * Who sees a record whatever its level: our participants (kept by a trigger on participants) and the people named on it.
 * Narrow on purpose: every visible_* view looks into it.
 */
export const recordAccess = pgTable(
  'record_access',
  {
    id: identity().default(sql`gen_random_uuid()`),
    recordId: uuid('record_id').notNull(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    reason: words(['participant', 'named']).notNull(),
  },
  (table) => [
    unique('record_access_once').on(table.recordId, table.memberId, table.reason),
    index('record_access_member').on(table.memberId),
    oneOf('record_access_reason', table.reason, ['participant', 'named']),
    ...writePolicies({
      read: sql`can_see_record(${table.recordId})`,
      insert: sql`${table.reason} = 'named' and can_write_record(${table.recordId})`,
      update: sql`false`,
      result: sql`false`,
      remove: sql`${table.reason} = 'named' and can_write_record(${table.recordId})`,
    }),
  ],
).enableRLS()
