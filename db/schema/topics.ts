import { date, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, notBlank, version, words } from './columns.ts'
import { engagements } from './engagements.ts'
import { childPolicies, sharedListPolicies } from './policies.ts'
import { sources } from './words.ts'

export const topics = pgTable(
  'topics',
  { id: identity(), name: text().notNull().unique('topics_unique'), nameNl: text('name_nl'), source: words(sources), version: version() },
  (table) => [notBlank('topics_name', table.name), ...sharedListPolicies()],
).enableRLS()

export const engagementTopics = pgTable(
  'engagement_topics',
  {
    id: identity(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    topicId: uuid('topic_id')
      .notNull()
      .references(() => topics.id),
  },
  (table) => [
    unique('engagement_topics_once').on(table.engagementId, table.topicId),
    index('engagement_topics_topic').on(table.topicId),
    ...childPolicies(table.engagementId, 'engagement'),
  ],
).enableRLS()

/** A motion, undertaking or letter of parliament that engagements carry out. */
export const mandates = pgTable(
  'mandates',
  {
    id: identity(),
    reference: text().notNull().unique('mandates_unique'),
    title: text().notNull(),
    asks: text().notNull(),
    givenOn: date('given_on'),
    source: words(sources),
    version: version(),
  },
  (table) => [notBlank('mandates_reference', table.reference), ...sharedListPolicies()],
).enableRLS()

export const engagementMandates = pgTable(
  'engagement_mandates',
  {
    id: identity(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    mandateId: uuid('mandate_id')
      .notNull()
      .references(() => mandates.id),
  },
  (table) => [
    unique('engagement_mandates_once').on(table.engagementId, table.mandateId),
    index('engagement_mandates_mandate').on(table.mandateId),
    ...childPolicies(table.engagementId, 'engagement'),
  ],
).enableRLS()
