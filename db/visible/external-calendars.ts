import { inArray, sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { me } from '../schema/conditions.ts'
import { externalCalendars, externalEvents } from '../schema/external-calendars.ts'

const c = externalCalendars
const ofMine = sql`${me} is not null and (${c.ownerId} = ${me} or ${c.shared})`

/** The member's own external calendars and those shared with all, without their addresses. */
export const visibleExternalCalendars = pgView('visible_external_calendars').as((qb) =>
  qb
    .select({
      id: c.id,
      ownerId: c.ownerId,
      shared: c.shared,
      name: c.name,
      colour: c.colour,
      host: c.host,
      createdAt: c.createdAt,
      dueAt: c.dueAt,
      checkedAt: c.checkedAt,
      freshAt: c.freshAt,
      problem: c.problem,
      failures: c.failures,
      eventCount: c.eventCount,
      unreadCount: c.unreadCount,
      version: c.version,
    })
    .from(c)
    .where(ofMine),
)

export const visibleExternalEvents = pgView('visible_external_events').as((qb) =>
  qb
    .select()
    .from(externalEvents)
    .where(inArray(externalEvents.calendarId, qb.select({ id: c.id }).from(c).where(ofMine))),
)
