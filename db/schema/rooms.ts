import { pgTable, text } from 'drizzle-orm/pg-core'
import { identity, notBlank, version } from './columns.ts'
import { administratorPolicies } from './policies.ts'

/** A room of ours. Engagements name it as their place, in words; `spelling` is its name as places are compared. */
export const rooms = pgTable(
  'rooms',
  { id: identity(), name: text().notNull(), spelling: text().notNull().unique('rooms_spelling'), version: version() },
  (table) => [notBlank('rooms_name', table.name), notBlank('rooms_spelling_not_blank', table.spelling), ...administratorPolicies()],
).enableRLS()
