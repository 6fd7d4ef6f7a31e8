import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, pgTable, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, madeAt } from './columns.ts'
import { me, myDesks, myRole } from './conditions.ts'
import { followUps } from './follow-ups.ts'
import { members } from './members.ts'
import { writePolicies } from './policies.ts'

const mayChange = (followUp: AnyPgColumn): SQL =>
  sql`exists (select 1 from visible_follow_ups f where f.id = ${followUp} and (f.owner_id = ${me} or (${myRole} in ('officer', 'manager') and f.desk_id = any(${myDesks}))))`

/** Who lends the owner of a follow-up a hand: they may see it without this, as a trigger makes sure, and may say something about it and tick it off by it. */
export const followUpHelpers = pgTable(
  'follow_up_helpers',
  {
    id: identity(),
    followUpId: uuid('follow_up_id')
      .notNull()
      .references(() => followUps.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    addedAt: madeAt('added_at'),
  },
  (table) => [
    unique('follow_up_helpers_once').on(table.followUpId, table.memberId),
    index('follow_up_helpers_member').on(table.memberId),
    ...writePolicies({
      read: sql`can_see_record(${table.followUpId})`,
      insert: mayChange(table.followUpId),
      update: sql`false`,
      result: sql`false`,
      remove: sql`${table.memberId} = ${me} or ${mayChange(table.followUpId)}`,
    }),
  ],
).enableRLS()

/** One follow-up waits for another to be done; never in a circle, which a trigger refuses. */
export const followUpWaits = pgTable(
  'follow_up_waits',
  {
    id: identity(),
    followUpId: uuid('follow_up_id')
      .notNull()
      .references(() => followUps.id, { onDelete: 'cascade' }),
    waitsForId: uuid('waits_for_id')
      .notNull()
      .references(() => followUps.id, { onDelete: 'cascade' }),
    addedAt: madeAt('added_at'),
  },
  (table) => [
    unique('follow_up_waits_once').on(table.followUpId, table.waitsForId),
    check('follow_up_waits_other', sql`${table.followUpId} <> ${table.waitsForId}`),
    index('follow_up_waits_for').on(table.waitsForId),
    ...writePolicies({
      read: sql`can_see_record(${table.followUpId})`,
      insert: sql`${mayChange(table.followUpId)} and can_see_record(${table.waitsForId})`,
      update: sql`false`,
      result: sql`false`,
      remove: mayChange(table.followUpId),
    }),
  ],
).enableRLS()
