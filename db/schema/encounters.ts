import { boolean, index, pgTable, uuid } from 'drizzle-orm/pg-core'
import { instant, words } from './columns.ts'
import { participants } from './participants.ts'
import { engagementKinds, levels, statuses, timings } from './words.ts'

/**
 * Which contact takes part in what, beside what decides who may know of it and when it was: kept by triggers, so that a contact with a thousand
 * talks is read in one go instead of looking up a thousand engagements. Members read it through `visible_engagement_contacts`,
 * `visible_contact_read_outs` and `visible_contact_follow_ups` alone.
 */
export const encounters = pgTable(
  'encounters',
  {
    /** The participant's. */
    id: uuid()
      .primaryKey()
      .references(() => participants.id, { onDelete: 'cascade' }),
    contactId: uuid('contact_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    // From here on as the engagement has them.
    deskId: uuid('desk_id').notNull(),
    level: words(levels).notNull(),
    deletedAt: instant('deleted_at'),
    kind: words(engagementKinds).notNull(),
    status: words(statuses).notNull(),
    timing: words(timings).notNull(),
    oursOnly: boolean('ours_only').notNull(),
    visitId: uuid('visit_id'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    // Whether it has, or once had, any: few have, and of the others none are looked for.
    hasReadOut: boolean('has_read_out').notNull().default(false),
    hasFollowUp: boolean('has_follow_up').notNull().default(false),
  },
  (table) => [index('encounters_contact').on(table.contactId), index('encounters_engagement').on(table.engagementId)],
).enableRLS()
