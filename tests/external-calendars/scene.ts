import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { calendarPage } from '#app/domain/calendar/page.server.ts'
import { readAddress } from '#app/domain/calendar/read-address.ts'
import { externalCalendarInput } from '#app/domain/external-calendars/input.ts'
import { addAfterLook } from '#app/domain/external-calendars/look.server.ts'
import { externalCalendarsOf } from '#app/domain/external-calendars/queries.server.ts'
import { refreshNext } from '#app/domain/external-calendars/refresh.server.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { externalCalendars } from '#db/schema/external-calendars.ts'
import { secret } from '#tests/helpers/accounts.ts'
import { type CalendarHost, calendar, event } from '#tests/helpers/calendar-host.ts'
import { asOwner } from '#tests/helpers/database.ts'
import { now, today, zone } from '../timeline/scene.ts'

export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

/** A talk of an hour and a half, a week of holidays, and a meeting every Monday without an end. */
export const partner = calendar(
  event('UID:talk', 'DTSTART:20260210T090000Z', 'DTEND:20260210T103000Z', 'SUMMARY:Coordination', 'LOCATION:Brussels'),
  event('UID:week', 'DTSTART;VALUE=DATE:20260214', 'DTEND;VALUE=DATE:20260223', 'SUMMARY:Holidays'),
  event('UID:monday', 'DTSTART;TZID=Europe/Amsterdam:20200106T090000', 'DURATION:PT30M', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Stand-up'),
  event('UID:old', 'DTSTART:20190210T090000Z', 'SUMMARY:Long past'),
)

type Wish = { name?: string; address?: string; readers?: 'me' | 'all'; key?: string; at?: Date }

export const asking = ({ reach }: CalendarHost, at = now) => ({ hosts: [], reach, key: secret, now: () => at })

export const add = (server: CalendarHost, actor: Actor, { key = newFormKey(), at, ...wish }: Wish = {}) =>
  addAfterLook(actor, key, externalCalendarInput.parse({ name: 'Partner', address: server.url, ...wish }), asking(server, at))

export async function added(server: CalendarHost, actor: Actor, wish: Wish = {}): Promise<string> {
  const outcome = await add(server, actor, wish)
  if (!outcome.ok) throw new Error(`Not added: ${outcome.reason}`)
  return outcome.id
}

export const refreshAt = async ({ reach }: CalendarHost, at: Date) => (await refreshNext({ hosts: [], reach, now: () => at }))?.looked

export const listOf = (actor: Actor) => asActor(actor, (db) => externalCalendarsOf(db, actor))

export const rowOf = async (id: string) => (await asOwner((db) => db.select().from(externalCalendars))).find((row) => row.id === id)

export const page = (actor: Actor, query: string) =>
  asActor(actor, (db) => calendarPage(db, actor, readAddress(new URLSearchParams(query), today), { zone, today, now: now.toISOString() }))

/** What layers show on each day of an address. */
export async function outsideOf(actor: Actor, query: string) {
  const { days } = (await page(actor, query)).outside
  return Object.entries(days)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, events]) => [date.slice(5), ...events.map(({ starts, title }) => (starts ? `${starts} ${title}` : title))])
}
