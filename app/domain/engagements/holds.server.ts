import { eq } from 'drizzle-orm'
import { engagements } from '#db/schema/engagements.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

/** Keeps a place in a programme for an engagement until the given moment. */
export async function holdSlot(db: ActorDb, actor: Actor, id: string, until: Date) {
  const held = await db
    .update(engagements)
    .set({ slot: 'hold', holdUntil: until })
    .where(eq(engagements.id, id))
    .returning({ id: engagements.id })
  if (held.length === 0) return { ok: false, reason: 'not-yours' } as const
  await recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: id, fields: ['slot', 'holdUntil'] })
  return { ok: true } as const
}
