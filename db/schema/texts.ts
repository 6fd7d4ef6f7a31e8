import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { gin, oneOf } from './columns.ts'
import { engagements } from './engagements.ts'
import { recordPolicies } from './policies.ts'
import { recordColumns } from './record.ts'
import { levels } from './words.ts'

const textColumns = () => ({
  ...recordColumns(),
  engagementId: uuid('engagement_id')
    .notNull()
    .references(() => engagements.id),
  /** Markdown. Empty while only asked for. */
  body: text().notNull().default(''),
  dueOn: date('due_on'),
  folded: text().notNull().default(''),
})

/** What is written before an engagement. */
export const briefs = pgTable('briefs', textColumns(), (table) => [
  oneOf('briefs_level', table.level, levels),
  index('briefs_engagement').on(table.engagementId),
  index('briefs_folded').using('gin', gin(table.folded)),
  ...recordPolicies(table),
]).enableRLS()

/** What is written after it. */
export const readOuts = pgTable('read_outs', textColumns(), (table) => [
  oneOf('read_outs_level', table.level, levels),
  index('read_outs_engagement').on(table.engagementId),
  index('read_outs_folded').using('gin', gin(table.folded)),
  ...recordPolicies(table),
]).enableRLS()
