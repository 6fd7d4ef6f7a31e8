import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, index, integer, json, pgPolicy, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, oneOf, words } from './columns.ts'
import { contacts } from './contacts.ts'
import { imports } from './imports.ts'
import { members } from './members.ts'
import { organisations } from './organisations.ts'
import { ownPolicies, writePolicies } from './policies.ts'
import { gateRole } from './roles.ts'
import { likelyChoices, organisationKinds, tableKinds, tableOutcomes, tablePlanned, tableTaskKinds, tableTaskStates } from './words.ts'

function importPolicies(id: AnyPgColumn) {
  const own = sql`exists (select 1 from visible_imports own where own.id = ${id})`
  return writePolicies({ read: own, insert: own, update: own, result: own, remove: own })
}

/** Of a file that is a table: what its rows are, what each column is read as, and what is done with rows that are likely known. */
export const tableImports = pgTable(
  'table_imports',
  {
    importId: uuid('import_id')
      .primaryKey()
      .references(() => imports.id, { onDelete: 'cascade' }),
    kind: words(tableKinds).notNull(),
    heads: text().array().notNull(),
    /** A field for each column, '' for one that is left out. */
    columns: text().array().notNull(),
    likely: words(likelyChoices).notNull().default('skip'),
    /** Of organisations whose row says none. */
    usualKind: words(organisationKinds, 'usual_kind').notNull().default('institute'),
    /** Worked at piece by piece in the background. */
    isLong: boolean('is_long').notNull().default(false),
  },
  (table) => [
    oneOf('table_imports_kind', table.kind, tableKinds),
    oneOf('table_imports_likely', table.likely, likelyChoices),
    oneOf('table_imports_usual_kind', table.usualKind, organisationKinds),
    ...importPolicies(table.importId),
  ],
).enableRLS()

/** One row of a table as it was read, and what became of it. */
export const tableRows = pgTable(
  'table_rows',
  {
    id: identity(),
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    line: integer().notNull(),
    cells: text().array().notNull(),
    outcome: words(tableOutcomes),
    contactId: uuid('contact_id').references(() => contacts.id, { onDelete: 'set null' }),
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    /** What the record was before, and at which version this left it: for undoing. */
    before: json().$type<unknown>(),
    versionAfter: integer('version_after'),
    /** When the outcome came about. */
    doneAt: instant('done_at'),
    /** Of a long table: what the row would do, without whom it would do it to: that is found anew, with the rights of the moment. */
    planned: words(tablePlanned),
    /** The line of the same table that says the same. */
    twiceLine: integer('twice_line'),
  },
  (table) => [
    oneOf('table_rows_outcome', table.outcome, tableOutcomes),
    oneOf('table_rows_planned', table.planned, tablePlanned),
    index('table_rows_planned_at').on(table.importId, table.planned, table.position),
    unique('table_rows_position').on(table.importId, table.position),
    index('table_rows_contact').on(table.contactId),
    index('table_rows_organisation').on(table.organisationId),
    ...importPolicies(table.importId),
  ],
).enableRLS()

/** Work in the background at a long table; it goes when it is done. */
export const tableTasks = pgTable(
  'table_tasks',
  {
    importId: uuid('import_id')
      .primaryKey()
      .references(() => imports.id, { onDelete: 'cascade' }),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id),
    task: words(tableTaskKinds).notNull(),
    state: words(tableTaskStates).notNull().default('waiting'),
    rowsDone: integer('rows_done').notNull().default(0),
    total: integer().notNull(),
    /** Raised by whoever takes it in hand or gives it another turn: who holds an older one writes nothing more. */
    claim: integer().notNull().default(0),
    /** How often it was taken in hand since it last got on. */
    tries: integer().notNull().default(0),
    dueAt: madeAt('due_at'),
  },
  (table) => [
    oneOf('table_tasks_task', table.task, tableTaskKinds),
    oneOf('table_tasks_state', table.state, tableTaskStates),
    index('table_tasks_due').on(table.dueAt),
    index('table_tasks_owner').on(table.ownerId),
    ...ownPolicies(table.ownerId),
    pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` }),
  ],
).enableRLS()
