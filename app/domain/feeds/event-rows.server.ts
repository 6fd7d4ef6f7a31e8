import { setImmediate as otherWork } from 'node:timers/promises'
import { and } from 'drizzle-orm'
import type { FeedEvent, FeedTime } from '#app/ical/values.ts'
import { instantOf, resolveWallTime, wallTimeAt } from '#app/lib/wall-time.ts'
import { among } from '#db/schema/conditions.ts'
import type { EarlierTime } from '#db/schema/engagements.ts'
import { isCleared } from '#db/visible/clearance.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { wallTimeOf } from '../engagements/times.ts'
import { peopleOf } from './people.server.ts'

const v = visibleEngagements
const rowsAtOnce = 400

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
  movedFrom: v.movedFrom,
}

/** The engagements with these ids as a feed shows them, a part at a time so that a long list keeps nobody waiting. */
export async function engagementEvents(db: ActorDb, ids: string[], publicUrl: string): Promise<FeedEvent[]> {
  const events: FeedEvent[] = []
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    events.push(...(await readSome(db, ids.slice(from, from + rowsAtOnce), publicUrl)))
    await otherWork()
  }
  return events
}

async function readSome(db: ActorDb, ids: string[], publicUrl: string): Promise<FeedEvent[]> {
  const rows = await db.select(shown).from(v).where(among(v.id, ids))
  const people = await peopleOf(db, ids)
  const visits = await visibleVisits(
    db,
    rows.flatMap((row) => row.visitId ?? []),
  )
  return rows.map((row) => {
    const { time, moved } = timeOf(row)
    const movedFrom = earlierTime(row.movedFrom)
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
      ...(movedFrom ? { movedFrom } : {}),
      ...(row.place ? { place: row.place } : {}),
      ...(row.purpose ? { purpose: row.purpose } : {}),
      ...(row.joinLink ? { joinLink: row.joinLink } : {}),
      ...(row.visitId && visits.has(row.visitId) ? { visitId: row.visitId } : {}),
    }
  })
}

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

/** When it was to be before it was moved; left out when a new law took that wall time away. */
function earlierTime(from: EarlierTime | null): FeedTime | undefined {
  if (from?.timing !== 'timed') return from ?? undefined
  const { timing, zone } = from
  const at = (local: string, fold: number) => resolvedInstant(wallTimeOf(local), zone, fold)
  const startsAt = at(from.startsLocal, from.startsFold)
  const endsAt = at(from.endsLocal, from.endsFold)
  return startsAt && endsAt && { timing, zone, startsAt, endsAt }
}

function resolvedInstant(local: string, zone: string, fold: number): Date | undefined {
  const found = resolveWallTime(local, zone)
  if (found.kind === 'twice') return fold === 1 ? found.second.at : found.first.at
  return found.kind === 'exact' ? found.at : undefined
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

/** Of the visits, those the owner may know and that may be let out: of others no id goes into a feed. */
async function visibleVisits(db: ActorDb, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const seen = await db
    .select({ id: v.id })
    .from(v)
    .where(and(among(v.id, ids), isCleared(v)))
  return new Set(seen.map((row) => row.id))
}
