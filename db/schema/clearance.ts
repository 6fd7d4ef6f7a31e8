import { sql } from 'drizzle-orm'
import { check, index, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, oneOf, words } from './columns.ts'
import { me } from './conditions.ts'
import { engagements } from './engagements.ts'
import { members } from './members.ts'
import { administratorPolicies, writePolicies } from './policies.ts'
import { signOffRoles, takenBackReasons } from './words.ts'

/** Who may sign off in which role. */
export const memberSignOffRoles = pgTable(
  'member_sign_off_roles',
  {
    id: identity(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    role: words(signOffRoles).notNull(),
  },
  (table) => [
    oneOf('member_sign_off_roles_role', table.role, signOffRoles),
    uniqueIndex('member_sign_off_roles_once').on(table.memberId, table.role),
    ...administratorPolicies(),
  ],
).enableRLS()

/** That somebody agreed to letting an engagement out, in a role; it stands until it is taken back, by triggers or by hand, and stays as a record. */
export const signOffs = pgTable(
  'sign_offs',
  {
    id: identity(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    role: words(signOffRoles).notNull(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    at: madeAt(),
    /** `renderedAt` of the engagement as it was read; a trigger drops the sign-off of anything else. */
    signedFor: instant('signed_for').notNull(),
    takenBackAt: instant('taken_back_at'),
    /** Nobody when it was no member who changed the engagement. */
    takenBackBy: uuid('taken_back_by').references(() => members.id),
    why: words(takenBackReasons),
  },
  (table) => [
    oneOf('sign_offs_role', table.role, signOffRoles),
    oneOf('sign_offs_why', table.why, takenBackReasons),
    check('sign_offs_taken_back', sql`(${table.takenBackAt} is null) = (${table.why} is null)`),
    index('sign_offs_engagement').on(table.engagementId, table.at),
    uniqueIndex('sign_offs_standing').on(table.engagementId, table.role).where(sql`${table.takenBackAt} is null`),
    ...writePolicies({
      read: sql`can_see_engagement(${table.engagementId})`,
      insert: sql`${table.memberId} = ${me} and ${table.takenBackAt} is null and can_see_engagement(${table.engagementId}) and exists (select 1 from member_sign_off_roles held where held.member_id = ${me} and held.role = ${table.role})`,
      update: sql`${table.takenBackAt} is null and can_see_engagement(${table.engagementId}) and (can_write_engagement(${table.engagementId}) or exists (select 1 from member_sign_off_roles held where held.member_id = ${me} and held.role = ${table.role}))`,
      result: sql`${table.takenBackAt} is not null and ${table.takenBackBy} = ${me} and ${table.why} = 'by-hand'`,
      remove: sql`false`,
    }),
  ],
).enableRLS()
