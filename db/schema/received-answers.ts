import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, oneOf, words } from './columns.ts'
import { me } from './conditions.ts'
import { contacts } from './contacts.ts'
import { engagements } from './engagements.ts'
import { members } from './members.ts'
import { writePolicies } from './policies.ts'
import { answerMethods, answerOutcomes, answerParts, answerReasons } from './words.ts'

/** A time as forms say it. */
export type ProposedTime = {
  timing: 'timed' | 'all-day'
  zone: string
  startsOn: string
  endsOn: string
  startsTime?: string | undefined
  endsTime?: string | undefined
  startsFold?: '0' | '1' | undefined
  endsFold?: '0' | '1' | undefined
}

/** What came back to invitations to an engagement, each answer once, with what became of it. Of what it said only the comment is kept. */
export const receivedAnswers = pgTable(
  'received_answers',
  {
    id: identity(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    /** Whose invitation it answers; neither when the address was not invited. */
    contactId: uuid('contact_id').references(() => contacts.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id').references(() => members.id),
    address: text().notNull(),
    sentBy: text('sent_by'),
    method: words(answerMethods).notNull(),
    part: words(answerParts).notNull(),
    sequence: integer().notNull(),
    /** When it was given, as the program that sent it says. */
    stampedAt: instant('stamped_at').notNull(),
    comment: text(),
    proposed: jsonb().$type<ProposedTime>(),
    /** Tells whether the same came in before. */
    digest: text().notNull(),
    outcome: words(answerOutcomes).notNull(),
    reason: words(answerReasons),
    receivedBy: uuid('received_by')
      .notNull()
      .references(() => members.id),
    receivedAt: madeAt('received_at'),
    takenBy: uuid('taken_by').references(() => members.id),
  },
  (table) => [
    unique('received_answers_once').on(table.engagementId, table.digest),
    check('received_answers_one_person', sql`num_nonnulls(${table.contactId}, ${table.memberId}) <= 1`),
    check('received_answers_reason', sql`(${table.outcome} = 'applied') = (${table.reason} is null)`),
    check('received_answers_taken', sql`(${table.outcome} = 'taken') = (${table.takenBy} is not null)`),
    oneOf('received_answers_method', table.method, answerMethods),
    oneOf('received_answers_part', table.part, answerParts),
    oneOf('received_answers_outcome', table.outcome, answerOutcomes),
    oneOf('received_answers_reason_word', table.reason, answerReasons),
    index('received_answers_contact').on(table.contactId),
    index('received_answers_member').on(table.memberId),
    ...writePolicies({
      read: sql`can_see_engagement(${table.engagementId})`,
      insert: sql`${table.receivedBy} = ${me} and ${table.outcome} <> 'taken' and can_write_engagement(${table.engagementId})`,
      update: sql`${table.outcome} = 'shown' and can_write_engagement(${table.engagementId})`,
      result: sql`${table.outcome} = 'taken' and ${table.takenBy} = ${me} and can_write_engagement(${table.engagementId})`,
      remove: sql`false`,
    }),
  ],
).enableRLS()
