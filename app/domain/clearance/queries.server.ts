import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { memberSignOffRoles } from '#db/schema/clearance.ts'
import { type SignOffRole, signOffRoles } from '#db/schema/words.ts'
import { visibleMissingSignOffs, visibleSignOffs } from '#db/visible/clearance.ts'
import { firstDay, lastDay, visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

const inOrder = (roles: readonly SignOffRole[]) => signOffRoles.filter((role) => roles.includes(role))

/** Which sign-offs each of the engagements still needs; those that are cleared are not among the keys. */
export async function missingSignOffs(db: ActorDb, engagementIds: readonly string[]): Promise<Map<string, SignOffRole[]>> {
  if (engagementIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(visibleMissingSignOffs)
    .where(inArray(visibleMissingSignOffs.engagementId, [...engagementIds]))
  const byEngagement = Map.groupBy(rows, (row) => row.engagementId)
  return new Map([...byEngagement].map(([id, all]) => [id, inOrder(all.map(({ role }) => role))]))
}

/** In which roles the actor may sign off. */
export async function rolesOf(db: ActorDb, actor: Pick<Actor, 'id'>): Promise<SignOffRole[]> {
  const rows = await db.select({ role: memberSignOffRoles.role }).from(memberSignOffRoles).where(eq(memberSignOffRoles.memberId, actor.id))
  return inOrder(rows.map(({ role }) => role))
}

const s = visibleSignOffs
const signed = { id: s.id, role: s.role, by: visibleMembers.name, at: s.at }

/** What clears each of the engagements: which sign-offs it lacks, and which stand. */
export async function clearancesOf(db: ActorDb, engagementIds: readonly string[]) {
  if (engagementIds.length === 0) return new Map<string, Clearance>()
  const missing = await missingSignOffs(db, engagementIds)
  const rows = await db
    .select({ ...signed, engagementId: s.engagementId })
    .from(s)
    .leftJoin(visibleMembers, eq(visibleMembers.id, s.memberId))
    .where(and(inArray(s.engagementId, [...engagementIds]), isNull(s.takenBackAt)))
    .orderBy(asc(s.at), asc(s.id))
  const standing = Map.groupBy(rows, (row) => row.engagementId)
  return new Map(
    engagementIds.map((id): [string, Clearance] => [
      id,
      { missing: missing.get(id) ?? [], standing: (standing.get(id) ?? []).map(({ engagementId: _, ...one }) => one) },
    ]),
  )
}

export async function clearanceOf(db: ActorDb, engagementId: string): Promise<Clearance> {
  return (await clearancesOf(db, [engagementId])).get(engagementId) ?? { missing: [], standing: [] }
}

export type Clearance = { missing: SignOffRole[]; standing: { id: string; role: SignOffRole; by: string | null; at: Date }[] }

const taker = sql<string | null>`(select m.name from visible_members m where m.id = ${s.takenBackBy})`

/** The sign-offs that were taken back, the latest first, with by whom and why. */
export async function takenBackSignOffs(db: ActorDb, engagementId: string) {
  return db
    .select({ ...signed, takenBackAt: sql<Date>`${s.takenBackAt}`.mapWith(s.takenBackAt), takenBackBy: taker, why: s.why })
    .from(s)
    .leftJoin(visibleMembers, eq(visibleMembers.id, s.memberId))
    .where(and(eq(s.engagementId, engagementId), isNotNull(s.takenBackAt)))
    .orderBy(desc(s.takenBackAt), desc(s.id))
    .limit(100)
}

export type TakenBack = Awaited<ReturnType<typeof takenBackSignOffs>>[number]

/** Engagements to come that lack a sign-off the actor may give, the soonest first. */
export async function waitingForSignOff(db: ActorDb, actor: Actor, now: Date, limit = 100) {
  const roles = await rolesOf(db, actor)
  if (roles.length === 0) return { roles, total: 0, rows: [] }
  const e = visibleEngagements
  const m = visibleMissingSignOffs
  const mine = db.select({ id: m.engagementId }).from(m).where(inArray(m.role, roles))
  const where = and(inArray(e.id, mine), gt(e.endsAt, now), ne(e.status, 'cancelled'))
  const rows = await db
    .select({ id: e.id, title: e.title, kind: e.kind, level: e.level, on: firstDay, until: lastDay })
    .from(e)
    .where(where)
    .orderBy(asc(e.startsAt), asc(e.id))
    .limit(limit)
  const missing = await missingSignOffs(
    db,
    rows.map(({ id }) => id),
  )
  const listed = rows.map((row) => ({ ...row, missing: (missing.get(row.id) ?? []).filter((role) => roles.includes(role)) }))
  return { roles, total: await db.$count(e, where), rows: listed }
}

export type Waiting = Awaited<ReturnType<typeof waitingForSignOff>>
