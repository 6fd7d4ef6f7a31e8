import { eq, isNull, lte, or, type Placeholder } from 'drizzle-orm'
import { followUps } from '#db/schema/follow-ups.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { holdFollowUp, type Refused } from './hold.server.ts'

/** In a query with `visible_follow_ups`: those that their owner did not put off beyond `today`. */
export const awake = (today: string | Placeholder) => or(isNull(visibleFollowUps.snoozedUntil), lte(visibleFollowUps.snoozedUntil, today))

export type SnoozeOutcome = { ok: true } | Refused<'not-found' | 'not-yours' | 'not-later'>

/** Keeps a follow-up out of what its owner still has to do until a day after `today`; without a day, brings it back. */
export async function snoozeFollowUp(db: ActorDb, actor: Actor, id: string, until: string | null, today: string): Promise<SnoozeOutcome> {
  const before = await holdFollowUp(db, id)
  if (!before.ok) return before
  if (until && until <= today) return { ok: false, reason: 'not-later' }
  if (before.row.snoozedUntil === until) return { ok: true }
  await db.update(followUps).set({ snoozedUntil: until }).where(eq(followUps.id, id))
  await recordDeed(db, actor, { verb: 'changed', noun: 'follow-up', recordId: id, fields: ['snoozedUntil'] })
  return { ok: true }
}
