import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { identity, madeAt, oneOf, version, words } from './columns.ts'
import { myDesks, myRole } from './conditions.ts'
import { engagements } from './engagements.ts'
import { desks } from './members.ts'
import { childPolicies, writePolicies } from './policies.ts'
import { repeats } from './words.ts'

const ownDesk = (table: { deskId: Parameters<typeof childPolicies>[0] }) =>
  sql`(${myRole} in ('officer', 'manager') and ${table.deskId} = any(${myDesks}))`

/** The rule after which engagements come back, on the wall clocks of one zone; what they are about is theirs alone. */
export const series = pgTable(
  'series',
  {
    id: identity(),
    deskId: uuid('desk_id')
      .notNull()
      .references(() => desks.id),
    repeats: words(repeats).notNull(),
    every: smallint().notNull().default(1),
    /** ISO weekdays, for what comes back weekly. */
    weekdays: smallint().array().notNull().default(sql`'{}'`),
    startsOn: date('starts_on').notNull(),
    until: date(),
    count: smallint(),
    zone: text().notNull(),
    /** 'HH:MM'; none for whole days. */
    startsTime: text('starts_time'),
    endsTime: text('ends_time'),
    /** Days after the first on which each one ends. */
    lastDay: integer('last_day').notNull().default(0),
    createdAt: madeAt('created_at'),
    version: version(),
  },
  (table) => [
    oneOf('series_repeats', table.repeats, repeats),
    check('series_every', sql`${table.every} between 1 and 99`),
    check('series_count', sql`${table.count} between 1 and 200`),
    check('series_ends', sql`num_nonnulls(${table.until}, ${table.count}) = 1`),
    ...writePolicies({
      read: ownDesk(table),
      insert: ownDesk(table),
      update: sql`${ownDesk(table)} and can_write_series(${table.id})`,
      result: ownDesk(table),
      remove: sql`false`,
    }),
  ],
).enableRLS()

/** An engagement as one of a series; `onDate` is the day the rule gave it, wherever it was moved to since. */
export const occurrences = pgTable(
  'occurrences',
  {
    id: identity(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    seriesId: uuid('series_id')
      .notNull()
      .references(() => series.id),
    onDate: date('on_date').notNull(),
  },
  (table) => [
    unique('occurrences_engagement').on(table.engagementId),
    unique('occurrences_day').on(table.seriesId, table.onDate),
    index('occurrences_series').on(table.seriesId),
    ...childPolicies(table.engagementId, 'engagement'),
  ],
).enableRLS()
