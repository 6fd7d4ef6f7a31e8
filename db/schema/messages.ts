import { sql } from 'drizzle-orm'
import { check, index, integer, pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, oneOf, words } from './columns.ts'
import { me, myRole } from './conditions.ts'
import { contacts } from './contacts.ts'
import { engagements } from './engagements.ts'
import { members } from './members.ts'
import { writePolicies } from './policies.ts'
import { gateRole } from './roles.ts'
import { dropReasons, messageKinds, messageLanguages, messageStates } from './words.ts'

/**
 * The outbox: one row is one message to one recipient, written in the transaction of its cause and kept as the record of what was sent. It
 * holds no content: that is made at the moment of sending, and `digest` says whether it is still what was decided on.
 */
export const messages = pgTable(
  'messages',
  {
    id: identity(),
    kind: words(messageKinds).notNull(),
    engagementId: uuid('engagement_id').references(() => engagements.id, { onDelete: 'cascade' }),
    contactId: uuid('contact_id').references(() => contacts.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id').references(() => members.id),
    address: text().notNull(),
    language: words(messageLanguages).notNull(),
    /** The SEQUENCE that the recipient's calendar gets. */
    sequence: integer().notNull().default(0),
    digest: text().notNull(),
    /** The digest of when and where alone: an update that moves them asks for a new answer. */
    meeting: text(),
    causedBy: uuid('caused_by')
      .notNull()
      .references(() => members.id),
    causedAt: madeAt('caused_at'),
    state: words(messageStates).notNull().default('waiting'),
    /** How often it was taken in hand; also tells a sender that another one has taken the message over since. */
    tries: integer().notNull().default(0),
    /** When it is to be tried next; of a message in hand, when its sender is taken for dead. */
    dueAt: madeAt('due_at'),
    sentAt: instant('sent_at'),
    /** What went wrong last: the code a mail server answered, or that of the connection. Never its words. */
    code: text(),
    reason: words(dropReasons),
  },
  (table) => [
    check('messages_one_recipient', sql`num_nonnulls(${table.contactId}, ${table.memberId}) = 1`),
    check('messages_about', sql`(${table.kind} in ('test', 'reminder', 'digest')) = (${table.engagementId} is null)`),
    check('messages_dropped', sql`(${table.state} = 'dropped') = (${table.reason} is not null)`),
    check('messages_sent', sql`(${table.state} = 'sent') = (${table.sentAt} is not null)`),
    check('messages_one_line', sql`${table.address} !~ '[[:space:][:cntrl:]<>,]'`),
    oneOf('messages_kind', table.kind, messageKinds),
    oneOf('messages_language', table.language, messageLanguages),
    oneOf('messages_state', table.state, messageStates),
    oneOf('messages_reason', table.reason, dropReasons),
    index('messages_due').on(table.dueAt).where(sql`${table.state} in ('waiting', 'sending')`),
    index('messages_engagement').on(table.engagementId, table.causedAt),
    index('messages_contact').on(table.contactId),
    index('messages_member').on(table.memberId),
    ...writePolicies({
      read: sql`${table.engagementId} is null or can_see_engagement(${table.engagementId})`,
      insert: sql`${table.causedBy} = ${me} and ${table.state} = 'waiting' and ${table.tries} = 0 and case when ${table.engagementId} is null then ${table.kind} = 'test' and ${myRole} = 'administrator' and ${table.memberId} = ${me} else can_write_engagement(${table.engagementId}) end`,
      update: sql`${table.state} in ('waiting', 'dead', 'dropped') and case when ${table.engagementId} is null then ${myRole} = 'administrator' else can_see_engagement(${table.engagementId}) and (${myRole} = 'administrator' or can_write_engagement(${table.engagementId})) end`,
      result: sql`${table.state} in ('waiting', 'dropped')`,
      remove: sql`false`,
    }),
    pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` }),
    // By itself nothing is written to anybody but members, and to them only in their own name.
    pgPolicy('gate_writes_to_members', {
      as: 'restrictive',
      for: 'insert',
      to: gateRole,
      withCheck: sql`${table.kind} in ('reminder', 'digest') and ${table.memberId} = ${table.causedBy} and ${table.state} = 'waiting' and ${table.tries} = 0`,
    }),
  ],
).enableRLS()
