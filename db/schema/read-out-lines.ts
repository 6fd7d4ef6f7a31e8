import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, madeAt } from './columns.ts'
import { engagements } from './engagements.ts'
import { childPolicies } from './policies.ts'

/** Lines of a read-out that were looked over, so that none is followed twice. `digest`: SHA-256 of the line. */
export const readOutLines = pgTable(
  'read_out_lines',
  {
    id: identity(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    digest: text().notNull(),
    at: madeAt(),
  },
  (table) => [unique('read_out_lines_once').on(table.engagementId, table.digest), ...childPolicies(table.engagementId, 'engagement')],
).enableRLS()
