import { and, asc, eq } from 'drizzle-orm'
import { visibleExternalCalendars } from '#db/visible/external-calendars.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { mayChange } from './rules.ts'

const c = visibleExternalCalendars

/** The actor's own external calendars, then those shared with all, each by name. */
export async function externalCalendarsOf(db: ActorDb, actor: Actor) {
  const rows = await db.select().from(c).orderBy(asc(c.shared), asc(c.name), asc(c.id))
  return rows.map(({ ownerId, dueAt: _, ...row }) => ({ ...row, writable: mayChange(actor, { ownerId, shared: row.shared }) }))
}

export type ExternalCalendar = Awaited<ReturnType<typeof externalCalendarsOf>>[number]

/** One that the actor may change; undefined for any other. */
export async function findExternalCalendar(db: ActorDb, actor: Actor, id: string): Promise<ExternalCalendar | undefined> {
  const all = await externalCalendarsOf(db, actor)
  return all.find((calendar) => calendar.id === id && calendar.writable)
}

/** How many the actor keeps, or how many are shared with all. */
export async function countKept(db: ActorDb, actor: Actor, shared: boolean): Promise<number> {
  return db.$count(c, shared ? eq(c.shared, true) : and(eq(c.ownerId, actor.id), eq(c.shared, false)))
}
