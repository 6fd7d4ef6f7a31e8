import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/pg-core'
import type { FeedEvent } from '#app/ical/values.ts'
import type { feeds } from '#db/schema/feeds.ts'
import { visibleMissingSignOffs } from '#db/visible/clearance.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { matching } from '../engagements/queries.server.ts'
import { engagementEvents } from './event-rows.server.ts'
import { followUpEvents } from './follow-up-events.server.ts'
import { filterOfView, findScope } from './scope.server.ts'

/** What decides which events a feed holds: scope, owner, and the window in days before and after today. */
export type FeedScopeOf = Pick<typeof feeds.$inferSelect, 'scope' | 'scopeId' | 'ownerId' | 'pastDays' | 'futureDays'>

/**
 * What a feed holds, without reading it. Each event has a mark that moves with all that it shows, but for names whose readers changed; `count`
 * and `sum` are of the marks of all, `marks` has, by id, those asked for. After `until` an event leaves without anything being written.
 */
export type Selection = {
  count: number
  sum: bigint
  marks: Map<string, bigint>
  until: Date | null
  read: (ids: string[]) => Promise<FeedEvent[]>
}

const v = visibleEngagements
const dayMs = 86_400_000
const cancelledStaysMs = 7 * dayMs

/**
 * What a feed holds as far as the actor, who is its owner, may see it at this moment; `since`: with the marks of what was written from then
 * on, of all when left out. `publicUrl` begins the links into the app. Undefined when the record it is about is hidden from the owner: its
 * programme and its talks go with it.
 */
export async function selectEvents(
  db: ActorDb,
  feed: FeedScopeOf,
  { publicUrl, now, since }: { publicUrl: string; now: Date; since?: Date | undefined },
): Promise<Selection | undefined> {
  if (!(await findScope(db, feed))) return undefined
  if (feed.scope === 'follow-ups') return selectFollowUps(await followUpEvents(db, feed, publicUrl, now))
  const listed = since && sql` filter (where ${v.renderedAt} >= ${since.toISOString()}::timestamptz)`
  const [found] = await db
    .with(missing, visits)
    .select({
      count: sql<number>`count(*)::int`,
      sum: sql<string | null>`sum(${mark})::text`,
      // In one value, since ten thousand rows take their readers longer than one long text does.
      marks: sql<string | null>`string_agg(${v.id}::text || ${mark}::text, ',')${listed}`,
      until: sql<string | null>`min(${v.endsAt}) filter (where ${v.status} = 'cancelled')`,
    })
    .from(v)
    .where(and(await inScope(db, feed), inWindow(feed, now), standsOrJustFell(now), isCleared))
  return {
    count: found?.count ?? 0,
    sum: BigInt(found?.sum ?? 0),
    marks: readMarks(found?.marks ?? null),
    until: found?.until ? new Date(new Date(found.until).getTime() + cancelledStaysMs) : null,
    read: (ids) => engagementEvents(db, ids, publicUrl),
  }
}

function selectFollowUps(events: FeedEvent[]): Selection {
  const marks = new Map(events.map((event) => [event.id, BigInt(event.changedAt.getTime())]))
  const sum = [...marks.values()].reduce((one, other) => one + other, 0n)
  return { count: events.length, sum, marks, until: null, read: async (ids) => events.filter(({ id }) => ids.includes(id)) }
}

/** All that a feed shows. */
export async function feedEvents(db: ActorDb, feed: FeedScopeOf, publicUrl: string, now: Date): Promise<FeedEvent[] | undefined> {
  const selection = await selectEvents(db, feed, { publicUrl, now })
  return selection?.read([...selection.marks.keys()])
}

/** One engagement as feeds show it, the same id and count of changes; undefined when it is hidden or not there. */
export async function engagementEvent(db: ActorDb, id: string, publicUrl: string): Promise<FeedEvent | undefined> {
  const [event] = await engagementEvents(db, [id], publicUrl)
  return event
}

// Found once and then looked up in memory: what is not let out, and the visits whose name may stand with an item.
const query = new QueryBuilder()
const missing = query.$with('missing').as(query.selectDistinct({ id: visibleMissingSignOffs.engagementId }).from(visibleMissingSignOffs))
const isCleared = sql`(${v.level} in ('public', 'internal') or ${v.id} not in (select engagement_id from missing))`
const visits = query.$with('visits').as(
  query
    .select({ id: v.id })
    .from(v)
    .where(and(eq(v.kind, 'visit'), isCleared)),
)
const ofVisit = sql`coalesce(${v.visitId} in (select visits.id from visits), false)::int`
const mark = sql`uuid_hash_extended(${v.id}, (date_part('epoch', ${v.renderedAt}) * 2000)::bigint + ${ofVisit})`

function readMarks(text: string | null): Map<string, bigint> {
  return new Map(text?.split(',').map((one) => [one.slice(0, 36), BigInt(one.slice(36))]))
}

async function inScope(db: ActorDb, { scope, scopeId, ownerId }: FeedScopeOf): Promise<SQL | undefined> {
  if (scope === 'view') return and(...matching(await filterOfView(db, scopeId ?? '', ownerId)))
  if (scope === 'mine') {
    return sql`exists (select 1 from visible_participants p where p.engagement_id = ${v.id} and p.member_id = ${ownerId})`
  }
  if (scope === 'organisation') {
    return sql`(exists (select 1 from visible_engagement_organisations o where o.engagement_id = ${v.id} and o.organisation_id = ${scopeId}) or exists (select 1 from visible_participants p where p.engagement_id = ${v.id} and p.organisation_id = ${scopeId}))`
  }
  if (scope === 'desk') return eq(v.deskId, scopeId ?? '')
  if (scope === 'topic') {
    return sql`exists (select 1 from visible_engagement_topics t where t.engagement_id = ${v.id} and t.topic_id = ${scopeId})`
  }
  return scope === 'visit' ? or(eq(v.id, scopeId ?? ''), eq(v.visitId, scopeId ?? '')) : undefined
}

/** Whole UTC days around today, so that two fetches of one day have the same window. A visit's feed has none. */
function inWindow(feed: FeedScopeOf, now: Date): SQL | undefined {
  if (feed.scope === 'visit') return undefined
  const today = Math.floor(now.getTime() / dayMs) * dayMs
  const from = new Date(today - feed.pastDays * dayMs).toISOString()
  const to = new Date(today + (feed.futureDays + 1) * dayMs).toISOString()
  return sql`${v.during} && tstzrange(${from}::timestamptz, ${to}::timestamptz)`
}

const standsOrJustFell = (now: Date) =>
  sql`(${v.status} <> 'cancelled' or ${v.endsAt} > ${new Date(now.getTime() - cancelledStaysMs).toISOString()}::timestamptz)`
