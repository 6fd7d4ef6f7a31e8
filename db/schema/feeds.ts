import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgPolicy, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, notBlank, oneOf, version, words } from './columns.ts'
import { members } from './members.ts'
import { ownPolicies } from './policies.ts'
import { gateRole } from './roles.ts'
import { feedDetails, feedScopes, recordScopes } from './words.ts'

/** One subscription link. Only the hash of its token is kept. */
export const feeds = pgTable(
  'feeds',
  {
    id: identity(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id),
    name: text().notNull(),
    scope: words(feedScopes).notNull(),
    /** The desk, visit, organisation, topic or saved view the scope names. */
    scopeId: uuid('scope_id'),
    detail: words(feedDetails).notNull(),
    language: words(['en', 'nl']).notNull().default('en'),
    tokenHash: text('token_hash').notNull(),
    /** First letters of the token, so that its owner can tell links apart. */
    tokenStart: text('token_start').notNull(),
    pastDays: integer('past_days').notNull().default(92),
    futureDays: integer('future_days').notNull().default(548),
    alarmMinutes: integer('alarm_minutes'),
    colour: text(),
    /** Whether readers that ask for a compressed body get one; some programs ask and cannot read it. */
    compressed: boolean().notNull().default(true),
    createdAt: madeAt('created_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    fetchedAt: instant('fetched_at'),
    fetchedWith: text('fetched_with'),
    /** The network the last fetch came from, no single address. */
    fetchedFrom: text('fetched_from'),
    /** Hash of the last body served and when it became that: ETag and Last-Modified. */
    bodyHash: text('body_hash'),
    bodyChangedAt: instant('body_changed_at'),
    eventCount: integer('event_count'),
    bodyBytes: integer('body_bytes'),
    /** What the last body was made from; as long as this is so, so is the body. Until `freshUntil`, when an event leaves by the clock alone. */
    basis: text(),
    freshUntil: instant('fresh_until'),
    version: version(),
  },
  (table) => [
    notBlank('feeds_name', table.name),
    oneOf('feeds_scope', table.scope, feedScopes),
    oneOf('feeds_detail', table.detail, feedDetails),
    oneOf('feeds_language', table.language, ['en', 'nl']),
    check(
      'feeds_scope_names_record',
      sql`(${table.scope} in (${sql.raw(recordScopes.map((scope) => `'${scope}'`).join(', '))})) = (${table.scopeId} is not null)`,
    ),
    check('feeds_window', sql`${table.pastDays} between 0 and 3660 and ${table.futureDays} between 0 and 3660`),
    uniqueIndex('feeds_token').on(table.tokenHash),
    unique('feeds_of_owner').on(table.id, table.ownerId),
    index('feeds_owner').on(table.ownerId),
    ...ownPolicies(table.ownerId),
    pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` }),
  ],
).enableRLS()

/** Tokens of rotated links: they answer as withdrawn for 30 days. */
export const withdrawnTokens = pgTable(
  'withdrawn_tokens',
  {
    id: identity(),
    feedId: uuid('feed_id')
      .notNull()
      .references(() => feeds.id, { onDelete: 'cascade' }),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id),
    tokenHash: text('token_hash').notNull(),
    withdrawnAt: madeAt('withdrawn_at'),
  },
  (table) => [
    uniqueIndex('withdrawn_tokens_token').on(table.tokenHash),
    ...ownPolicies(table.ownerId),
    pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` }),
  ],
).enableRLS()
