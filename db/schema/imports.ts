import { sql } from 'drizzle-orm'
import { boolean, index, integer, json, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, oneOf, version, words } from './columns.ts'
import { engagements } from './engagements.ts'
import { desks, members } from './members.ts'
import { childPolicies, ownPolicies, writePolicies } from './policies.ts'
import { importCancels, importOutcomes, importStates, levels } from './words.ts'

/**
 * What an engagement is called where it came from, and what was last read of it there: a later file changes just what changed in it since.
 * Not unique by UID: somebody who may not see the engagement may bring in the same invitation for their own desk.
 */
export const externalIds = pgTable(
  'external_ids',
  {
    id: identity(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    uid: text().notNull(),
    /** '' for what does not repeat. */
    recurrenceId: text('recurrence_id').notNull(),
    sequence: integer().notNull(),
    content: json().$type<unknown>().notNull(),
  },
  (table) => [
    unique('external_ids_engagement').on(table.engagementId),
    index('external_ids_uid').on(table.uid, table.recurrenceId),
    ...childPolicies(table.engagementId, 'engagement'),
  ],
).enableRLS()

/** A file that was brought in, with the desk and level for what is new in it. */
export const imports = pgTable(
  'imports',
  {
    id: identity(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id),
    deskId: uuid('desk_id')
      .notNull()
      .references(() => desks.id),
    level: words(levels).notNull(),
    fileName: text('file_name').notNull(),
    state: words(importStates).notNull().default('dry-run'),
    /** What was said of the file as a whole. */
    notes: text().array().notNull().default(sql`'{}'`),
    /** Whom to link, as 'contact:ID' or 'member:ID'; null while nobody chose. */
    people: text().array(),
    createdAt: madeAt('created_at'),
    appliedAt: instant('applied_at'),
    undoneAt: instant('undone_at'),
    version: version(),
  },
  (table) => [
    oneOf('imports_level', table.level, levels),
    oneOf('imports_state', table.state, importStates),
    index('imports_owner').on(table.ownerId, table.createdAt),
    ...ownPolicies(table.ownerId),
  ],
).enableRLS()

const ownImport = (id: Parameters<typeof childPolicies>[0]) => sql`exists (select 1 from visible_imports own where own.id = ${id})`

/** One engagement that the file speaks of, and what became of it. */
export const importRows = pgTable(
  'import_rows',
  {
    id: identity(),
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    line: integer().notNull(),
    uid: text().notNull(),
    recurrenceId: text('recurrence_id').notNull(),
    /** The key it had before its series moved. */
    formerId: text('former_id'),
    title: text().notNull(),
    sequence: integer().notNull(),
    notes: text().array().notNull().default(sql`'{}'`),
    content: json().$type<unknown>(),
    cancels: words(importCancels),
    refusal: text(),
    taken: boolean().notNull().default(true),
    outcome: words(importOutcomes),
    engagementId: uuid('engagement_id').references(() => engagements.id, { onDelete: 'set null' }),
    /** What the engagement was before, and at which version this left it: for undoing. */
    before: json().$type<unknown>(),
    versionAfter: integer('version_after'),
  },
  (table) => [
    oneOf('import_rows_cancels', table.cancels, importCancels),
    oneOf('import_rows_outcome', table.outcome, importOutcomes),
    unique('import_rows_position').on(table.importId, table.position),
    index('import_rows_engagement').on(table.engagementId),
    ...writePolicies({
      read: ownImport(table.importId),
      insert: ownImport(table.importId),
      update: ownImport(table.importId),
      result: ownImport(table.importId),
      remove: ownImport(table.importId),
    }),
  ],
).enableRLS()
