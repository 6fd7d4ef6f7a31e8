import { and, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { FeedEvent, FeedTime } from '#app/ical/values.ts'
import { instantOf } from '#app/lib/wall-time.ts'
import type { feeds } from '#db/schema/feeds.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagementOrganisations, visibleEngagements, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { wallTimeOf } from '../engagements/times.ts'

export type Feed = typeof feeds.$inferSelect
const v = visibleEngagements
const dayMs = 86_400_000

/** What a feed shows: as far as its owner may see it at this moment. `publicUrl` begins the links into the app. */
export async function feedEvents(db: ActorDb, feed: Feed, publicUrl: string, now: Date): Promise<FeedEvent[]> {
  if (feed.scope === 'follow-ups') return followUpEvents(db, feed, publicUrl)
  const rows = await db
    .select()
    .from(v)
    .where(and(inScope(feed), inWindow(feed, now), standsOrJustFell(now)))
  const people = await peopleOf(
    db,
    rows.map((row) => row.id),
  )
  const visits = await visibleVisits(
    db,
    rows.flatMap((row) => row.visitId ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind === 'visit' ? 'visit' : row.visitId ? 'programme-item' : 'engagement',
    time: timeOf(row),
    title: row.title,
    status: row.status,
    sequence: row.sequence,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    renderedAt: row.renderedAt,
    people: people.get(row.id) ?? [],
    link: `${publicUrl}/engagements/${row.id}`,
    ...(row.place ? { place: row.place } : {}),
    ...(row.purpose ? { purpose: row.purpose } : {}),
    ...(row.joinLink ? { joinLink: row.joinLink } : {}),
    ...(row.visitId && visits.has(row.visitId) ? { visitId: row.visitId } : {}),
  }))
}

function inScope(feed: Feed): SQL | undefined {
  const takesPart = sql`exists (select 1 from visible_participants p where p.engagement_id = ${v.id} and p.member_id = ${feed.ownerId})`
  const meets = sql`(exists (select 1 from visible_engagement_organisations o where o.engagement_id = ${v.id} and o.organisation_id = ${feed.scopeId}) or exists (select 1 from visible_participants p where p.engagement_id = ${v.id} and p.organisation_id = ${feed.scopeId}))`
  if (feed.scope === 'mine') return takesPart
  if (feed.scope === 'organisation') return meets
  // A visit that its owner may no longer see takes its programme along.
  if (feed.scope === 'visit') {
    const seen = sql`exists (select 1 from visible_engagements whole where whole.id = ${feed.scopeId})`
    return and(seen, or(eq(v.id, feed.scopeId ?? ''), eq(v.visitId, feed.scopeId ?? '')))
  }
  return undefined
}

/** Whole UTC days around today, so that two fetches of one day have the same window. A visit's feed has none. */
function inWindow(feed: Feed, now: Date): SQL | undefined {
  if (feed.scope === 'visit') return undefined
  const today = Math.floor(now.getTime() / dayMs) * dayMs
  const from = new Date(today - feed.pastDays * dayMs).toISOString()
  const to = new Date(today + (feed.futureDays + 1) * dayMs).toISOString()
  return sql`${v.during} && tstzrange(${from}::timestamptz, ${to}::timestamptz)`
}

const standsOrJustFell = (now: Date) =>
  sql`(${v.status} <> 'cancelled' or ${v.endsAt} > ${new Date(now.getTime() - 7 * dayMs).toISOString()}::timestamptz)`

/** Instants are derived from wall time and zone at each render, so that a change of a zone's law moves them. */
function timeOf(row: typeof v.$inferSelect): FeedTime {
  const { zone, timing, startsOn, endsOn, startsLocal, endsLocal } = row
  if (timing !== 'timed') return { timing, zone, startsOn: startsOn ?? '', endsOn: endsOn ?? '' }
  return {
    timing,
    zone,
    startsAt: derived(startsLocal, row.startsFold, row.startsAt, zone),
    endsAt: derived(endsLocal, row.endsFold, row.endsAt, zone),
  }
}

function derived(local: string | null, fold: number, stored: Date, zone: string): Date {
  try {
    return local ? instantOf(wallTimeOf(local), zone, fold === 1 ? 1 : 0) : stored
  } catch {
    return stored
  }
}

const among = (ids: string[]) => sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify([...new Set(ids)])}::jsonb))`

async function peopleOf(db: ActorDb, ids: string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const o = visibleEngagementOrganisations
  const p = visibleParticipants
  const organisations = await db
    .select({ id: o.engagementId, name: visibleOrganisations.name })
    .from(o)
    .innerJoin(visibleOrganisations, eq(visibleOrganisations.id, o.organisationId))
    .where(sql`${o.engagementId} in ${among(ids)}`)
  const people = await db
    .select({ id: p.engagementId, name: sql<string>`coalesce(${visibleContacts.name}, ${visibleMembers.name})` })
    .from(p)
    .leftJoin(visibleContacts, eq(visibleContacts.id, p.contactId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, p.memberId))
    .where(sql`${p.engagementId} in ${among(ids)} and coalesce(${visibleContacts.name}, ${visibleMembers.name}) is not null`)
  const sorted = (list: { id: string; name: string }[]) => list.sort((a, b) => (a.name < b.name ? -1 : 1))
  const named = Map.groupBy([...sorted(organisations), ...sorted(people)], (row) => row.id)
  return new Map([...named].map(([id, list]) => [id, list.map((row) => row.name)]))
}

async function visibleVisits(db: ActorDb, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const seen = await db
    .select({ id: v.id })
    .from(v)
    .where(inArray(v.id, [...new Set(ids)]))
  return new Set(seen.map((row) => row.id))
}

async function followUpEvents(db: ActorDb, feed: Feed, publicUrl: string): Promise<FeedEvent[]> {
  const f = visibleFollowUps
  const rows = await db
    .select()
    .from(f)
    .where(and(eq(f.ownerId, feed.ownerId), isNull(f.doneAt), isNotNull(f.dueOn)))
  return rows.map((row) => ({
    id: row.id,
    kind: 'follow-up',
    time: { timing: 'all-day', startsOn: row.dueOn ?? '', endsOn: row.dueOn ?? '', zone: 'UTC' },
    title: row.title,
    status: 'confirmed',
    sequence: row.version - 1,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    renderedAt: row.changedAt,
    link: `${publicUrl}/follow-ups/${row.id}`,
  }))
}
