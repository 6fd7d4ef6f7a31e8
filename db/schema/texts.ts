import { sql } from 'drizzle-orm'
import { date, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gin, identity, oneOf, stems, version, words } from './columns.ts'
import { engagements } from './engagements.ts'
import { childPolicies, recordPolicies } from './policies.ts'
import { recordColumns } from './record.ts'
import { dressCodes, levels } from './words.ts'

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
  index('briefs_owed').on(table.dueOn).where(sql`${table.body} = ''`),
  index('briefs_folded').using('gin', gin(table.folded)),
  index('briefs_stems').using('gin', stems(table.folded)),
  ...recordPolicies(table),
]).enableRLS()

/** What is written after it. */
export const readOuts = pgTable('read_outs', textColumns(), (table) => [
  oneOf('read_outs_level', table.level, levels),
  index('read_outs_engagement').on(table.engagementId),
  index('read_outs_owed').on(table.dueOn).where(sql`${table.body} = ''`),
  index('read_outs_folded').using('gin', gin(table.folded)),
  index('read_outs_stems').using('gin', stems(table.folded)),
  ...recordPolicies(table),
]).enableRLS()

/** What those who keep people safe should know of it: routes, escorts, threats. Found on the engagement alone, never by search. */
export const securityNotes = pgTable('security_notes', textColumns(), (table) => [
  oneOf('security_notes_level', table.level, levels),
  index('security_notes_engagement').on(table.engagementId),
  ...recordPolicies(table),
]).enableRLS()

/** What whoever goes there needs to know; seen by all who see the engagement. */
export const arrangements = pgTable(
  'arrangements',
  {
    id: identity(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    contactAtPlace: text('contact_at_place'),
    interpreter: text(),
    dress: words(dressCodes),
    notes: text(),
    version: version(),
  },
  (table) => [
    oneOf('arrangements_dress', table.dress, dressCodes),
    unique('arrangements_once').on(table.engagementId),
    ...childPolicies(table.engagementId, 'engagement'),
  ],
).enableRLS()
