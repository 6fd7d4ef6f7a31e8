import { sql } from 'drizzle-orm'
import { check, index, integer, json, pgTable, real, text, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, oneOf, words } from './columns.ts'
import { me, myRole } from './conditions.ts'
import { contacts } from './contacts.ts'
import { members } from './members.ts'
import { ownPolicies, writePolicies } from './policies.ts'
import { mergeTables } from './words.ts'

const ofContact = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => contacts.id, { onDelete: 'cascade' })

/** Two contacts that were one person: the one that is kept, and the one that went into it, deleted but still there for undoing. */
export const merges = pgTable(
  'merges',
  {
    id: identity(),
    keptId: ofContact('kept_id'),
    goneId: ofContact('gone_id'),
    goneName: text('gone_name').notNull(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    at: madeAt(),
    /** Fields of the kept contact that were taken from the other, as they were and as they became. */
    before: json().$type<Record<string, string | null>>().notNull(),
    after: json().$type<Record<string, string | null>>().notNull(),
    undoneAt: instant('undone_at'),
    undoneBy: uuid('undone_by').references(() => members.id),
  },
  (table) => [
    check('merges_of_two', sql`${table.keptId} <> ${table.goneId}`),
    check('merges_undone_by_someone', sql`(${table.undoneAt} is null) = (${table.undoneBy} is null)`),
    index('merges_kept').on(table.keptId),
    index('merges_gone').on(table.goneId),
    ...writePolicies({
      read: sql`can_see_contact(${table.keptId})`,
      insert: sql`${table.memberId} = ${me} and ${table.undoneAt} is null and can_write_contact(${table.keptId}) and can_write_contact(${table.goneId})`,
      update: sql`${table.undoneAt} is null and can_write_contact(${table.keptId})`,
      result: sql`${table.undoneBy} = ${me}`,
      remove: sql`false`,
    }),
  ],
).enableRLS()

/** The rows that a merge moved to, or wrote for, the kept contact. Read and written by the database's own functions alone. */
export const mergeLinks = pgTable(
  'merge_links',
  {
    id: identity(),
    mergeId: uuid('merge_id')
      .notNull()
      .references(() => merges.id, { onDelete: 'cascade' }),
    ofTable: words(mergeTables, 'of_table').notNull(),
    rowId: uuid('row_id').notNull(),
  },
  (table) => [oneOf('merge_links_of_table', table.ofTable, mergeTables), index('merge_links_merge').on(table.mergeId)],
).enableRLS()

/** Somebody said that these two are not the same. */
export const distinctContacts = pgTable(
  'distinct_contacts',
  {
    id: identity(),
    firstId: ofContact('first_id'),
    secondId: ofContact('second_id'),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    at: madeAt(),
  },
  (table) => {
    const sees = sql`can_see_contact(${table.firstId}) and can_see_contact(${table.secondId})`
    const writes = sql`${table.memberId} = ${me} and ${myRole} in ('officer', 'manager') and ${sees}`
    return [
      check('distinct_contacts_in_order', sql`${table.firstId} < ${table.secondId}`),
      unique('distinct_contacts_once').on(table.firstId, table.secondId),
      index('distinct_contacts_second').on(table.secondId),
      ...writePolicies({ read: sees, insert: writes, update: sql`false`, result: sql`false`, remove: writes }),
    ]
  },
).enableRLS()

/** A member's own look through the contacts they see, for people who are there twice. One a member. */
export const duplicateScans = pgTable(
  'duplicate_scans',
  {
    memberId: uuid('member_id')
      .primaryKey()
      .references(() => members.id),
    startedAt: madeAt('started_at'),
    finishedAt: instant('finished_at'),
    compared: integer().notNull().default(0),
    failed: text(),
  },
  (table) => [...ownPolicies(table.memberId)],
).enableRLS()

/** Two contacts that may be one person, as a scan found them. */
export const duplicates = pgTable(
  'duplicates',
  {
    id: identity(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => duplicateScans.memberId, { onDelete: 'cascade' }),
    firstId: ofContact('first_id'),
    secondId: ofContact('second_id'),
    score: real().notNull(),
    reasons: json().$type<string[]>().notNull(),
  },
  (table) => [
    check('duplicates_in_order', sql`${table.firstId} < ${table.secondId}`),
    unique('duplicates_once').on(table.memberId, table.firstId, table.secondId),
    index('duplicates_first').on(table.firstId),
    index('duplicates_second').on(table.secondId),
    ...ownPolicies(table.memberId),
  ],
).enableRLS()
