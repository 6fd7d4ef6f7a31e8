import { and, eq, inArray, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { spelled, visibleBusy } from '#db/visible/busy.ts'
import { visibleContacts } from '#db/visible/contacts.ts'
import { visibleEngagements, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { spellingOf, takenUnseen } from '../rooms/rooms.server.ts'
import { type Busy, type Clash, clashesOf, gapBetween, markOfClashes, type Occupied, type Person, travelMinutes } from './clashes.ts'
import type { EngagementInput } from './input.ts'
import type { Engagement } from './queries.server.ts'
import type { TimeColumns } from './times.ts'

type When = Pick<TimeColumns, 'timing' | 'zone' | 'startsAt' | 'endsAt'>
type Asked = { id?: string; kind: string; status: string; place: string | null; visitId: string | null }
type Standing = Asked & When & Pick<Engagement, 'participants'>

/** What speaks against an engagement as its form has it; `id` when it is one that stands already. */
export const clashesOfInput = (db: ActorDb, input: EngagementInput, id?: string): Promise<Clash[]> =>
  clashesOfTimes(db, input, [input.time], id)

/** What speaks against any of the times of a form, each said once. */
export async function clashesOfTimes(db: ActorDb, input: EngagementInput, times: When[], id?: string): Promise<Clash[]> {
  const { kind, status, place = null, visitId = null } = input
  const roles = id ? await interpretersOf(db, id) : []
  const people = await named(db, input.memberIds, input.contactIds)
  const asked = { kind, status, place, visitId, ...(id ? { id } : {}) }
  return clashesAround(
    db,
    asked,
    times,
    people.map((one) => ({ ...one, interpreter: roles.includes(one.id) })),
  )
}

/** What speaks against an engagement as it stands, or as it would stand; nothing does once it is over. */
export async function clashesOfEngagement(db: ActorDb, engagement: Standing, now = new Date()): Promise<Clash[]> {
  if (engagement.endsAt <= now) return []
  const people = engagement.participants.map((one) => ({
    id: one.memberId ?? one.contactId ?? '',
    name: one.name,
    interpreter: one.role === 'interpreter',
  }))
  return clashesAround(db, engagement, [engagement], people)
}

async function clashesAround(db: ActorDb, asked: Asked, times: When[], people: Person[]): Promise<Clash[]> {
  if (times.length === 0) return []
  const standing = !['visit', 'free'].includes(asked.kind) && !['cancelled', 'postponed'].includes(asked.status)
  const timed = standing ? times.filter((time) => time.timing !== 'window') : []
  const visit = asked.visitId ? await visitDays(db, asked.visitId) : undefined
  const others = await occupiedAround(db, asked, timed, people)
  const busy = await busyAmong(db, timed, people)
  const taken = asked.place && timed.length > 0 ? await takenUnseen(db, asked.place, duringAny(timed)) : []
  const found = times.flatMap((time) => {
    if (!timed.includes(time)) return clashesOf({ ...time, people: [], place: null }, { others: [], busy: [], visit })
    const near = others.filter((other) => gapBetween(time, other) < travelMinutes.abroad)
    return clashesOf({ ...time, place: asked.place, people }, { others: near, busy, taken, visit })
  })
  return [...new Map(found.map((clash) => [markOfClashes([clash]), clash])).values()]
}

async function visitDays(db: ActorDb, visitId: string) {
  const v = visibleEngagements
  const [days] = await db.select({ id: v.id, title: v.title, startsAt: v.startsAt, endsAt: v.endsAt }).from(v).where(eq(v.id, visitId))
  return days
}

/** All of the times, each so many minutes longer at both ends. */
function duringAny(times: Pick<When, 'startsAt' | 'endsAt'>[], minutes = 0): SQL {
  const at = (date: Date, later: number) => new Date(date.getTime() + later * 60_000).toISOString()
  const ranges = times.map(({ startsAt, endsAt }) => `[${at(startsAt, -minutes)},${at(endsAt, minutes)})`)
  return sql`${`{${ranges.join(',')}}`}::tstzmultirange`
}

/** What the actor may see near the times that has a person or the place in common with them; windows say too little of their hours. */
async function occupiedAround(db: ActorDb, { id, place }: Asked, times: When[], people: Person[]): Promise<Occupied[]> {
  const v = visibleEngagements
  const p = visibleParticipants
  const ids = people.map((one) => one.id)
  if (times.length === 0 || (ids.length === 0 && place === null)) return []
  const shared = db
    .select({ id: p.engagementId })
    .from(p)
    .where(or(inArray(p.memberId, ids), inArray(p.contactId, ids)))
  const rows = await db
    .select({ id: v.id, title: v.title, startsAt: v.startsAt, endsAt: v.endsAt, zone: v.zone, place: v.place })
    .from(v)
    .where(
      and(
        sql`${v.during} && ${duringAny(times, travelMinutes.abroad)}`,
        ne(v.timing, 'window'),
        notInArray(v.kind, ['visit', 'free']),
        notInArray(v.status, ['cancelled', 'postponed']),
        id ? ne(v.id, id) : undefined,
        or(ids.length > 0 ? inArray(v.id, shared) : undefined, place === null ? undefined : eq(spelled(v.place), spellingOf(place))),
      ),
    )
    .orderBy(v.startsAt, v.id)
    .limit(5000)
  if (rows.length === 0) return []
  const there = await db
    .select({ engagementId: p.engagementId, id: sql<string>`coalesce(${p.memberId}, ${p.contactId})`, role: p.role })
    .from(p)
    .where(
      inArray(
        p.engagementId,
        rows.map((row) => row.id),
      ),
    )
  const byEngagement = Map.groupBy(there, (one) => one.engagementId)
  return rows.map((row) => ({
    ...row,
    people: (byEngagement.get(row.id) ?? []).map((one) => ({ id: one.id, name: '', interpreter: one.role === 'interpreter' })),
  }))
}

async function busyAmong(db: ActorDb, times: When[], people: Person[]): Promise<Busy[]> {
  const ids = people.map((one) => one.id)
  if (ids.length === 0 || times.length === 0) return []
  const b = visibleBusy
  return db
    .select({
      personId: sql<string>`coalesce(${b.memberId}, ${b.contactId})`,
      startsAt: sql`lower(${b.during})`.mapWith(visibleEngagements.startsAt),
      endsAt: sql`upper(${b.during})`.mapWith(visibleEngagements.endsAt),
      desk: b.desk,
    })
    .from(b)
    .where(and(or(inArray(b.memberId, ids), inArray(b.contactId, ids)), sql`${b.during} && ${duringAny(times)}`))
}

async function named(db: ActorDb, memberIds: string[], contactIds: string[]) {
  const [m, c] = [visibleMembers, visibleContacts]
  return [
    ...(await db.select({ id: m.id, name: m.name }).from(m).where(inArray(m.id, memberIds))),
    ...(await db.select({ id: c.id, name: c.name }).from(c).where(inArray(c.id, contactIds))),
  ]
}

async function interpretersOf(db: ActorDb, engagementId: string): Promise<string[]> {
  const p = visibleParticipants
  const rows = await db
    .select({ id: sql<string>`coalesce(${p.memberId}, ${p.contactId})` })
    .from(p)
    .where(and(eq(p.engagementId, engagementId), eq(p.role, 'interpreter')))
  return rows.map((row) => row.id)
}
