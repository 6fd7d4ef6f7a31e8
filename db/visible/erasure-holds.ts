import { sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { erasureHolds } from '../schema/erasure-holds.ts'

/** Seen by whoever may see the contact, or the one it went into. One `stands` until its last day is over everywhere. */
export const visibleErasureHolds = pgView('visible_erasure_holds').as((qb) =>
  qb
    .select({
      id: erasureHolds.id,
      contactId: sql<string>`contact_now(${erasureHolds.contactId})`.as('contact_id'),
      reason: erasureHolds.reason,
      untilOn: erasureHolds.untilOn,
      putBy: erasureHolds.putBy,
      putAt: erasureHolds.putAt,
      stands:
        sql<boolean>`(${erasureHolds.liftedAt} is null and ${erasureHolds.untilOn} >= ((now() at time zone 'UTC') - interval '12 hours')::date)`.as(
          'stands',
        ),
    })
    .from(erasureHolds)
    .where(sql`exists (select 1 from visible_contacts seen where seen.id = contact_now(${erasureHolds.contactId}))`),
)
