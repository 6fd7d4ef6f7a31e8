import { sql } from 'drizzle-orm'
import { check, date, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, notBlank, oneOf, words } from './columns.ts'
import { me, myDesks, myRole } from './conditions.ts'
import { contacts } from './contacts.ts'
import { desks, members } from './members.ts'
import { organisations } from './organisations.ts'
import { writePolicies } from './policies.ts'
import { handoverSections, levels } from './words.ts'

const member = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => members.id)

/**
 * A member's knowledge going to a successor. It holds who and when; what is in it is asked for as its reader each time. With `deskId`
 * the whole file of that desk goes along.
 */
export const handovers = pgTable(
  'handovers',
  {
    id: identity(),
    leaverId: member('leaver_id'),
    successorId: member('successor_id'),
    deskId: uuid('desk_id').references(() => desks.id),
    lastOn: date('last_on'),
    madeBy: member('made_by'),
    madeAt: madeAt('made_at'),
    /** When the successor signed for the whole. */
    signedAt: instant('signed_at'),
  },
  (table) => {
    const onDesk = sql`exists (select 1 from desk_members d where d.member_id = ${table.leaverId} and d.desk_id = any(${myDesks}))`
    const maker = sql`(${table.leaverId} = ${me} or ${myRole} = 'administrator' or (${myRole} = 'manager' and ${onDesk}))`
    const fileOf = sql`(${table.deskId} is null or exists (select 1 from desk_members d where d.member_id = ${table.leaverId} and d.desk_id = ${table.deskId}))`
    const signer = sql`${table.successorId} = ${me}`
    return [
      check('handovers_of_two', sql`${table.leaverId} <> ${table.successorId}`),
      index('handovers_leaver').on(table.leaverId),
      index('handovers_successor').on(table.successorId),
      index('handovers_maker').on(table.madeBy),
      ...writePolicies({
        read: sql`${me} in (${table.leaverId}, ${table.successorId}, ${table.madeBy})`,
        insert: sql`${table.madeBy} = ${me} and ${table.signedAt} is null and ${maker} and ${fileOf}`,
        update: sql`${signer} and ${table.signedAt} is null`,
        result: sql`${signer} and ${table.signedAt} is not null`,
        remove: sql`${me} in (${table.leaverId}, ${table.madeBy}) and ${table.signedAt} is null`,
      }),
    ]
  },
).enableRLS()

const handover = () =>
  uuid('handover_id')
    .notNull()
    .references(() => handovers.id, { onDelete: 'cascade' })

/** Of one person or organisation, or of the whole. */
const about = () => ({
  contactId: uuid('contact_id').references(() => contacts.id, { onDelete: 'cascade' }),
  organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'cascade' }),
})

type About = { handoverId: unknown; contactId: unknown; organisationId: unknown }

const among = (table: About, whose: ReturnType<typeof sql>) =>
  sql`exists (select 1 from visible_handovers h where h.id = ${table.handoverId} and ${whose})`

const knows = (table: About) =>
  sql`(${table.contactId} is null or can_see_contact(${table.contactId})) and (${table.organisationId} is null or can_see_organisation(${table.organisationId}))`

const giver = sql`${me} in (h.leaver_id, h.made_by)`
const receiver = sql`h.successor_id = ${me}`
const unsigned = sql`h.signed_at is null`

/** What whoever leaves, or made the handover, says to the successor in words of their own. */
export const handoverWords = pgTable(
  'handover_words',
  {
    id: identity(),
    handoverId: handover(),
    ...about(),
    level: words(levels).notNull(),
    body: text().notNull(),
    writtenBy: member('written_by'),
    writtenAt: madeAt('written_at'),
  },
  (table) => {
    const own = sql`${table.writtenBy} = ${me} and ${among(table, giver)}`
    return [
      notBlank('handover_words_body', table.body),
      oneOf('handover_words_level', table.level, levels),
      check('handover_words_about_one', sql`num_nonnulls(${table.contactId}, ${table.organisationId}) <= 1`),
      unique('handover_words_once').on(table.handoverId, table.writtenBy, table.contactId, table.organisationId).nullsNotDistinct(),
      index('handover_words_contact').on(table.contactId),
      index('handover_words_organisation').on(table.organisationId),
      ...writePolicies({ read: own, insert: sql`${own} and ${knows(table)}`, update: own, result: own, remove: own }),
    ]
  },
).enableRLS()

/** A part that the successor ticked off: a section, or one person or organisation. */
export const handoverReceipts = pgTable(
  'handover_receipts',
  {
    id: identity(),
    handoverId: handover(),
    ...about(),
    section: words(handoverSections),
    at: madeAt(),
  },
  (table) => {
    const open = among(table, sql`${receiver} and ${unsigned}`)
    return [
      oneOf('handover_receipts_section', table.section, handoverSections),
      check('handover_receipts_of_one', sql`num_nonnulls(${table.section}, ${table.contactId}, ${table.organisationId}) = 1`),
      unique('handover_receipts_once').on(table.handoverId, table.section, table.contactId, table.organisationId).nullsNotDistinct(),
      index('handover_receipts_contact').on(table.contactId),
      index('handover_receipts_organisation').on(table.organisationId),
      ...writePolicies({
        read: among(table, receiver),
        insert: sql`${open} and ${knows(table)}`,
        update: sql`false`,
        result: sql`false`,
        remove: open,
      }),
    ]
  },
).enableRLS()

/** What the successor asks whoever leaves, and the answer. */
export const handoverQuestions = pgTable(
  'handover_questions',
  {
    id: identity(),
    handoverId: handover(),
    ...about(),
    body: text().notNull(),
    askedAt: madeAt('asked_at'),
    answer: text(),
    answeredBy: uuid('answered_by').references(() => members.id),
    answeredAt: instant('answered_at'),
  },
  (table) => {
    const answers = sql`${among(table, giver)} and ${knows(table)}`
    return [
      notBlank('handover_questions_body', table.body),
      notBlank('handover_questions_answer', table.answer),
      check('handover_questions_about_one', sql`num_nonnulls(${table.contactId}, ${table.organisationId}) <= 1`),
      check('handover_questions_answered', sql`num_nonnulls(${table.answer}, ${table.answeredBy}, ${table.answeredAt}) in (0, 3)`),
      index('handover_questions_handover').on(table.handoverId),
      index('handover_questions_contact').on(table.contactId),
      index('handover_questions_organisation').on(table.organisationId),
      ...writePolicies({
        read: sql`${among(table, sql`true`)}`,
        insert: sql`${among(table, receiver)} and ${table.answer} is null and ${knows(table)}`,
        update: sql`${answers} and ${table.answer} is null`,
        result: sql`${table.answeredBy} = ${me}`,
        remove: sql`false`,
      }),
    ]
  },
).enableRLS()
