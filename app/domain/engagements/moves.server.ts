import { and, eq } from 'drizzle-orm'
import { engagements } from '#db/schema/engagements.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { isMovable } from './move-wish.ts'
import { type TimeColumns, wallTimeOf } from './times.ts'

type Columns = Partial<typeof engagements.$inferInsert>
type Outcome = { ok: true } | { ok: false; reason: 'not-found' | 'not-yours' | 'settled' | 'changed-meanwhile' }

/** Gives an engagement another time, if it is still at `version` and there is something to move. */
export async function moveEngagement(db: ActorDb, actor: Actor, id: string, version: number, time: TimeColumns): Promise<Outcome> {
  const [before] = await db.select({ status: visibleEngagements.status }).from(visibleEngagements).where(eq(visibleEngagements.id, id))
  if (before && !isMovable(before)) return { ok: false, reason: 'settled' }
  return changeColumns(db, actor, id, version, time)
}

/** Changes columns of an engagement that is still at `version`, and writes down which. */
export async function changeColumns(db: ActorDb, actor: Actor, id: string, version: number, change: Columns) {
  const [before] = await db.select().from(visibleEngagements).where(eq(visibleEngagements.id, id))
  if (!before) return { ok: false, reason: 'not-found' } as const
  const changed = await db
    .update(engagements)
    .set(change)
    .where(and(eq(engagements.id, id), eq(engagements.version, version)))
    .returning({ id: engagements.id })
  if (changed.length === 0) return { ok: false, reason: before.version === version ? 'not-yours' : 'changed-meanwhile' } as const
  await recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: id, fields: changedFields(asWritten(before), change) })
  return { ok: true } as const
}

/** The database writes wall times with a space and seconds; without this every change would seem to move the engagement. */
const asWritten = <Row extends { startsLocal: string | null; endsLocal: string | null }>(row: Row): Row => ({
  ...row,
  startsLocal: row.startsLocal && wallTimeOf(row.startsLocal),
  endsLocal: row.endsLocal && wallTimeOf(row.endsLocal),
})
