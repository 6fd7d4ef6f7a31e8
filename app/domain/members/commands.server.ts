import { and, eq, inArray, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { deskMembers, desks, members } from '#db/schema/members.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { MemberChange, NewMember } from './input.ts'
import { findMember, hasOtherAdministrator, isEmailTaken, type Member } from './queries.server.ts'
import { lockRegister } from './register-lock.server.ts'

type Refusal = 'not-found' | 'changed-meanwhile' | 'last-administrator' | 'email-taken' | 'unknown-desk'
export type Refused<Reason extends Refusal = Refusal> = { ok: false; reason: Reason }

/** Adds a member who cannot sign in yet: see givePassword. */
export async function addMember(
  db: ActorDb,
  actor: Actor,
  input: NewMember,
): Promise<{ ok: true; id: string } | Refused<'email-taken' | 'unknown-desk'>> {
  await lockRegister(db)
  const id = newId()
  if (await isEmailTaken(db, input.email, id)) return { ok: false, reason: 'email-taken' }
  if (!(await areDesks(db, input.deskIds))) return { ok: false, reason: 'unknown-desk' }
  const { email, name, role } = input
  // Written out: the builder would name every column, and members may fill in these alone.
  await db.execute(sql`insert into ${members} (id, email, name, role) values (${id}, ${email}, ${name}, ${role})`)
  await joinDesks(db, id, input.deskIds)
  await recordDeed(db, actor, { verb: 'created', noun: 'member', recordId: id })
  return { ok: true, id }
}

/** Changes name, address, role and desks. A new role ends the member's sessions. */
export async function changeMember(db: ActorDb, actor: Actor, id: string, input: MemberChange): Promise<{ ok: true } | Refused> {
  await lockRegister(db)
  const before = await findMember(db, id)
  if (!before) return { ok: false, reason: 'not-found' }
  if (before.version !== input.version) return { ok: false, reason: 'changed-meanwhile' }
  if (await isEmailTaken(db, input.email, id)) return { ok: false, reason: 'email-taken' }
  if (!(await areDesks(db, input.deskIds))) return { ok: false, reason: 'unknown-desk' }
  if (input.role !== 'administrator' && (await isLastAdministrator(db, before))) return { ok: false, reason: 'last-administrator' }

  const { email, name, role } = input
  const [changed] = await db.update(members).set({ email, name, role }).where(eq(members.id, id)).returning({ id: members.id })
  if (!changed) return { ok: false, reason: 'not-found' }
  const moved = await changeDesks(db, before, input.deskIds)
  const fields = [...changedFields(before, { email, name, role }), ...(moved ? ['desks'] : [])]
  if (fields.length > 0) await recordDeed(db, actor, { verb: 'changed', noun: 'member', recordId: id, fields })
  return { ok: true }
}

/** Takes a member's access away, at once and wherever they are signed in. What they made stays. */
export async function disableMember(
  db: ActorDb,
  actor: Actor,
  id: string,
  now: Date,
): Promise<{ ok: true } | Refused<'not-found' | 'last-administrator'>> {
  await lockRegister(db)
  const member = await findMember(db, id)
  if (member && (await isLastAdministrator(db, member))) return { ok: false, reason: 'last-administrator' }
  return setAccess(db, actor, member, now)
}

export async function enableMember(db: ActorDb, actor: Actor, id: string): Promise<{ ok: true } | Refused<'not-found'>> {
  return setAccess(db, actor, await findMember(db, id), null)
}

async function setAccess(
  db: ActorDb,
  actor: Actor,
  member: Member | undefined,
  disabledAt: Date | null,
): Promise<{ ok: true } | Refused<'not-found'>> {
  if (!member) return { ok: false, reason: 'not-found' }
  if ((member.disabledAt === null) === (disabledAt === null)) return { ok: true }
  const [changed] = await db.update(members).set({ disabledAt }).where(eq(members.id, member.id)).returning({ id: members.id })
  if (!changed) return { ok: false, reason: 'not-found' }
  await recordDeed(db, actor, { verb: disabledAt ? 'disabled' : 'enabled', noun: 'member', recordId: member.id })
  return { ok: true }
}

async function isLastAdministrator(db: ActorDb, member: Member): Promise<boolean> {
  return member.role === 'administrator' && member.disabledAt === null && !(await hasOtherAdministrator(db, member.id))
}

async function areDesks(db: ActorDb, ids: string[]): Promise<boolean> {
  const known = await db.select({ id: desks.id }).from(desks).where(inArray(desks.id, ids))
  return known.length === new Set(ids).size
}

async function changeDesks(db: ActorDb, before: Member, wanted: string[]): Promise<boolean> {
  const had = before.desks.map((desk) => desk.id)
  const gone = had.filter((id) => !wanted.includes(id))
  const joined = [...new Set(wanted)].filter((id) => !had.includes(id))
  if (gone.length > 0) {
    await db.delete(deskMembers).where(and(eq(deskMembers.memberId, before.id), inArray(deskMembers.deskId, gone)))
  }
  await joinDesks(db, before.id, joined)
  return gone.length + joined.length > 0
}

async function joinDesks(db: ActorDb, memberId: string, deskIds: string[]): Promise<void> {
  if (deskIds.length === 0) return
  await db.insert(deskMembers).values([...new Set(deskIds)].map((deskId) => ({ memberId, deskId })))
}
