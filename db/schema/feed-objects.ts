import { sql } from 'drizzle-orm'
import { index, integer, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { feeds } from './feeds.ts'
import { gateRole } from './roles.ts'

const gatePolicy = () => pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` })

const feedId = () => uuid('feed_id').references(() => feeds.id, { onDelete: 'cascade' })

/** Up to which change programs that ask for changes only may know a feed. */
export const feedCollections = pgTable(
  'feed_collections',
  {
    feedId: feedId().primaryKey(),
    /** Counts the states of the feed that such a program was told. */
    serial: integer().notNull().default(0),
    /** What has left the feed is forgotten up to this state. */
    forgotten: integer().notNull().default(0),
    /** Tag of the body whose objects are listed. */
    bodyHash: text('body_hash'),
  },
  () => [gatePolicy()],
).enableRLS()

/** Each object of a feed with its tag, since which state; one without a tag has left. */
export const feedObjects = pgTable(
  'feed_objects',
  {
    feedId: feedId().notNull(),
    recordId: uuid('record_id').notNull(),
    etag: text(),
    serial: integer().notNull(),
    goneAt: instant('gone_at'),
  },
  (table) => [
    primaryKey({ columns: [table.feedId, table.recordId] }),
    index('feed_objects_serial').on(table.feedId, table.serial, table.recordId),
    gatePolicy(),
  ],
).enableRLS()
