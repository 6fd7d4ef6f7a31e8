import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { identity, notBlank, oneOf, version, words } from './columns.ts'
import { engagements } from './engagements.ts'
import { participants } from './participants.ts'
import { childPolicies, recordPolicies } from './policies.ts'
import { recordColumns } from './record.ts'
import { groupKinds, needsLevels } from './words.ts'

const ofVisit = () =>
  uuid('visit_id')
    .notNull()
    .references(() => engagements.id, { onDelete: 'cascade' })

const ofParticipant = () =>
  uuid('participant_id')
    .notNull()
    .references(() => participants.id, { onDelete: 'cascade' })

/** A part of a visit's delegation that goes its own way for a while. */
export const delegationGroups = pgTable(
  'delegation_groups',
  { id: identity(), visitId: ofVisit(), kind: words(groupKinds).notNull(), name: text().notNull(), version: version() },
  (table) => [
    notBlank('delegation_groups_name', table.name),
    oneOf('delegation_groups_kind', table.kind, groupKinds),
    unique('delegation_groups_once').on(table.visitId, table.name),
    ...childPolicies(table.visitId, 'engagement'),
  ],
).enableRLS()

/** What a visit knows of a guest beyond taking part: at most one group and one vehicle, so that nobody is in two places by plan. */
export const delegationMembers = pgTable(
  'delegation_members',
  {
    id: identity(),
    visitId: ofVisit(),
    participantId: ofParticipant(),
    /** One of the words of the list, or text as it was written. */
    role: text(),
    languages: text(),
    groupId: uuid('group_id').references(() => delegationGroups.id, { onDelete: 'set null' }),
    vehicleId: uuid('vehicle_id').references(() => delegationGroups.id, { onDelete: 'set null' }),
    version: version(),
  },
  (table) => [
    unique('delegation_members_once').on(table.participantId),
    index('delegation_members_visit').on(table.visitId),
    ...childPolicies(table.visitId, 'engagement'),
  ],
).enableRLS()

/** Personal data that the law protects most (GDPR, article 9), so kept apart and never below confidential. */
export const delegationNeeds = pgTable(
  'delegation_needs',
  {
    ...recordColumns(),
    level: words(needsLevels).notNull().default('confidential'),
    visitId: ofVisit(),
    participantId: ofParticipant(),
    body: text().notNull(),
  },
  (table) => [
    notBlank('delegation_needs_body', table.body),
    oneOf('delegation_needs_level', table.level, needsLevels),
    // Of need-to-know ones there may be several, written by people who do not see each other's.
    uniqueIndex('delegation_needs_once').on(table.participantId).where(sql`level = 'confidential' and deleted_at is null`),
    index('delegation_needs_visit').on(table.visitId),
    ...recordPolicies(table),
  ],
).enableRLS()

/** An item of a programme that is not for the whole delegation; who is in it are its attendants, perhaps nobody any more. */
export const attendances = pgTable(
  'attendances',
  {
    id: identity(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    version: version(),
  },
  (table) => [unique('attendances_once').on(table.engagementId), ...childPolicies(table.engagementId, 'engagement')],
).enableRLS()

export const attendants = pgTable(
  'attendants',
  {
    id: identity(),
    attendanceId: uuid('attendance_id')
      .notNull()
      .references(() => attendances.id, { onDelete: 'cascade' }),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    groupId: uuid('group_id').references(() => delegationGroups.id, { onDelete: 'cascade' }),
    participantId: uuid('participant_id').references(() => participants.id, { onDelete: 'cascade' }),
  },
  (table) => [
    check('attendants_one', sql`num_nonnulls(${table.groupId}, ${table.participantId}) = 1`),
    unique('attendants_group_once').on(table.attendanceId, table.groupId),
    unique('attendants_participant_once').on(table.attendanceId, table.participantId),
    index('attendants_group').on(table.groupId),
    index('attendants_participant').on(table.participantId),
    ...childPolicies(table.engagementId, 'engagement'),
  ],
).enableRLS()
