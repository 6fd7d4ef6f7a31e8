import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, notBlank, oneOf, version, words } from './columns.ts'
import { me, myRole } from './conditions.ts'
import { members } from './members.ts'
import { writePolicies } from './policies.ts'
import { gateRole } from './roles.ts'
import { layerColours } from './words.ts'

const gatePolicy = () => pgPolicy('gate', { for: 'all', to: gateRole, using: sql`true`, withCheck: sql`true` })

/** A calendar kept elsewhere that is drawn beside our own: one member's, or shared with all. Its address may be a secret, and no member reads it back. */
export const externalCalendars = pgTable(
  'external_calendars',
  {
    id: identity(),
    /** Who added it, and whose alone it is unless it is shared. */
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id),
    shared: boolean().notNull(),
    name: text().notNull(),
    colour: words(layerColours).notNull(),
    address: text().notNull(),
    /** What may be shown of the address. */
    host: text().notNull(),
    /** What the server gave with the calendar as it was last read. */
    etag: text(),
    lastModified: text('last_modified'),
    createdAt: madeAt('created_at'),
    /** When it is to be looked at next; while somebody does, when others may take over. */
    dueAt: instant('due_at').notNull(),
    checkedAt: instant('checked_at'),
    /** When it was last known to be as it is kept here. */
    freshAt: instant('fresh_at'),
    /** When it was last read whole: series have been counted out from there. */
    readAt: instant('read_at'),
    /** Why the last look failed, as a text with its values. */
    problem: text(),
    failures: integer().notNull().default(0),
    eventCount: integer('event_count').notNull().default(0),
    /** How many of its entries could not be read. */
    unreadCount: integer('unread_count').notNull().default(0),
    version: version(),
  },
  (table) => {
    const kept = sql`${table.ownerId} = ${me} and not ${table.shared}`
    const ours = sql`(${kept}) or (${table.shared} and ${myRole} in ('manager', 'administrator'))`
    return [
      notBlank('external_calendars_name', table.name),
      oneOf('external_calendars_colour', table.colour, layerColours),
      check('external_calendars_https', sql`${table.address} like 'https://%'`),
      index('external_calendars_owner').on(table.ownerId),
      index('external_calendars_due').on(table.dueAt),
      ...writePolicies({
        read: sql`${table.ownerId} = ${me} or ${table.shared}`,
        insert: sql`${table.ownerId} = ${me} and (${ours})`,
        update: ours,
        result: ours,
        remove: ours,
      }),
      gatePolicy(),
    ]
  },
).enableRLS()

/** What an external calendar holds about now, series counted out. Written by the job alone, and thrown away at the next reading. */
export const externalEvents = pgTable(
  'external_events',
  {
    id: identity(),
    calendarId: uuid('calendar_id')
      .notNull()
      .references(() => externalCalendars.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    place: text(),
    /** First and last day of what lasts whole days. */
    startsOn: date('starts_on', { mode: 'string' }),
    endsOn: date('ends_on', { mode: 'string' }),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (table) => [
    check('external_events_forward', sql`${table.endsAt} > ${table.startsAt}`),
    check('external_events_days', sql`(${table.startsOn} is null) = (${table.endsOn} is null)`),
    index('external_events_calendar').on(table.calendarId, table.startsAt),
    gatePolicy(),
  ],
).enableRLS()
