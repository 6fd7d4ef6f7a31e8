import { desc, eq, getViewSelectedFields } from 'drizzle-orm'
import { visibleShares } from '#db/visible/handouts.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

/** The links that were made for guests of a visit, newest first, as far as the actor may write it. No token is among what is known. */
export async function sharesOf(db: ActorDb, visitId: string, now: Date) {
  const rows = await db
    .select({ ...getViewSelectedFields(visibleShares), by: visibleMembers.name })
    .from(visibleShares)
    .leftJoin(visibleMembers, eq(visibleMembers.id, visibleShares.createdBy))
    .where(eq(visibleShares.visitId, visitId))
    .orderBy(desc(visibleShares.createdAt), desc(visibleShares.id))
    .limit(100)
  return rows.map((row) => ({ ...row, expired: row.expiresAt <= now }))
}

export type ShareRow = Awaited<ReturnType<typeof sharesOf>>[number]
