import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { pageWithin, rowsCounted, rowsPerPage } from '#app/lib/paging.ts'
import { among } from '#db/schema/conditions.ts'
import { desks } from '#db/schema/members.ts'
import { mandates, topics } from '#db/schema/topics.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import {
  visibleEngagementMandates,
  visibleEngagementOrganisations,
  visibleEngagements,
  visibleEngagementTopics,
  visibleParticipants,
} from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleAccess } from '#db/visible/trail.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { wallTimeOf } from './times.ts'

const v = visibleEngagements

const listed = {
  id: v.id,
  kind: v.kind,
  title: v.title,
  status: v.status,
  level: v.level,
  tier: v.tier,
  timing: v.timing,
  zone: v.zone,
  startsLocal: v.startsLocal,
  endsLocal: v.endsLocal,
  startsOn: v.startsOn,
  endsOn: v.endsOn,
  startsAt: v.startsAt,
  endsAt: v.endsAt,
  place: v.place,
  slot: v.slot,
  holdUntil: v.holdUntil,
  visitId: v.visitId,
  oursOnly: v.oursOnly,
  source: v.source,
  deskId: v.deskId,
  version: v.version,
}

type Listed = Pick<typeof v.$inferSelect, keyof typeof listed>

/** An engagement as calendars show it. Wall times read 'YYYY-MM-DDTHH:MM' on the clocks of `zone`; `endsOn` is the last day. */
export type EngagementItem = Listed

/** The same with whom it is with, as lists show it. */
export type EngagementRow = Listed & { organisations: string[] }

/** Rows as one JSON text: Drizzle decides anew for each value how to read it, which for a month takes longer than the query. */
async function list(db: ActorDb, where: SQL | undefined, order: SQL[], limit: number, offset = 0): Promise<Listed[]> {
  const values = sql.join(Object.values(listed), sql`, `)
  const rows = db
    .select({ values: sql`json_build_array(${values})`.as('values') })
    .from(v)
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
    .as('rows')
  const [found] = await db.select({ json: sql<string>`coalesce(json_agg(${rows.values}), '[]')::text` }).from(rows)
  return (JSON.parse(found?.json ?? '[]') as unknown[][]).map(read)
}

const names = Object.keys(listed)
// An object that has its names already is filled in half the time.
const blank = Object.fromEntries(names.map((name) => [name, null]))

function read(values: unknown[]): Listed {
  const found: Record<string, unknown> = { ...blank }
  names.forEach((name, place) => {
    found[name] = values[place]
  })
  const row = found as Listed
  row.startsLocal &&= wallTimeOf(row.startsLocal)
  row.endsLocal &&= wallTimeOf(row.endsLocal)
  row.startsAt = new Date(row.startsAt)
  row.endsAt = new Date(row.endsAt)
  row.holdUntil &&= new Date(row.holdUntil)
  return row
}

async function complete(db: ActorDb, found: Listed[]): Promise<EngagementRow[]> {
  const ids = found.map((row) => row.id)
  const names =
    ids.length === 0
      ? []
      : await db
          .select({ id: visibleEngagementOrganisations.engagementId, name: visibleOrganisations.name })
          .from(visibleEngagementOrganisations)
          .innerJoin(visibleOrganisations, eq(visibleOrganisations.id, visibleEngagementOrganisations.organisationId))
          .where(among(visibleEngagementOrganisations.engagementId, ids))
          .orderBy(visibleOrganisations.name)
  const byEngagement = Map.groupBy(names, (row) => row.id)
  return found.map((row) => ({
    ...row,
    organisations: (byEngagement.get(row.id) ?? []).map((organisation) => organisation.name),
  }))
}

const takesPart = (memberId: string) =>
  sql`exists (select 1 from visible_participants p where p.engagement_id = ${v.id} and p.member_id = ${memberId})`

