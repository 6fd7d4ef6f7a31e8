import { and, eq, inArray } from 'drizzle-orm'
import { attendances, attendants, delegationGroups } from '#db/schema/delegations.ts'
import { visibleAttendances, visibleAttendants } from '#db/visible/delegations.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { AttendanceInput, GroupInput } from './input.ts'
import { groupsOf, guestsOf } from './queries.server.ts'

type Refused = { ok: false; reason: 'not-found' | 'name-taken' | 'changed-meanwhile' | 'unknown-choice' }
type Outcome = { ok: true } | Refused

const groupsChanged = (db: ActorDb, actor: Actor, visitId: string) =>
  recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: visitId, fields: ['groups'] })

export async function addGroup(db: ActorDb, actor: Actor, visitId: string, { name, kind }: GroupInput): Promise<Outcome> {
  const g = delegationGroups
  const added = await db.insert(g).values({ visitId, name, kind }).onConflictDoNothing().returning({ id: g.id })
  if (added.length === 0) return { ok: false, reason: 'name-taken' }
  await groupsChanged(db, actor, visitId)
  return { ok: true }
}

/** Gives a group another name; its kind stays, since people are in it as what it is. */
export async function renameGroup(
  db: ActorDb,
  actor: Actor,
  visitId: string,
  { id, version, name }: { id: string; version: number; name: string },
): Promise<Outcome> {
  const groups = await groupsOf(db, visitId)
  if (!groups.some((group) => group.id === id)) return { ok: false, reason: 'not-found' }
  if (groups.some((group) => group.id !== id && group.name === name)) return { ok: false, reason: 'name-taken' }
  const g = delegationGroups
  const changed = await db
    .update(g)
    .set({ name })
    .where(and(eq(g.id, id), eq(g.version, version)))
    .returning({ id: g.id })
  if (changed.length === 0) return { ok: false, reason: 'changed-meanwhile' }
  await groupsChanged(db, actor, visitId)
  return { ok: true }
}

/** Its people stay in the delegation; the items it was in stay in the programme, for whoever else is in them. */
export async function removeGroup(db: ActorDb, actor: Actor, visitId: string, id: string): Promise<Outcome> {
  if (!(await groupsOf(db, visitId)).some((group) => group.id === id)) return { ok: false, reason: 'not-found' }
  const g = delegationGroups
  const gone = await db.delete(g).where(eq(g.id, id)).returning({ id: g.id })
  if (gone.length === 0) return { ok: false, reason: 'not-found' }
  await groupsChanged(db, actor, visitId)
  return { ok: true }
}

type Item = { id: string; visitId: string }

/** Says who of the delegation is in an item, if that is still at `version` (0: all of it was). People hidden from the actor stay in. */
export async function setAttendance(db: ActorDb, actor: Actor, item: Item, version: number, input: AttendanceInput): Promise<Outcome> {
  const a = attendances
  const [before] = await db.select().from(visibleAttendances).where(eq(visibleAttendances.engagementId, item.id))
  if ((before?.version ?? 0) !== version) return { ok: false, reason: 'changed-meanwhile' }
  const wish = input.who === 'part' ? input : undefined
  if (wish && !(await areOfVisit(db, item.visitId, wish))) return { ok: false, reason: 'unknown-choice' }
  if (!before && !wish) return { ok: true }
  const at = before && and(eq(a.id, before.id), eq(a.version, version))
  const written = !before
    ? await db.insert(a).values({ engagementId: item.id }).onConflictDoNothing().returning({ id: a.id })
    : wish
      ? await db.update(a).set({ engagementId: item.id }).where(at).returning({ id: a.id })
      : await db.delete(a).where(at).returning({ id: a.id })
  const [attendance] = written
  if (!attendance) return { ok: false, reason: 'changed-meanwhile' }
  if (wish) await replaceAttendants(db, { attendanceId: attendance.id, engagementId: item.id }, wish)
  await recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: item.id, fields: ['attendance'] })
  return { ok: true }
}

async function areOfVisit(db: ActorDb, visitId: string, { groupIds, guestIds }: AttendanceInput): Promise<boolean> {
  const groups = new Set((await groupsOf(db, visitId)).map(({ id }) => id))
  const guests = new Set((await guestsOf(db, visitId)).map(({ id }) => id))
  return groupIds.every((id) => groups.has(id)) && guestIds.every((id) => guests.has(id))
}

async function replaceAttendants(
  db: ActorDb,
  of: { attendanceId: string; engagementId: string },
  { groupIds, guestIds }: AttendanceInput,
): Promise<void> {
  const now = await db.select().from(visibleAttendants).where(eq(visibleAttendants.attendanceId, of.attendanceId))
  const wished = new Set([...groupIds, ...guestIds])
  const has = new Set(now.map(({ groupId, participantId }) => groupId ?? participantId ?? ''))
  const gone = now.filter(({ groupId, participantId }) => !wished.has(groupId ?? participantId ?? '')).map(({ id }) => id)
  if (gone.length > 0) await db.delete(attendants).where(inArray(attendants.id, gone))
  const fresh = [
    ...groupIds.map((groupId) => ({ ...of, groupId, participantId: null })),
    ...guestIds.map((participantId) => ({ ...of, groupId: null, participantId })),
  ].filter(({ groupId, participantId }) => !has.has(groupId ?? participantId ?? ''))
  if (fresh.length > 0) await db.insert(attendants).values(fresh).onConflictDoNothing()
}
