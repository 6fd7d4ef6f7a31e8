import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgPolicy, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt } from './columns.ts'
import { engagements } from './engagements.ts'
import { feeds } from './feeds.ts'
import { gateRole } from './roles.ts'

const ofFeed = () =>
  uuid('feed_id')
    .notNull()
    .references(() => feeds.id, { onDelete: 'cascade' })

const gatePolicy = () => pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` })

/** Which records a feed has shown: what of each (a hash) and since when, for LAST-MODIFIED of what no trigger sees, such as rights. */
export const feedShowings = pgTable(
  'feed_showings',
  {
    feedId: ofFeed(),
    recordId: uuid('record_id').notNull(),
    hash: text().notNull(),
    since: instant('since').notNull(),
    /** When it was last fetched, of what has left the feed; null for what is in it. */
    shownUntil: instant('shown_until'),
  },
  (table) => [primaryKey({ columns: [table.feedId, table.recordId] }), index('feed_showings_record').on(table.recordId), gatePolicy()],
).enableRLS()

/** Who fetched which version of a feed: one row for the same program, network and version. */
export const feedFetches = pgTable(
  'feed_fetches',
  {
    id: identity(),
    feedId: ofFeed(),
    /** First letters of the body's hash. */
    bodyVersion: text('body_version').notNull(),
    /** As it calls itself; empty for none. */
    program: text().notNull(),
    /** No single address. */
    network: text().notNull(),
    firstAt: madeAt('first_at'),
    lastAt: madeAt('last_at'),
  },
  (table) => [uniqueIndex('feed_fetches_once').on(table.feedId, table.bodyVersion, table.program, table.network), gatePolicy()],
).enableRLS()

/**
 * Drawn engagements. Nobody reads the table: kept_pieces() hands out those whose key the caller knows, and the key is a hash of all that the
 * piece says. A change of the engagement deletes its pieces.
 */
export const feedPieces = pgTable(
  'feed_pieces',
  {
    key: text().primaryKey(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    block: text().notNull(),
  },
  (table) => [index('feed_pieces_engagement').on(table.engagementId)],
).enableRLS()

/**
 * Counts the transactions that changed what feeds may show, in a row per connection so that writers never wait for each other. The sum is
 * the same only while nothing was committed. `names`: those that changed which names an owner may read without touching an engagement.
 */
export const feedRevisions = pgTable('feed_revisions', {
  backend: integer().primaryKey(),
  content: bigint({ mode: 'number' }).notNull().default(0),
  names: bigint({ mode: 'number' }).notNull().default(0),
}).enableRLS()
