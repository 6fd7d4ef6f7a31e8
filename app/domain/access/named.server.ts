import { and, eq, inArray, isNull } from 'drizzle-orm'
import { recordAccess } from '#db/schema/access.ts'
import type { Level } from '#db/schema/words.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleAccess } from '#db/visible/trail.ts'
import type { Actor } from './actors.ts'
import type { ActorDb } from './as-actor.server.ts'
import { kept, type Places } from './kept.server.ts'

/** The members named on a record, who see it whatever its level. */
export const namedOn = (db: ActorDb, recordId: string): Promise<{ id: string; name: string }[]> => named(db, { recordId })

const named = kept((db, { recordId }: Places<'recordId'>) =>
  db
    .select({ id: visibleMembers.id, name: visibleMembers.name })
    .from(visibleMembers)
    .innerJoin(visibleAccess, and(eq(visibleAccess.memberId, visibleMembers.id), eq(visibleAccess.reason, 'named')))
    .where(eq(visibleAccess.recordId, recordId))
    .orderBy(visibleMembers.name),
)

/** Makes the members named on a record those given, and whoever keeps it need-to-know one of them. True when anything changed. */
export async function keepNamed(db: ActorDb, actor: Actor, recordId: string, level: Level, memberIds: readonly string[]): Promise<boolean> {
  const wished = new Set(level === 'need-to-know' ? [...memberIds, actor.id] : memberIds)
  const now = await db
    .select({ id: visibleAccess.id, memberId: visibleAccess.memberId })
    .from(visibleAccess)
    .where(and(eq(visibleAccess.recordId, recordId), eq(visibleAccess.reason, 'named')))
  const gone = now.filter((row) => !wished.has(row.memberId)).map((row) => row.id)
  const missing = [...wished].filter((memberId) => !now.some((row) => row.memberId === memberId))
  const fresh =
    missing.length === 0
      ? []
      : await db
          .select({ memberId: visibleMembers.id })
          .from(visibleMembers)
          .where(and(inArray(visibleMembers.id, missing), isNull(visibleMembers.disabledAt)))
  if (gone.length > 0) await db.delete(recordAccess).where(inArray(recordAccess.id, gone))
  if (fresh.length > 0)
    await db.insert(recordAccess).values(fresh.map(({ memberId }) => ({ recordId, memberId, reason: 'named' as const })))
  return gone.length + fresh.length > 0
}
