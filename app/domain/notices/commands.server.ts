import { and, eq, inArray, isNull, lte } from 'drizzle-orm'
import { notices } from '#db/schema/notices.ts'
import { visibleNotices } from '#db/visible/notices.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

const n = visibleNotices

/** Marks a notice as read, or as unread again. False when the actor has no such notice. */
export async function markRead(db: ActorDb, id: string, readAt: Date | null): Promise<boolean> {
  const seen = db.select({ id: n.id }).from(n).where(eq(n.id, id))
  const marked = await db.update(notices).set({ readAt }).where(inArray(notices.id, seen)).returning({ id: notices.id })
  return marked.length > 0
}

/** Marks what the actor has as read, but for what came up after `until`: they have not seen it yet. */
export async function markAllRead(db: ActorDb, until: Date, readAt: Date): Promise<void> {
  const seen = db
    .select({ id: n.id })
    .from(n)
    .where(and(isNull(n.readAt), lte(n.madeAt, until)))
  await db.update(notices).set({ readAt }).where(inArray(notices.id, seen))
}
