import { and, eq, isNull } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { signOffs } from '#db/schema/clearance.ts'
import type { SignOffRole } from '#db/schema/words.ts'
import { visibleSignOffs } from '#db/visible/clearance.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { missingSignOffs, rolesOf } from './queries.server.ts'

type Outcome<Reason> = { ok: true } | { ok: false; reason: Reason }

/**
 * Gives the actor's sign-off in a role, to the engagement as it was `seen` (its `renderedAt`). `not-asked`: it is there already, or the
 * engagement needs none in this role.
 */
export async function signOff(
  db: ActorDb,
  actor: Actor,
  engagementId: string,
  { role, seen }: { role: SignOffRole; seen: Date },
): Promise<Outcome<'not-found' | 'not-yours' | 'not-asked' | 'changed-meanwhile'>> {
  const v = visibleEngagements
  const [engagement] = await db.select({ renderedAt: v.renderedAt }).from(v).where(eq(v.id, engagementId))
  if (!engagement) return { ok: false, reason: 'not-found' }
  if (!(await rolesOf(db, actor)).includes(role)) return { ok: false, reason: 'not-yours' }
  const missing = (await missingSignOffs(db, [engagementId])).get(engagementId) ?? []
  if (!missing.includes(role)) return { ok: false, reason: 'not-asked' }
  const written = await db
    .insert(signOffs)
    .values({ id: newId(), engagementId, role, memberId: actor.id, signedFor: seen })
    .onConflictDoNothing()
    .returning({ id: signOffs.id })
  if (written.length === 0) return { ok: false, reason: 'changed-meanwhile' }
  await recordDeed(db, actor, { verb: 'signed-off', noun: 'engagement', recordId: engagementId, fields: [role] })
  return { ok: true }
}

/** Takes the standing sign-off of a role back: for who may give it, and for who may write the engagement. Doing it twice is no error. */
export async function takeBackSignOff(
  db: ActorDb,
  actor: Actor,
  engagementId: string,
  role: SignOffRole,
): Promise<Outcome<'not-found' | 'not-yours'>> {
  const s = visibleSignOffs
  const v = visibleEngagements
  const [engagement] = await db.select({ standing: s.id }).from(v).leftJoin(s, standingIn(role)).where(eq(v.id, engagementId))
  if (!engagement) return { ok: false, reason: 'not-found' }
  if (!engagement.standing) return { ok: true }
  const taken = await db
    .update(signOffs)
    .set({ takenBackAt: new Date(), takenBackBy: actor.id, why: 'by-hand' })
    .where(eq(signOffs.id, engagement.standing))
    .returning({ id: signOffs.id })
  if (taken.length === 0) return { ok: false, reason: 'not-yours' }
  await recordDeed(db, actor, { verb: 'taken-back', noun: 'engagement', recordId: engagementId, fields: [role, 'by-hand'] })
  return { ok: true }
}

const standingIn = (role: SignOffRole) =>
  and(eq(visibleSignOffs.engagementId, visibleEngagements.id), eq(visibleSignOffs.role, role), isNull(visibleSignOffs.takenBackAt))
