import { eq, getViewSelectedFields } from 'drizzle-orm'
import { followUps } from '#db/schema/follow-ups.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { mayChange, mayTick } from './rights.server.ts'

export type FollowUpState = typeof visibleFollowUps.$inferSelect
export type Refused<Reason extends string> = { ok: false; reason: Reason }

/**
 * Holds a follow-up for this transaction and answers it as it is now, for who may change it, or say something about it and tick it off (`to`). The
 * lock obeys the policy for writing, so a row that is seen but not locked is not the actor's.
 */
export async function holdFollowUp(
  db: ActorDb,
  id: string,
  to: 'change' | 'tick' = 'change',
): Promise<{ ok: true; row: FollowUpState } | Refused<'not-found' | 'not-yours'>> {
  const locked = await db.select({ id: followUps.id }).from(followUps).where(eq(followUps.id, id)).for('update')
  // Read after the lock was granted: whoever held it before may have changed the row.
  const [found] = await db
    .select({ row: getViewSelectedFields(visibleFollowUps), may: to === 'tick' ? mayTick : mayChange })
    .from(visibleFollowUps)
    .where(eq(visibleFollowUps.id, id))
  if (!found) return { ok: false, reason: 'not-found' }
  return locked.length > 0 && found.may ? { ok: true, row: found.row } : { ok: false, reason: 'not-yours' }
}
