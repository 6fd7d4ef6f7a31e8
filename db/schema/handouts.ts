import { sql } from 'drizzle-orm'
import { date, index, json, pgPolicy, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, oneOf, version, words } from './columns.ts'
import { me } from './conditions.ts'
import { engagements } from './engagements.ts'
import { members } from './members.ts'
import { writePolicies } from './policies.ts'
import { gateRole } from './roles.ts'
import { documentLanguages, handoutFormats, outsideReaders, programmeReaders } from './words.ts'

const visit = () =>
  uuid('visit_id')
    .notNull()
    .references(() => engagements.id)

/** A programme that was given to somebody. Never changed afterwards. */
export const handouts = pgTable(
  'handouts',
  {
    id: identity(),
    visitId: visit(),
    reader: words(programmeReaders).notNull(),
    language: words(documentLanguages).notNull(),
    format: words(handoutFormats).notNull(),
    madeBy: uuid('made_by')
      .notNull()
      .references(() => members.id),
    madeAt: madeAt('made_at'),
    /** SHA-256 of the content. */
    digest: text().notNull(),
    /** What hosts or delegation were given, for telling what changed since; nothing of what was made for the maker's own eyes. */
    content: json().$type<unknown>(),
  },
  (table) => [
    oneOf('handouts_reader', table.reader, programmeReaders),
    oneOf('handouts_language', table.language, documentLanguages),
    oneOf('handouts_format', table.format, handoutFormats),
    index('handouts_visit').on(table.visitId, table.reader, table.madeAt),
    ...writePolicies({
      read: sql`can_see_engagement(${table.visitId})`,
      insert: sql`${table.madeBy} = ${me} and can_write_engagement(${table.visitId})`,
      update: sql`false`,
      result: sql`false`,
      remove: sql`false`,
    }),
  ],
).enableRLS()

/** A link under which a guest reads a programme. Only the hash of its token is kept. */
export const shares = pgTable(
  'shares',
  {
    id: identity(),
    visitId: visit(),
    reader: words(outsideReaders).notNull(),
    language: words(documentLanguages).notNull(),
    tokenHash: text('token_hash').notNull(),
    tokenStart: text('token_start').notNull(),
    passphraseHash: text('passphrase_hash'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => members.id),
    createdAt: madeAt('created_at'),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    openedAt: instant('opened_at'),
    /** What the guest saw when last here, and when they were here the time before that, with the day of it. */
    shown: json().$type<unknown>(),
    before: json().$type<unknown>(),
    beforeOn: date('before_on'),
    version: version(),
  },
  (table) => [
    oneOf('shares_reader', table.reader, outsideReaders),
    oneOf('shares_language', table.language, documentLanguages),
    uniqueIndex('shares_token').on(table.tokenHash),
    index('shares_visit').on(table.visitId),
    ...writePolicies({
      read: sql`can_see_engagement(${table.visitId})`,
      insert: sql`${table.createdBy} = ${me} and can_write_engagement(${table.visitId})`,
      update: sql`can_write_engagement(${table.visitId})`,
      result: sql`can_write_engagement(${table.visitId})`,
      remove: sql`false`,
    }),
    pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` }),
  ],
).enableRLS()
