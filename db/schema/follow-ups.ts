import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, check, date, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { gin, instant, notBlank, oneOf, stems, words } from './columns.ts'
import { me } from './conditions.ts'
import { contacts } from './contacts.ts'
import { engagements } from './engagements.ts'
import { members } from './members.ts'
import { organisations } from './organisations.ts'
import { recordPolicies } from './policies.ts'
import { recordColumns } from './record.ts'
import { commitmentStates, directions, levels, openStages, priorities, repeatUnits } from './words.ts'

/** Orders what goes before others first. */
export const urgency = (priority: AnyPgColumn | SQL): SQL => sql`(${priority} <> 'high')`

/** One thing to do, one owner, a due date. The owner may always see and change it; who helps may tick it off, and a trigger lets them do no more. */
export const followUps = pgTable(
  'follow_ups',
  {
    ...recordColumns(),
    title: text().notNull(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id),
    dueOn: date('due_on'),
    engagementId: uuid('engagement_id').references(() => engagements.id),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    contactId: uuid('contact_id').references(() => contacts.id),
    stage: words(openStages).notNull().default('open'),
    priority: words(priorities).notNull().default('normal'),
    waitingOrganisationId: uuid('waiting_organisation_id').references(() => organisations.id),
    waitingContactId: uuid('waiting_contact_id').references(() => contacts.id),
    waitingWords: text('waiting_words'),
    snoozedUntil: date('snoozed_until'),
    outcome: text(),
    evidence: text(),
    repeatsEvery: smallint('repeats_every'),
    repeatsUnit: words(repeatUnits, 'repeats_unit'),
    /** The day of the month it is due on where a month has it. */
    repeatsDay: smallint('repeats_day'),
    /** The one that came after this one was done. */
    nextId: uuid('next_id').references((): AnyPgColumn => followUps.id),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by').references(() => members.id),
    folded: text().notNull().default(''),
  },
  (table) => [
    notBlank('follow_ups_title', table.title),
    oneOf('follow_ups_level', table.level, levels),
    check('follow_ups_done_by_someone', sql`(${table.doneAt} is null) = (${table.doneBy} is null)`),
    oneOf('follow_ups_stage', table.stage, openStages),
    oneOf('follow_ups_priority', table.priority, priorities),
    check(
      'follow_ups_waiting',
      sql`num_nonnulls(${table.waitingOrganisationId}, ${table.waitingContactId}, ${table.waitingWords}) <= case ${table.stage} when 'waiting' then 1 else 0 end`,
    ),
    oneOf('follow_ups_repeats_unit', table.repeatsUnit, repeatUnits),
    check(
      'follow_ups_repeats',
      sql`num_nonnulls(${table.repeatsEvery}, ${table.repeatsUnit}, ${table.repeatsDay}) in (0, 3) and ${table.repeatsEvery} between 1 and 52`,
    ),
    notBlank('follow_ups_waiting_words', table.waitingWords),
    index('follow_ups_stage_of_desk')
      .on(table.deskId, table.stage, urgency(table.priority), table.dueOn, table.id)
      .where(sql`${table.doneAt} is null`),
    index('follow_ups_stage_of_all').on(table.stage, urgency(table.priority), table.dueOn, table.id).where(sql`${table.doneAt} is null`),
    index('follow_ups_done').on(table.doneAt).where(sql`${table.doneAt} is not null`),
    index('follow_ups_waiting_contact').on(table.waitingContactId),
    index('follow_ups_owner').on(table.ownerId, table.dueOn),
    index('follow_ups_engagement').on(table.engagementId),
    index('follow_ups_organisation').on(table.organisationId),
    index('follow_ups_contact').on(table.contactId),
    index('follow_ups_folded').using('gin', gin(table.folded)),
    index('follow_ups_stems').using('gin', stems(table.folded)),
    ...recordPolicies(
      table,
      sql`(${table.ownerId} = ${me} or exists (select 1 from visible_follow_up_helpers h where h.follow_up_id = ${table.id} and h.member_id = ${me}))`,
    ),
  ],
).enableRLS()

/** What one side promised the other, in agreed wording. */
export const commitments = pgTable(
  'commitments',
  {
    ...recordColumns(),
    wording: text().notNull(),
    direction: words(directions).notNull(),
    state: words(commitmentStates).notNull().default('open'),
    givenOn: date('given_on'),
    dueOn: date('due_on'),
    engagementId: uuid('engagement_id').references(() => engagements.id),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    contactId: uuid('contact_id').references(() => contacts.id),
    evidence: text(),
    folded: text().notNull().default(''),
  },
  (table) => [
    notBlank('commitments_wording', table.wording),
    oneOf('commitments_level', table.level, levels),
    oneOf('commitments_direction', table.direction, directions),
    oneOf('commitments_state', table.state, commitmentStates),
    check('commitments_with_someone', sql`num_nonnulls(${table.organisationId}, ${table.contactId}) >= 1`),
    index('commitments_engagement').on(table.engagementId),
    index('commitments_organisation').on(table.organisationId),
    index('commitments_contact').on(table.contactId),
    index('commitments_folded').using('gin', gin(table.folded)),
    index('commitments_stems').using('gin', stems(table.folded)),
    ...recordPolicies(table),
  ],
).enableRLS()
