import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, integer, json, pgPolicy, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { bytea, identity, instant, madeAt, oneOf, words } from './columns.ts'
import { members } from './members.ts'
import { ownPolicies, writePolicies } from './policies.ts'
import { gateRole } from './roles.ts'
import { exportFormats, exportLists, exportLocales, exportProblems, exportStates } from './words.ts'

/** A list that a member has made into a file, for a day; what is cancelled or over goes as a whole. */
export const exports = pgTable(
  'exports',
  {
    id: identity(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id),
    list: words(exportLists).notNull(),
    format: words(exportFormats).notNull(),
    locale: words(exportLocales).notNull(),
    /** What narrowed the list on the page. */
    filter: json().$type<unknown>().notNull(),
    state: words(exportStates).notNull().default('waiting'),
    rowsDone: integer('rows_done').notNull().default(0),
    /** How many rows there are to make, once that is known. */
    total: integer(),
    bytes: integer().notNull().default(0),
    problem: words(exportProblems),
    /** How often it was taken in hand; also tells a maker that another one has taken over since. */
    tries: integer().notNull().default(0),
    /** When it is to be taken in hand; of one being made, when its maker is taken for dead. */
    dueAt: madeAt('due_at'),
    createdAt: madeAt('created_at'),
    /** When it goes, whatever became of it. */
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    oneOf('exports_list', table.list, exportLists),
    oneOf('exports_format', table.format, exportFormats),
    oneOf('exports_locale', table.locale, exportLocales),
    oneOf('exports_state', table.state, exportStates),
    oneOf('exports_problem', table.problem, exportProblems),
    check('exports_failed', sql`(${table.state} = 'failed') = (${table.problem} is not null)`),
    check('exports_cards', sql`${table.format} <> 'vcf' or ${table.list} = 'contacts'`),
    index('exports_owner').on(table.ownerId, table.createdAt),
    index('exports_due').on(table.dueAt).where(sql`${table.state} in ('waiting', 'making')`),
    ...ownPolicies(table.ownerId),
    pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` }),
  ],
).enableRLS()

const ownExport = (id: AnyPgColumn) => sql`exists (select 1 from visible_exports own where own.id = ${id})`

/** A file in pieces, in the order they were made. */
export const exportParts = pgTable(
  'export_parts',
  {
    exportId: uuid('export_id')
      .notNull()
      .references(() => exports.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    content: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.exportId, table.position] }),
    ...writePolicies({
      read: ownExport(table.exportId),
      insert: ownExport(table.exportId),
      update: sql`false`,
      result: sql`false`,
      remove: ownExport(table.exportId),
    }),
  ],
).enableRLS()
