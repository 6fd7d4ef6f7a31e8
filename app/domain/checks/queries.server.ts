import { desc, eq } from 'drizzle-orm'
import { visibleChecks } from '#db/visible/assessments.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { keptOf } from '../access/kept.server.ts'
import type { Subject } from '../timeline/met.server.ts'

const k = visibleChecks

/** The last check of an organisation or contact (under null), and of each of its representations (under its id). */
export async function lastChecksOf(db: ActorDb, of: Subject) {
  return (await lastChecks(db, of)).map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

const lastChecks = keptOf(k, (db, theirs) =>
  db
    .selectDistinctOn([k.representationId], {
      representationId: k.representationId,
      at: k.at,
      dueOn: k.dueOn,
      by: visibleMembers.name,
    })
    .from(k)
    .leftJoin(visibleMembers, eq(visibleMembers.id, k.memberId))
    .where(theirs)
    .orderBy(k.representationId, desc(k.at), desc(k.id)),
)

export type LastCheck = Awaited<ReturnType<typeof lastChecksOf>>[number]
