import { desc, eq } from 'drizzle-orm'
import { visibleHandouts } from '#db/visible/handouts.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

const most = 30

/** What was handed out of a visit, latest first. */
export async function handoutsOf(db: ActorDb, visitId: string) {
  const h = visibleHandouts
  return db
    .select({ id: h.id, reader: h.reader, language: h.language, format: h.format, at: h.madeAt, by: visibleMembers.name })
    .from(h)
    .leftJoin(visibleMembers, eq(visibleMembers.id, h.madeBy))
    .where(eq(h.visitId, visitId))
    .orderBy(desc(h.madeAt), desc(h.id))
    .limit(most)
}

export type HandoutRow = Awaited<ReturnType<typeof handoutsOf>>[number]
