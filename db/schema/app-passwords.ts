import { sql } from 'drizzle-orm'
import { foreignKey, index, pgPolicy, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, notBlank, version } from './columns.ts'
import { feeds } from './feeds.ts'
import { members } from './members.ts'
import { ownPolicies } from './policies.ts'
import { gateRole } from './roles.ts'

const gatePolicy = () => pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` })

/** What a calendar program signs in with instead of its owner's password: it opens some of their feeds and nothing else. */
export const appPasswords = pgTable(
  'app_passwords',
  {
    id: identity(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id),
    name: text().notNull(),
    secretHash: text('secret_hash').notNull(),
    /** First letters, so that its owner can tell them apart. */
    secretStart: text('secret_start').notNull(),
    createdAt: madeAt('created_at'),
    usedAt: instant('used_at'),
    usedWith: text('used_with'),
    /** The network it was last used from, no single address. */
    usedFrom: text('used_from'),
    revokedAt: instant('revoked_at'),
    version: version(),
  },
  (table) => [
    notBlank('app_passwords_name', table.name),
    uniqueIndex('app_passwords_secret').on(table.secretHash),
    unique('app_passwords_of_owner').on(table.id, table.ownerId),
    index('app_passwords_owner').on(table.ownerId),
    ...ownPolicies(table.ownerId),
    gatePolicy(),
  ],
).enableRLS()

/** Which feeds an app password opens: both belong to the same member, by the keys themselves. */
export const appPasswordFeeds = pgTable(
  'app_password_feeds',
  {
    appPasswordId: uuid('app_password_id').notNull(),
    feedId: uuid('feed_id').notNull(),
    ownerId: uuid('owner_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.appPasswordId, table.feedId] }),
    index('app_password_feeds_feed').on(table.feedId),
    foreignKey({
      name: 'app_password_feeds_password',
      columns: [table.appPasswordId, table.ownerId],
      foreignColumns: [appPasswords.id, appPasswords.ownerId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'app_password_feeds_own',
      columns: [table.feedId, table.ownerId],
      foreignColumns: [feeds.id, feeds.ownerId],
    }).onDelete('cascade'),
    ...ownPolicies(table.ownerId),
    gatePolicy(),
  ],
).enableRLS()
