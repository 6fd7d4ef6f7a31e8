import { sql } from 'drizzle-orm'
import { date, index, pgPolicy, pgTable, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, oneOf, words } from './columns.ts'
import { me } from './conditions.ts'
import { members } from './members.ts'
import { writePolicies } from './policies.ts'
import { gateRole } from './roles.ts'
import { noticeKinds } from './words.ts'

/**
 * What members are reminded of, one row a member, kind, record and day or moment it is due: made once, whoever makes it and however often. It
 * holds no words: those are drawn when it is read, with the reader's rights of that moment.
 */
export const notices = pgTable(
  'notices',
  {
    id: identity(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    kind: words(noticeKinds).notNull(),
    recordId: uuid('record_id').notNull(),
    /** Of the record, never of the reader's zone; what is due on a date is due at its midnight in UTC. A record that moves makes another notice. */
    dueAt: instant('due_at').notNull(),
    madeAt: madeAt('made_at'),
    readAt: instant('read_at'),
    /** Since when it is no longer so, of kinds that only the job can tell. */
    settledAt: instant('settled_at'),
  },
  (table) => [
    oneOf('notices_kind', table.kind, noticeKinds),
    unique('notices_once').on(table.memberId, table.kind, table.recordId, table.dueAt),
    index('notices_unread').on(table.memberId, table.madeAt).where(sql`${table.readAt} is null and ${table.settledAt} is null`),
    ...writePolicies({
      read: sql`${table.memberId} = ${me}`,
      insert: sql`false`,
      update: sql`${table.memberId} = ${me}`,
      result: sql`${table.memberId} = ${me}`,
      remove: sql`false`,
    }),
    pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` }),
  ],
).enableRLS()

/** How far the job is with each member. */
export const reminded = pgTable(
  'reminded',
  {
    memberId: uuid('member_id')
      .primaryKey()
      .references(() => members.id),
    /** The member's own day on which late contacts were last looked for. */
    contactsOn: date('contacts_on'),
  },
  () => [pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` })],
).enableRLS()
