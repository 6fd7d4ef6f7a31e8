import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, date, index, pgPolicy, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, oneOf, words } from './columns.ts'
import { me } from './conditions.ts'
import { members } from './members.ts'
import { messages } from './messages.ts'
import { ownPolicies, writePolicies } from './policies.ts'
import { gateRole } from './roles.ts'
import { noticeKinds, noticeWays } from './words.ts'

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
    /** How the member wished to hear of it when it was made. */
    way: words(noticeWays).notNull().default('app'),
    madeAt: madeAt('made_at'),
    readAt: instant('read_at'),
    /** Since when it is no longer so, of kinds that only the job can tell. */
    settledAt: instant('settled_at'),
    /** The message that tells of it. */
    messageId: uuid('message_id').references(() => messages.id, { onDelete: 'set null' }),
  },
  (table) => [
    oneOf('notices_kind', table.kind, noticeKinds),
    oneOf('notices_way', table.way, noticeWays),
    unique('notices_once').on(table.memberId, table.kind, table.recordId, table.dueAt),
    index('notices_unread').on(table.memberId, table.madeAt).where(sql`${table.readAt} is null and ${table.settledAt} is null`),
    index('notices_to_mail')
      .on(table.memberId)
      .where(sql`${table.way} in ('mail', 'digest') and ${table.messageId} is null and ${table.readAt} is null`),
    index('notices_message').on(table.messageId),
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
    /** The member's own day of the last digest. */
    digestedOn: date('digested_on'),
  },
  () => [pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` })],
).enableRLS()

/** How a member wishes to hear of a kind; without a row in the inbox alone. */
export const noticeChoices = pgTable(
  'notice_choices',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    kind: words(noticeKinds).notNull(),
    way: words(noticeWays).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.kind] }),
    oneOf('notice_choices_kind', table.kind, noticeKinds),
    oneOf('notice_choices_way', table.way, noticeWays),
    ...ownPolicies(table.memberId),
    pgPolicy('gate_reads', { for: 'select', to: gateRole, using: sql`true` }),
  ],
).enableRLS()

const clockTime = (name: string, column: AnyPgColumn) => check(name, sql`${column} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`)

/** At what time, 'HH:MM' on the member's own clocks, the digest comes, and between which times no other mail does. */
export const noticeTimes = pgTable(
  'notice_times',
  {
    memberId: uuid('member_id')
      .primaryKey()
      .references(() => members.id),
    digestAt: text('digest_at').notNull(),
    quietFrom: text('quiet_from'),
    quietUntil: text('quiet_until'),
  },
  (table) => [
    clockTime('notice_times_digest', table.digestAt),
    clockTime('notice_times_quiet_from', table.quietFrom),
    clockTime('notice_times_quiet_until', table.quietUntil),
    check('notice_times_quiet', sql`(${table.quietFrom} is null) = (${table.quietUntil} is null)`),
    ...ownPolicies(table.memberId),
    pgPolicy('gate_reads', { for: 'select', to: gateRole, using: sql`true` }),
  ],
).enableRLS()
