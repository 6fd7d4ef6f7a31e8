import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, oneOf, words } from './columns.ts'
import { contacts } from './contacts.ts'
import { engagements } from './engagements.ts'
import { members } from './members.ts'
import { organisations } from './organisations.ts'
import { childPolicies } from './policies.ts'
import { answers, participantRoles, sides } from './words.ts'

/** A contact or a member in an engagement; `organisationId` is whom a contact speaks for there, `post` in which post. */
export const participants = pgTable(
  'participants',
  {
    id: identity(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    contactId: uuid('contact_id').references(() => contacts.id),
    memberId: uuid('member_id').references(() => members.id),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    post: text(),
    side: words(sides).notNull(),
    role: words(participantRoles).notNull().default('delegation'),
    answer: words(answers).notNull().default('none'),
  },
  (table) => [
    check('participants_one_person', sql`num_nonnulls(${table.contactId}, ${table.memberId}) = 1`),
    check('participants_members_are_ours', sql`${table.memberId} is null or ${table.side} = 'ours'`),
    oneOf('participants_side', table.side, sides),
    oneOf('participants_role', table.role, participantRoles),
    oneOf('participants_answer', table.answer, answers),
    unique('participants_contact_once').on(table.engagementId, table.contactId),
    unique('participants_member_once').on(table.engagementId, table.memberId),
    index('participants_contact').on(table.contactId),
    index('participants_member').on(table.memberId),
    index('participants_organisation').on(table.organisationId),
    ...childPolicies(table.engagementId, 'engagement'),
  ],
).enableRLS()

/** With whom, as institutions and communities. */
export const engagementOrganisations = pgTable(
  'engagement_organisations',
  {
    id: identity(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
  },
  (table) => [
    unique('engagement_organisations_once').on(table.engagementId, table.organisationId),
    index('engagement_organisations_organisation').on(table.organisationId),
    ...childPolicies(table.engagementId, 'engagement'),
  ],
).enableRLS()
