import { and, eq, exists, isNull, lte, or, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { pieces } from '#app/lib/pieces.ts'
import { externalCalendars, externalEvents } from '#db/schema/external-calendars.ts'
import { members, settings } from '#db/schema/members.ts'
import type { GateDb } from '../access/as-actor.server.ts'
import type { Looked, Reading } from './read-outside.server.ts'
import { nextLook } from './rules.ts'

const c = externalCalendars

export type Claimed = Pick<typeof c.$inferSelect, 'id' | 'ownerId' | 'address' | 'etag' | 'lastModified' | 'readAt' | 'failures' | 'dueAt'>

/** Takes the calendar that is due longest in hand, or `id` alone, for `leaseMs`. Nothing is fetched for members who are disabled. */
export async function claimCalendar(db: GateDb, now: Date, leaseMs: number, id?: string): Promise<Claimed | undefined> {
  const owner = db
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, c.ownerId), isNull(members.disabledAt)))
  const due = db
    .select({ id: c.id })
    .from(c)
    .where(and(lte(c.dueAt, now), or(c.shared, exists(owner)), id ? eq(c.id, id) : undefined))
    .orderBy(c.dueAt, c.id)
    .limit(1)
    .for('update', { skipLocked: true })
  const [claimed] = await db
    .update(c)
    .set({ dueAt: new Date(now.getTime() + leaseMs) })
    // Compared with one value, which is found once; a list might be looked for again for each row.
    .where(sql`${c.id} = (${due})`)
    .returning({
      id: c.id,
      ownerId: c.ownerId,
      address: c.address,
      etag: c.etag,
      lastModified: c.lastModified,
      readAt: c.readAt,
      failures: c.failures,
      dueAt: c.dueAt,
    })
  return claimed
}

export async function zoneOf(db: GateDb, memberId: string): Promise<string> {
  const [own] = await db.select({ zone: settings.zone }).from(settings).where(eq(settings.memberId, memberId))
  return own?.zone ?? 'Europe/Amsterdam'
}

/** Writes down how a look ended, unless the address was changed or somebody else took over meanwhile. */
export async function settleLook(db: GateDb, claimed: Claimed, looked: Looked, now: Date): Promise<void> {
  const failed = looked.kind === 'failed'
  const failures = failed ? claimed.failures + 1 : 0
  const ended = await db
    .update(c)
    .set({
      checkedAt: now,
      dueAt: nextLook(failures, now),
      failures,
      ...(failed ? { problem: looked.problem } : { problem: null, freshAt: now }),
      ...(looked.kind === 'read'
        ? { ...looked.validators, readAt: now, eventCount: looked.events.length, unreadCount: looked.unread }
        : {}),
    })
    .where(and(eq(c.id, claimed.id), eq(c.dueAt, claimed.dueAt)))
    .returning({ id: c.id })
  if (ended.length > 0 && looked.kind === 'read') await keepEvents(db, claimed.id, looked)
}

async function keepEvents(db: GateDb, calendarId: string, { events }: Reading): Promise<void> {
  await db.delete(externalEvents).where(eq(externalEvents.calendarId, calendarId))
  for (const some of pieces(events)) await db.insert(externalEvents).values(some.map((event) => ({ id: newId(), calendarId, ...event })))
}
