import { sql } from 'drizzle-orm'
import { type AnyPgColumn, index, integer, json, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, oneOf, words } from './columns.ts'
import { contacts } from './contacts.ts'
import { imports } from './imports.ts'
import { organisations } from './organisations.ts'
import { writePolicies } from './policies.ts'
import { likelyChoices, organisationKinds, tableKinds, tableOutcomes } from './words.ts'

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
  },
  (table) => [
    oneOf('table_rows_outcome', table.outcome, tableOutcomes),
    unique('table_rows_position').on(table.importId, table.position),
    index('table_rows_contact').on(table.contactId),
    index('table_rows_organisation').on(table.organisationId),
    ...importPolicies(table.importId),
  ],
).enableRLS()
