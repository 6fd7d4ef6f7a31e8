import { and, asc, eq, sql } from 'drizzle-orm'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import {
  visibleAttendances,
  visibleAttendants,
  visibleDelegationGroups,
  visibleDelegationMembers,
  visibleDelegationNeeds,
} from '#db/visible/delegations.ts'
import { visibleEngagements, visibleParticipants } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { Attendance } from './attendance.ts'

/** The guests of a visit whom the actor may know: its head first, then by name. `version` is 0 while nothing is said of one. */
export async function guestsOf(db: ActorDb, visitId: string) {
  const p = visibleParticipants
  const m = visibleDelegationMembers
  const rows = await db
    .select({
      id: p.id,
      contactId: visibleContacts.id,
      name: visibleContacts.name,
      answer: p.answer,
      post: p.post,
      organisation: visibleOrganisations.name,
      role: m.role,
      languages: m.languages,
      spoken: visibleContacts.languages,
      groupId: m.groupId,
      vehicleId: m.vehicleId,
      saidId: m.id,
      version: m.version,
    })
    .from(p)
    .innerJoin(visibleContacts, eq(visibleContacts.id, p.contactId))
    .leftJoin(m, eq(m.participantId, p.id))
    .leftJoin(visibleOrganisations, eq(visibleOrganisations.id, p.organisationId))
    .where(and(eq(p.engagementId, visitId), eq(p.side, 'theirs')))
    .orderBy(sql`${m.role} is distinct from 'head'`, asc(visibleContacts.name), asc(p.id))
  return rows.map((row) => ({ ...row, version: row.version ?? 0 }))
}

export type Guest = Awaited<ReturnType<typeof guestsOf>>[number]

/** Groups and vehicles of a visit's delegation, groups first. */
export async function groupsOf(db: ActorDb, visitId: string) {
  const { id, kind, name, version } = visibleDelegationGroups
  return db
    .select({ id, kind, name, version })
    .from(visibleDelegationGroups)
    .where(eq(visibleDelegationGroups.visitId, visitId))
    .orderBy(asc(kind), asc(name))
}

export type Group = Awaited<ReturnType<typeof groupsOf>>[number]

/** What guests of a visit need, as far as the actor may know it. */
export async function needsOf(db: ActorDb, visitId: string) {
  const { id, participantId, body, level, version, createdAt } = visibleDelegationNeeds
  return db
    .select({ id, guestId: participantId, body, level, version })
    .from(visibleDelegationNeeds)
    .where(eq(visibleDelegationNeeds.visitId, visitId))
    .orderBy(asc(createdAt), asc(id))
}

export type Needs = Awaited<ReturnType<typeof needsOf>>[number]

/** The same with their names, for the page that is printed for our own use. */
export async function needsOnPaper(db: ActorDb, visitId: string) {
  const names = new Map((await guestsOf(db, visitId)).map(({ id, name }) => [id, name]))
  return (await needsOf(db, visitId)).map(({ guestId, body, level }) => ({ name: names.get(guestId) ?? '', body, level }))
}

/** The items of a visit that are not for the whole delegation, with whom they are for; people the actor may not know are left out. */
export async function attendanceOf(db: ActorDb, visitId: string): Promise<Map<string, Attendance>> {
  const rows = await db
    .select({
      engagementId: visibleAttendances.engagementId,
      version: visibleAttendances.version,
      groupId: visibleAttendants.groupId,
      guestId: visibleAttendants.participantId,
    })
    .from(visibleAttendances)
    .innerJoin(visibleEngagements, eq(visibleEngagements.id, visibleAttendances.engagementId))
    .leftJoin(visibleAttendants, eq(visibleAttendants.attendanceId, visibleAttendances.id))
    .where(eq(visibleEngagements.visitId, visitId))
  return new Map(
    [...Map.groupBy(rows, (row) => row.engagementId)].map(([item, of]) => [
      item,
      {
        version: of[0]?.version ?? 0,
        groupIds: of.flatMap(({ groupId }) => groupId ?? []),
        guestIds: of.flatMap(({ guestId }) => guestId ?? []),
      },
    ]),
  )
}
