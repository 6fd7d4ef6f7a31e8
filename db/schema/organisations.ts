import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { notBlank, oneOf, words } from './columns.ts'
import { recordPolicies } from './policies.ts'
import { recordColumns } from './record.ts'
import { levels, organisationKinds } from './words.ts'

export const organisations = pgTable(
  'organisations',
  {
    ...recordColumns(),
    name: text().notNull(),
    shortName: text('short_name'),
    kind: words(organisationKinds).notNull(),
    parentId: uuid('parent_id').references((): AnyPgColumn => organisations.id),
    /** ISO 3166-1 alpha-2. */
    country: text(),
    description: text(),
    website: text(),
    /** Wished number of weeks between two contacts. */
    cadenceWeeks: integer('cadence_weeks'),
  },
  (table) => [
    notBlank('organisations_name', table.name),
    oneOf('organisations_kind', table.kind, organisationKinds),
    oneOf('organisations_level', table.level, levels),
    check('organisations_not_own_parent', sql`${table.parentId} <> ${table.id}`),
    check('organisations_cadence', sql`${table.cadenceWeeks} between 1 and 520`),
    index('organisations_parent').on(table.parentId),
    index('organisations_by_name').on(sql`lower(${table.name})`, table.id),
    ...recordPolicies(table),
  ],
).enableRLS()
