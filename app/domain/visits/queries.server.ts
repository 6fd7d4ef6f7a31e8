import { and, eq, inArray, ne, notInArray, sql } from 'drizzle-orm'
import { visibleContacts } from '#db/visible/contacts.ts'
import { visibleEngagements, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { entryOf } from '../calendar/entries.ts'
import {
  comingVisits,
  type Engagement,
  type EngagementRow,
  findEngagement,
  pastVisits,
  programmeOf,
} from '../engagements/queries.server.ts'
import type { ProgrammeEntry } from './programme-view.ts'
import type { Someone } from './warnings.ts'

/** A visit as lists show it, with the number of its talks that were not cancelled. */
export type VisitRow = Pick<EngagementRow, 'id' | 'title' | 'status' | 'level' | 'tier' | 'place' | 'source'> & {
  startsOn: string
  endsOn: string
  talks: number
}

/** Visits that are not over at `now`, soonest first, and those that are, latest first. */
export async function listVisits(db: ActorDb, now: Date): Promise<{ coming: VisitRow[]; past: VisitRow[] }> {
  const [coming, past] = await Promise.all([comingVisits(db, now), pastVisits(db, now)])
  const talks = await countTalks(
    db,
    [...coming, ...past].map((visit) => visit.id),
  )
  const listed = ({ id, title, status, level, tier, place, source, startsOn, endsOn }: EngagementRow): VisitRow => ({
    ...{ id, title, status, level, tier, place, source, talks: talks.get(id) ?? 0 },
    startsOn: startsOn ?? '',
    endsOn: endsOn ?? '',
  })
  return { coming: coming.map(listed), past: past.map(listed) }
}

async function countTalks(db: ActorDb, visitIds: string[]): Promise<Map<string, number>> {
  const e = visibleEngagements
  if (visitIds.length === 0) return new Map()
  const rows = await db
    .select({ visitId: e.visitId, talks: sql<number>`count(*)::int` })
    .from(e)
    .where(and(inArray(e.visitId, visitIds), inArray(e.kind, ['meeting', 'call', 'event']), notInArray(e.status, ['cancelled'])))
    .groupBy(e.visitId)
  return new Map(rows.map((row) => [row.visitId ?? '', row.talks]))
}

/** A visit with its dates, or undefined for what is hidden, not there, or not a visit. */
export async function findVisit(db: ActorDb, id: string): Promise<Visit | undefined> {
  const found = await findEngagement(db, id)
  if (found?.kind !== 'visit' || !found.startsOn || !found.endsOn) return undefined
  return { ...found, startsOn: found.startsOn, endsOn: found.endsOn }
}

export type Visit = Engagement & { startsOn: string; endsOn: string }

/** The items of a visit's programme on the clocks of the place it is held in. */
export async function programmeEntries(
  db: ActorDb,
  visit: { id: string; zone: string },
): Promise<(ProgrammeEntry & { version: number })[]> {
  return (await programmeOf(db, visit.id)).map((row) => ({
    ...entryOf({ ...row, label: row.title }, visit.zone),
    version: row.version,
    organisations: row.organisations,
  }))
}

/** Who is in each of the engagements, as far as the actor may know them. */
export async function peopleOf(db: ActorDb, engagementIds: string[]): Promise<Map<string, Someone[]>> {
  const p = visibleParticipants
  if (engagementIds.length === 0) return new Map()
  const rows = await db
    .select({
      engagementId: p.engagementId,
      key: sql<string>`coalesce(${p.contactId}, ${p.memberId})::text`,
      name: sql<string>`coalesce(${visibleContacts.name}, ${visibleMembers.name})`,
      theirs: sql<boolean>`${p.side} = 'theirs'`,
    })
    .from(p)
    .leftJoin(visibleContacts, eq(visibleContacts.id, p.contactId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, p.memberId))
    .where(and(inArray(p.engagementId, engagementIds), ne(p.answer, 'declined')))
    .orderBy(sql`3`)
  return new Map(
    [...Map.groupBy(rows, (row) => row.engagementId)].map(([id, all]) => [id, all.map(({ key, name, theirs }) => ({ key, name, theirs }))]),
  )
}
