import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { FeedEvent, FeedTime } from '#app/ical/values.ts'
import { instantOf, wallTimeAt } from '#app/lib/wall-time.ts'
import type { feeds } from '#db/schema/feeds.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { wallTimeOf } from '../engagements/times.ts'
import { followUpEvents } from './follow-up-events.server.ts'
import { peopleOf } from './people.server.ts'
import { findScope } from './scope.server.ts'

/** What decides which events a feed holds: scope, owner, and the window in days before and after today. */
export type FeedScopeOf = Pick<typeof feeds.$inferSelect, 'scope' | 'scopeId' | 'ownerId' | 'pastDays' | 'futureDays'>

const v = visibleEngagements
const dayMs = 86_400_000

const shown = {
  id: v.id,
  kind: v.kind,
  title: v.title,
  status: v.status,
  timing: v.timing,
  zone: v.zone,
  startsLocal: v.startsLocal,
  endsLocal: v.endsLocal,
  startsFold: v.startsFold,
  endsFold: v.endsFold,
  startsOn: v.startsOn,
  endsOn: v.endsOn,
  startsAt: v.startsAt,
  endsAt: v.endsAt,
  place: v.place,
  purpose: v.purpose,
  joinLink: v.joinLink,
  visitId: v.visitId,
  sequence: v.sequence,
  createdAt: v.createdAt,
  changedAt: v.changedAt,
  renderedAt: v.renderedAt,
}

/**
 * What a feed shows: as far as the actor, who is its owner, may see it at this moment. `publicUrl` begins the links into the app.
 * Undefined when the visit or organisation it is about is hidden from the owner: its programme and its talks go with it.
 */
export async function feedEvents(db: ActorDb, feed: FeedScopeOf, publicUrl: string, now: Date): Promise<FeedEvent[] | undefined> {
  if (!(await findScope(db, feed))) return undefined
  if (feed.scope === 'follow-ups') return followUpEvents(db, feed, publicUrl, now)
  return eventsWhere(db, and(inScope(feed), inWindow(feed, now), standsOrJustFell(now)), publicUrl)
}

/** One engagement as feeds show it, the same id and count of changes; undefined when it is hidden or not there. */
export async function engagementEvent(db: ActorDb, id: string, publicUrl: string): Promise<FeedEvent | undefined> {
  const [event] = await eventsWhere(db, eq(v.id, id), publicUrl)
  return event
}

async function eventsWhere(db: ActorDb, where: SQL | undefined, publicUrl: string): Promise<FeedEvent[]> {
  const rows = await db.select(shown).from(v).where(where)
  const ids = rows.map((row) => row.id)
  const people = await peopleOf(db, ids)
  const visits = await visibleVisits(
    db,
    rows.flatMap((row) => row.visitId ?? []),
  )
  return rows.map((row) => {
    const { time, moved } = timeOf(row)
    return {
      id: row.id,
      kind: row.kind === 'visit' ? 'visit' : row.visitId ? 'programme-item' : 'engagement',
      time,
      title: row.title,
      status: row.status,
      // Saving such a row raises its own count by one, so this stays monotone.
      sequence: row.sequence + (moved ? 1 : 0),
      createdAt: row.createdAt,
      changedAt: row.changedAt,
      renderedAt: row.renderedAt,
      people: people.get(row.id) ?? [],
      link: `${publicUrl}/engagements/${row.id}`,
      ...(row.place ? { place: row.place } : {}),
      ...(row.purpose ? { purpose: row.purpose } : {}),
      ...(row.joinLink ? { joinLink: row.joinLink } : {}),
      ...(row.visitId && visits.has(row.visitId) ? { visitId: row.visitId } : {}),
    }
  })
}

function inScope({ scope, scopeId, ownerId }: FeedScopeOf): SQL | undefined {
  if (scope === 'mine') {
    return sql`exists (select 1 from visible_participants p where p.engagement_id = ${v.id} and p.member_id = ${ownerId})`
  }
  if (scope === 'organisation') {
    return sql`(exists (select 1 from visible_engagement_organisations o where o.engagement_id = ${v.id} and o.organisation_id = ${scopeId}) or exists (select 1 from visible_participants p where p.engagement_id = ${v.id} and p.organisation_id = ${scopeId}))`
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
  sql`(${v.status} <> 'cancelled' or ${v.endsAt} > ${new Date(now.getTime() - 7 * dayMs).toISOString()}::timestamptz)`

type Row = Pick<typeof v.$inferSelect, keyof typeof shown>

/** Instants are derived from wall time and zone at each render, so that a change of a zone's law moves them; `moved` says that it did. */
function timeOf(row: Row): { time: FeedTime; moved: boolean } {
  const { zone, timing, startsOn, endsOn } = row
  if (timing !== 'timed') return { time: { timing, zone, startsOn: startsOn ?? '', endsOn: endsOn ?? '' }, moved: false }
  const startsAt = derived(row.startsLocal, row.startsFold, row.startsAt, zone)
  const endsAt = derived(row.endsLocal, row.endsFold, row.endsAt, zone)
  const moved = startsAt.getTime() !== row.startsAt.getTime() || endsAt.getTime() !== row.endsAt.getTime()
  return { time: { timing, zone, startsAt, endsAt }, moved }
}

/** A wall time that a new law took away keeps the instant it had. */
function derived(local: string | null, fold: number, stored: Date, zone: string): Date {
  if (!local) return stored
  const wallTime = wallTimeOf(local)
  try {
    // Looking whether the clocks still show it is five times cheaper than finding when they do.
    return wallTimeAt(stored, zone) === wallTime ? stored : instantOf(wallTime, zone, fold === 1 ? 1 : 0)
  } catch {
    return stored
  }
}

async function visibleVisits(db: ActorDb, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const seen = await db
    .select({ id: v.id })
    .from(v)
    .where(inArray(v.id, [...new Set(ids)]))
  return new Set(seen.map((row) => row.id))
}
