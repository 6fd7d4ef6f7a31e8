import { date, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { identity, madeAt, wallTime, words } from './columns.ts'
import { engagements } from './engagements.ts'
import { members } from './members.ts'
import { childPolicies } from './policies.ts'
import { timings } from './words.ts'

/** When an engagement was to be before it was put off, who put it off and why. */
export const postponements = pgTable(
  'postponements',
  {
    id: identity(),
    engagementId: uuid('engagement_id')
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    at: madeAt(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    reason: text(),
    timing: words(timings).notNull(),
    zone: text().notNull(),
    startsLocal: wallTime('starts_local'),
    endsLocal: wallTime('ends_local'),
    startsFold: smallint('starts_fold').notNull().default(0),
    startsOn: date('starts_on'),
    endsOn: date('ends_on'),
  },
  (table) => [index('postponements_engagement').on(table.engagementId), ...childPolicies(table.engagementId, 'engagement')],
).enableRLS()
