import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { keptAddress } from '#app/outbound/calendar-address.ts'
import { externalCalendars } from '#db/schema/external-calendars.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { ExternalCalendarChanges, ExternalCalendarInput } from './input.ts'
import { countKept, findExternalCalendar } from './queries.server.ts'
import { mayShare, restsUntil } from './rules.ts'

const c = externalCalendars
const most = 20

export type Added = { ok: true; id: string } | { ok: false; reason: 'not-for-all' | 'too-many' | 'unknown-address' }

/** Keeps a calendar whose address was looked at and found good. It is due at once. */
export async function addExternalCalendar(db: ActorDb, actor: Actor, input: ExternalCalendarInput, now: Date): Promise<Added> {
  const shared = input.readers === 'all'
  if (shared && !mayShare(actor)) return { ok: false, reason: 'not-for-all' }
  const place = keptAddress(input.address)
  if (!place) return { ok: false, reason: 'unknown-address' }
  if ((await countKept(db, actor, shared)) >= most) return { ok: false, reason: 'too-many' }
  const id = newId()
  await db.insert(c).values({ id, ownerId: actor.id, shared, name: input.name, colour: input.colour, ...place, createdAt: now, dueAt: now })
  await recordDeed(db, actor, { verb: 'created', noun: 'external-calendar', recordId: id })
  return { ok: true, id }
}

/** Names, colours or moves a calendar; `version` is the one the form was drawn from. A new address is due at once, and what was read of the old one stays until then. */
export async function changeExternalCalendar(
  db: ActorDb,
  actor: Actor,
  { id, version }: { id: string; version: number },
  { name, colour, address }: ExternalCalendarChanges,
  now: Date,
) {
  const before = await findExternalCalendar(db, actor, id)
  if (!before) return { ok: false, reason: 'not-found' } as const
  const place = address === undefined ? undefined : keptAddress(address)
  if (address !== undefined && !place) return { ok: false, reason: 'unknown-address' } as const
  const moved = place && { ...place, etag: null, lastModified: null, problem: null, failures: 0, dueAt: now }
  const changed = await db
    .update(c)
    .set({ name, colour, ...moved, version: sql`${c.version} + 1` })
    .where(and(eq(c.id, id), eq(c.version, version)))
    .returning({ id: c.id })
  if (changed.length === 0) return { ok: false, reason: 'changed-meanwhile' } as const
  const fields = [before.name === name ? '' : 'name', before.colour === colour ? '' : 'colour', place ? 'address' : ''].filter(Boolean)
  await recordDeed(db, actor, { verb: 'changed', noun: 'external-calendar', recordId: id, fields })
  return { ok: true } as const
}

/** Forgets a calendar, its address and all that was read of it. */
export async function removeExternalCalendar(db: ActorDb, actor: Actor, id: string) {
  const removed = await db.delete(c).where(eq(c.id, id)).returning({ id: c.id })
  if (removed.length === 0) return { ok: false, reason: 'not-found' } as const
  await recordDeed(db, actor, { verb: 'deleted', noun: 'external-calendar', recordId: id })
  return { ok: true } as const
}

/** Makes a calendar due, if the last look is a minute ago. */
export async function askAgain(db: ActorDb, id: string, now: Date): Promise<boolean> {
  const due = await db
    .update(c)
    .set({ dueAt: now })
    .where(and(eq(c.id, id), or(isNull(c.checkedAt), lte(c.checkedAt, restsUntil(now)))))
    .returning({ id: c.id })
  return due.length > 0
}
