import { and, eq, inArray } from 'drizzle-orm'
import { memberSignOffRoles } from '#db/schema/clearance.ts'
import { desks } from '#db/schema/members.ts'
import { type SignOffRole, signOffRoles } from '#db/schema/words.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { findDesk } from '../members/desks.server.ts'
import { findMember } from '../members/queries.server.ts'
import { lockRegister } from '../members/register-lock.server.ts'
import { rolesOf } from './queries.server.ts'

/** Says in which roles a member signs off. What they signed before stands. */
export async function setSignOffRoles(
  db: ActorDb,
  actor: Actor,
  memberId: string,
  wanted: readonly SignOffRole[],
): Promise<{ ok: boolean }> {
  await lockRegister(db)
  if (!(await findMember(db, memberId))) return { ok: false }
  const had = await rolesOf(db, { id: memberId })
  const gone = had.filter((role) => !wanted.includes(role))
  const fresh = signOffRoles.filter((role) => wanted.includes(role) && !had.includes(role))
  if (gone.length + fresh.length === 0) return { ok: true }
  const r = memberSignOffRoles
  if (gone.length > 0) await db.delete(r).where(and(eq(r.memberId, memberId), inArray(r.role, gone)))
  if (fresh.length > 0) await db.insert(r).values(fresh.map((role) => ({ memberId, role })))
  await recordDeed(db, actor, { verb: 'changed', noun: 'member', recordId: memberId, fields: ['signOffRoles'] })
  return { ok: true }
}

type Refused = { ok: false; reason: 'not-found' | 'changed-meanwhile' | 'none' }

/** Says which sign-offs the engagements of a desk need above internal: at least one. It counts at once, for those that are planned too. */
export async function setAskedSignOffs(
  db: ActorDb,
  actor: Actor,
  deskId: string,
  { roles, version }: { roles: readonly SignOffRole[]; version: number },
): Promise<{ ok: true } | Refused> {
  await lockRegister(db)
  const before = await findDesk(db, deskId)
  if (!before) return { ok: false, reason: 'not-found' }
  const asksSignOffs = signOffRoles.filter((role) => roles.includes(role))
  if (asksSignOffs.length === 0) return { ok: false, reason: 'none' }
  if (before.version !== version) return { ok: false, reason: 'changed-meanwhile' }
  const [changed] = await db.update(desks).set({ asksSignOffs }).where(eq(desks.id, deskId)).returning({ id: desks.id })
  if (!changed) return { ok: false, reason: 'not-found' }
  await recordDeed(db, actor, { verb: 'changed', noun: 'desk', recordId: deskId, fields: ['asksSignOffs'] })
  return { ok: true }
}