export type EngagementFilter = {
  deskId?: string
  kind?: Listed['kind'][]
  level?: Listed['level'][]
  status?: Listed['status'][]
  organisationId?: string
  memberId?: string
  /** Someone else of ours who takes part as well. */
  withMemberId?: string
  topicId?: string
  visitId?: string
}

/** The conditions on `visibleEngagements` that a filter stands for. */
export function matching(filter: EngagementFilter): (SQL | undefined)[] {
  const { organisationId } = filter
  return [
    filter.deskId ? eq(v.deskId, filter.deskId) : undefined,
    filter.kind?.length ? inArray(v.kind, filter.kind) : undefined,
    filter.level?.length ? inArray(v.level, filter.level) : undefined,
    filter.status?.length ? inArray(v.status, filter.status) : undefined,
    filter.visitId ? eq(v.visitId, filter.visitId) : undefined,
    filter.memberId ? takesPart(filter.memberId) : undefined,
    filter.withMemberId ? takesPart(filter.withMemberId) : undefined,
    filter.topicId
      ? sql`exists (select 1 from visible_engagement_topics t where t.engagement_id = ${v.id} and t.topic_id = ${filter.topicId})`
      : undefined,
    organisationId
      ? sql`(exists (select 1 from visible_engagement_organisations o where o.engagement_id = ${v.id} and o.organisation_id = ${organisationId}) or exists (select 1 from visible_participants p where p.engagement_id = ${v.id} and p.organisation_id = ${organisationId}))`
      : undefined,
  ]
}

/** What happens between two instants (half-open), in order of start; whole days and windows count from midnight to midnight in their zone. */
export async function engagementsBetween(
  db: ActorDb,
  from: Date,
  to: Date,
  filter: EngagementFilter = {},
  limit = 1000,
): Promise<EngagementItem[]> {
  const range = sql`${v.during} && tstzrange(${from.toISOString()}::timestamptz, ${to.toISOString()}::timestamptz)`
  return list(db, and(range, ...matching(filter)), [asc(v.startsAt), asc(v.id)], limit)
}

/** Everything the actor may see, latest first, a page at a time, or the last page there is; `total` counts some pages further, and there are `more`. */
export async function engagementsPage(db: ActorDb, asked: number, filter: EngagementFilter = {}) {
  const where = and(...matching(filter))
  const most = asked * rowsPerPage + rowsCounted
  const some = db
    .select({ id: v.id })
    .from(v)
    .where(where)
    .limit(most + 1)
    .as('counted')
  const on = (page: number) => list(db, where, [desc(v.startsAt), asc(v.id)], rowsPerPage, (page - 1) * rowsPerPage)
  const [onPage, counted] = await Promise.all([on(asked), db.$count(some)])
  const total = Math.min(counted, most)
  const page = pageWithin(asked, total)
  return { rows: await complete(db, page === asked ? onPage : await on(page)), page, total, more: counted > most }
}

/** For a file: everything the actor may see, latest first. */
export const engagementIds = async (db: ActorDb, limit: number) =>
  db.select({ id: v.id }).from(v).orderBy(desc(v.startsAt), asc(v.id)).limit(limit)

/** Those of the engagements that the actor may see, latest first. */
export const engagementsOf = async (db: ActorDb, ids: string[]): Promise<EngagementRow[]> =>
  complete(db, await list(db, among(v.id, ids), [desc(v.startsAt), asc(v.id)], ids.length))

/** A visit's programme in order of time, then of title; talks still in the window are among them. */
export async function programmeOf(db: ActorDb, visitId: string): Promise<EngagementRow[]> {
  return complete(db, await list(db, eq(v.visitId, visitId), [asc(v.startsAt), asc(v.title)], 500))
}

// Spelled out, so that the index of visits serves a statement that is planned for all values.
const isVisit = sql`${v.kind} = 'visit'`

/** Visits that are not over, soonest on top. */
export const comingVisits = async (db: ActorDb, now: Date, limit = 100): Promise<EngagementRow[]> =>
  complete(db, await list(db, and(isVisit, sql`${v.endsAt} > ${now.toISOString()}::timestamptz`), [asc(v.startsAt), asc(v.id)], limit))

