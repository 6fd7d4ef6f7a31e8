import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  pgPolicy,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, notBlank, oneOf, version, words } from './columns.ts'
import { administratorPolicies, ownPolicies } from './policies.ts'
import { gateRole } from './roles.ts'
import { savedViews } from './saved-views.ts'
import { roles, signOffRoles } from './words.ts'

const gatePolicy = () => pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` })

export const members = pgTable(
  'members',
  {
    id: identity(),
    email: text().notNull(),
    name: text().notNull(),
    role: words(roles).notNull(),
    passwordHash: text('password_hash'),
    /** The password was made by an administrator: whoever signs in with it changes it first. */
    passwordGiven: boolean('password_given').notNull().default(false),
    demo: boolean().notNull().default(false),
    disabledAt: instant('disabled_at'),
    createdAt: madeAt('created_at'),
    version: version(),
  },
  (table) => [
    uniqueIndex('members_email').on(sql`lower(${table.email})`),
    oneOf('members_role', table.role, roles),
    notBlank('members_name', table.name),
    ...administratorPolicies(),
    gatePolicy(),
  ],
).enableRLS()

export const desks = pgTable(
  'desks',
  {
    id: identity(),
    name: text().notNull().unique('desks_name'),
    /** Whose sign-off an engagement above internal needs. */
    asksSignOffs: text('asks_sign_offs', { enum: signOffRoles }).array().notNull().default(['policy']),
    /** Working days before an engagement that its brief is due, and after it its read-out. */
    briefDaysBefore: smallint('brief_days_before').notNull().default(2),
    readOutDaysAfter: smallint('read_out_days_after').notNull().default(5),
    version: version(),
  },
  (table) => [
    check('desks_text_days', sql`${table.briefDaysBefore} between 0 and 30 and ${table.readOutDaysAfter} between 0 and 30`),
    check(
      'desks_asks_sign_offs',
      sql`cardinality(${table.asksSignOffs}) > 0 and ${table.asksSignOffs} <@ ${sql.raw(`array['${signOffRoles.join("', '")}']`)}`,
    ),
    ...administratorPolicies(),
    gatePolicy(),
  ],
).enableRLS()

export const deskMembers = pgTable(
  'desk_members',
  {
    id: identity(),
    deskId: uuid('desk_id')
      .notNull()
      .references(() => desks.id),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
  },
  (table) => [
    unique('desk_members_once').on(table.deskId, table.memberId),
    index('desk_members_member').on(table.memberId),
    ...administratorPolicies(),
    gatePolicy(),
  ],
).enableRLS()

/** How a member reads: language, own time zone, theme. A missing row or null means: as the browser asks. */
export const settings = pgTable(
  'settings',
  {
    memberId: uuid('member_id')
      .primaryKey()
      .references(() => members.id),
    locale: words(['en', 'nl']),
    zone: text(),
    theme: words(['light', 'dark']),
    singleKeys: boolean('single_keys').notNull().default(true),
    /** The view that the calendar opens with. */
    startViewId: uuid('start_view_id').references(() => savedViews.id, { onDelete: 'set null' }),
  },
  (table) => [
    oneOf('settings_locale', table.locale, ['en', 'nl']),
    oneOf('settings_theme', table.theme, ['light', 'dark']),
    ...ownPolicies(table.memberId),
    gatePolicy(),
  ],
).enableRLS()

export const sessions = pgTable(
  'sessions',
  {
    idHash: text('id_hash').primaryKey(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [index('sessions_member').on(table.memberId), gatePolicy()],
).enableRLS()

/** Failed attempts that count against an account or an address; keys are hashes, so the table names nobody. */
export const attempts = pgTable('attempts', { id: identity(), key: text().notNull(), at: madeAt() }, (table) => [
  index('attempts_key').on(table.key, table.at),
  gatePolicy(),
]).enableRLS()

/** One row per form a member sent, so that a form posted twice is carried out once. */
export const sentForms = pgTable(
  'sent_forms',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    key: text().notNull(),
    answer: text(),
    at: madeAt(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.key] }), ...ownPolicies(table.memberId)],
).enableRLS()
