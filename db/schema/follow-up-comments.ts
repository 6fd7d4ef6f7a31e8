import { sql } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { identity, madeAt, notBlank } from './columns.ts'
import { me } from './conditions.ts'
import { followUps } from './follow-ups.ts'
import { members } from './members.ts'
import { writePolicies } from './policies.ts'

/** What was said about a follow-up on the way; seen by whoever sees it, written by whoever may change it, and never changed. */
export const followUpComments = pgTable(
  'follow_up_comments',
  {
    id: identity(),
    followUpId: uuid('follow_up_id')
      .notNull()
      .references(() => followUps.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    at: madeAt(),
    body: text().notNull(),
  },
  (table) => [
    notBlank('follow_up_comments_body', table.body),
    index('follow_up_comments_follow_up').on(table.followUpId),
    ...writePolicies({
      read: sql`can_see_record(${table.followUpId})`,
      insert: sql`${table.memberId} = ${me} and can_see_record(${table.followUpId})`,
      update: sql`false`,
      result: sql`false`,
      remove: sql`false`,
    }),
  ],
).enableRLS()