/** Visits that are over, latest on top. */
export const pastVisits = async (db: ActorDb, now: Date, limit = 100): Promise<EngagementRow[]> =>
  complete(db, await list(db, and(isVisit, sql`${v.endsAt} <= ${now.toISOString()}::timestamptz`), [desc(v.startsAt), asc(v.id)], limit))

/** One engagement with all that belongs to it, as far as the actor may know; undefined when it is hidden or not there. */
export async function findEngagement(db: ActorDb, id: string) {
  const [found] = await db.select().from(v).where(eq(v.id, id))
  if (!found) return undefined
  const { during: _, folded: __, ...row } = found
  const [desk] = await db.select({ name: desks.name }).from(desks).where(eq(desks.id, row.deskId))
  const [visit] = row.visitId
    ? await db.select({ id: v.id, title: v.title, startsOn: v.startsOn, endsOn: v.endsOn }).from(v).where(eq(v.id, row.visitId))
    : []
  const organisation = { id: visibleOrganisations.id, name: visibleOrganisations.name, kind: visibleOrganisations.kind }
  const [host] = row.hostId ? await db.select(organisation).from(visibleOrganisations).where(eq(visibleOrganisations.id, row.hostId)) : []
  return {
    ...row,
    startsLocal: row.startsLocal && wallTimeOf(row.startsLocal),
    endsLocal: row.endsLocal && wallTimeOf(row.endsLocal),
    desk: desk?.name ?? '',
    visit,
    host,
    organisations: await db
      .select(organisation)
      .from(visibleOrganisations)
      .innerJoin(visibleEngagementOrganisations, eq(visibleOrganisations.id, visibleEngagementOrganisations.organisationId))
      .where(eq(visibleEngagementOrganisations.engagementId, id))
      .orderBy(visibleOrganisations.name),
    participants: await participantsOf(db, id),
    topics: await db
      .select({ id: topics.id, name: topics.name, nameNl: topics.nameNl })
      .from(topics)
      .innerJoin(visibleEngagementTopics, eq(visibleEngagementTopics.topicId, topics.id))
      .where(eq(visibleEngagementTopics.engagementId, id))
      .orderBy(topics.name),
    mandates: await db
      .select({ id: mandates.id, reference: mandates.reference, title: mandates.title, asks: mandates.asks })
      .from(mandates)
      .innerJoin(visibleEngagementMandates, eq(visibleEngagementMandates.mandateId, mandates.id))
      .where(eq(visibleEngagementMandates.engagementId, id))
      .orderBy(mandates.reference),
    named: await db
      .select({ id: visibleMembers.id, name: visibleMembers.name })
      .from(visibleMembers)
      .innerJoin(visibleAccess, and(eq(visibleAccess.memberId, visibleMembers.id), eq(visibleAccess.reason, 'named')))
      .where(eq(visibleAccess.recordId, id))
      .orderBy(visibleMembers.name),
  }
}

export type Engagement = NonNullable<Awaited<ReturnType<typeof findEngagement>>>

/** Who takes part, ours first, as far as the actor may know them. */
async function participantsOf(db: ActorDb, engagementId: string) {
  const p = visibleParticipants
  return db
    .select({
      id: p.id,
      contactId: p.contactId,
      memberId: p.memberId,
      name: sql<string>`coalesce(${visibleContacts.name}, ${visibleMembers.name})`,
      side: p.side,
      role: p.role,
      answer: p.answer,
      post: p.post,
      organisation: visibleOrganisations.name,
    })
    .from(p)
    .leftJoin(visibleContacts, eq(visibleContacts.id, p.contactId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, p.memberId))
    .leftJoin(visibleOrganisations, eq(visibleOrganisations.id, p.organisationId))
    .where(and(eq(p.engagementId, engagementId), or(sql`${p.memberId} is not null`, sql`${visibleContacts.id} is not null`)))
    .orderBy(p.side, p.role, sql`4`)
}
