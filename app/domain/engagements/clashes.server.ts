import { and, eq, inArray, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { visibleBusy } from '#db/visible/busy.ts'
import { visibleContacts } from '#db/visible/contacts.ts'
import { visibleEngagements, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { takenUnseen } from '../rooms/rooms.server.ts'
import { type Busy, type Clash, clashesOf, type Occupied, type Person, travelMinutes, type Wished } from './clashes.ts'
import type { EngagementInput } from './input.ts'
import type { Engagement } from './queries.server.ts'

type Standing = Asked & Pick<Engagement, 'participants'>
type Asked = Omit<Wished, 'people'> & { id?: string; timing: string; kind: string; status: string; visitId: string | null }

/** What speaks against an engagement as its form has it; `id` when it is one that stands already. */
export async function clashesOfInput(db: ActorDb, input: EngagementInput, id?: string): Promise<Clash[]> {
  const { time, kind, status, place = null, visitId = null } = input
  const roles = id ? await interpretersOf(db, id) : []
  const people = await named(db, input.memberIds, input.contactIds)
  const asked = { ...time, kind, status, place, visitId, ...(id ? { id } : {}) }
  return clashesAround(
    db,
    asked,
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
  return clashesAround(db, engagement, people)
}

async function clashesAround(db: ActorDb, asked: Asked, people: Person[]): Promise<Clash[]> {
  const occupies =
    asked.timing !== 'window' && !['visit', 'free'].includes(asked.kind) && !['cancelled', 'postponed'].includes(asked.status)
  const days = asked.visitId ? await visitDays(db, asked.visitId) : undefined
  if (!occupies) return clashesOf({ ...asked, people: [], place: null }, { others: [], busy: [], visit: days })
  const others = await occupiedAround(db, asked)
  const taken = asked.place ? await takenUnseen(db, asked.place, during(asked.startsAt, asked.endsAt)) : []
  return clashesOf({ ...asked, people }, { others, busy: await busyAmong(db, asked, people), taken, visit: days })
}

async function visitDays(db: ActorDb, visitId: string) {
  const v = visibleEngagements
  const [days] = await db.select({ id: v.id, title: v.title, startsAt: v.startsAt, endsAt: v.endsAt }).from(v).where(eq(v.id, visitId))
  return days
}

const during = (startsAt: Date, endsAt: Date): SQL =>
  sql`tstzrange(${startsAt.toISOString()}::timestamptz, ${endsAt.toISOString()}::timestamptz)`

/** What the actor may see near the wished time; whole days and windows say too little of their hours, but whole days do occupy. */
async function occupiedAround(db: ActorDb, { id, startsAt, endsAt }: Asked): Promise<Occupied[]> {
  const v = visibleEngagements
  const reach = travelMinutes.abroad * 60_000
  const near = during(new Date(startsAt.getTime() - reach), new Date(endsAt.getTime() + reach))
  const rows = await db
    .select({ id: v.id, title: v.title, startsAt: v.startsAt, endsAt: v.endsAt, zone: v.zone, place: v.place })
    .from(v)
    .where(
      and(
        sql`${v.during} && ${near}`,
        ne(v.timing, 'window'),
        notInArray(v.kind, ['visit', 'free']),
        notInArray(v.status, ['cancelled', 'postponed']),
        id ? ne(v.id, id) : undefined,
      ),
    )
    .orderBy(v.startsAt, v.id)
    .limit(500)
  if (rows.length === 0) return []
  const p = visibleParticipants
  const ids = rows.map((row) => row.id)
  const people = await db
    .select({ engagementId: p.engagementId, id: sql<string>`coalesce(${p.memberId}, ${p.contactId})`, role: p.role })
    .from(p)
    .where(inArray(p.engagementId, ids))
  const byEngagement = Map.groupBy(people, (one) => one.engagementId)
  return rows.map((row) => ({
    ...row,
    people: (byEngagement.get(row.id) ?? []).map((one) => ({ id: one.id, name: '', interpreter: one.role === 'interpreter' })),
  }))
}

async function busyAmong(db: ActorDb, { startsAt, endsAt }: Asked, people: Person[]): Promise<Busy[]> {
  const ids = people.map((one) => one.id)
  if (ids.length === 0) return []
  const b = visibleBusy
  return db
    .select({
      personId: sql<string>`coalesce(${b.memberId}, ${b.contactId})`,
      startsAt: sql`lower(${b.during})`.mapWith(visibleEngagements.startsAt),
      endsAt: sql`upper(${b.during})`.mapWith(visibleEngagements.endsAt),
      desk: b.desk,
    })
    .from(b)
    .where(and(or(inArray(b.memberId, ids), inArray(b.contactId, ids)), sql`${b.during} && ${during(startsAt, endsAt)}`))
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
