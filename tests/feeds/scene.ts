import ICAL from 'ical.js'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addContact } from '#app/domain/contacts/commands.server.ts'
import { changeEngagement, scheduleEngagement } from '#app/domain/engagements/commands.server.ts'
import { type EngagementForm, engagementInput } from '#app/domain/engagements/input.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { makeFeed } from '#app/domain/feeds/commands.server.ts'
import { type FeedForm, feedInput } from '#app/domain/feeds/input.ts'
import { addOrganisation } from '#app/domain/organisations/commands.server.ts'
import { serveCalendar } from '#app/http/calendar-response.server.ts'
import type { RequestContext } from '#app/http/load-context.ts'
import { addDays, todayIn } from '#app/lib/dates.ts'
import { parseEnvironment } from '#app/lib/environment.server.ts'
import { isDatabaseDown } from '#db/errors.ts'
import { participants } from '#db/schema/participants.ts'
import type { Level } from '#db/schema/words.ts'
import { secret } from '#tests/helpers/accounts.ts'
import { asOwner } from '#tests/helpers/database.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'

/** A date so many days from today. */
export const day = (days: number): string => addDays(todayIn('UTC', new Date()), days)

/** Two officers of one desk, one of another, a manager elsewhere and a viewer. */
export async function makeScene() {
  const desk = await makeDesk('Syria desk')
  const elsewhere = await makeDesk('Europe desk')
  return {
    desk,
    elsewhere,
    officer: await makeMember({ name: 'Policy officer', role: 'officer', desks: [desk] }),
    coordinator: await makeMember({ name: 'Visit coordinator', role: 'officer', desks: [desk] }),
    stranger: await makeMember({ name: 'Officer elsewhere', role: 'officer', desks: [elsewhere] }),
    manager: await makeMember({ name: 'Manager', role: 'manager', desks: [elsewhere] }),
    viewer: await makeMember({ name: 'Viewer', role: 'viewer' }),
  }
}

/** An hour in Damascus tomorrow, unless something else is wished. */
export const meeting = (deskId: string, wish: Partial<EngagementForm>): EngagementForm => ({
  kind: 'meeting',
  title: 'Talk with the Alawite community',
  timing: 'timed',
  zone: 'Asia/Damascus',
  startsOn: day(1),
  startsTime: '10:00',
  endsTime: '11:00',
  deskId,
  ...wish,
})

export async function schedule(actor: Actor, wish: Partial<EngagementForm> = {}): Promise<string> {
  const input = engagementInput.parse(meeting(actor.deskIds[0] ?? '', wish))
  const outcome = await asActor(actor, (db) => scheduleEngagement(db, actor, input))
  if (!outcome.ok) throw new Error(`Not scheduled: ${outcome.field}`)
  return outcome.id
}

export const visit = (actor: Actor, wish: Partial<EngagementForm> = {}) =>
  schedule(actor, { kind: 'visit', title: 'Working visit', timing: 'all-day', startsOn: day(1), endsOn: day(5), ...wish })

/** Writes the engagement anew as this form says; what is not wished is as `schedule` had it. */
export async function change(actor: Actor, id: string, wish: Partial<EngagementForm>): Promise<void> {
  const outcome = await asActor(actor, async (db) => {
    const version = (await findEngagement(db, id))?.version ?? 0
    return changeEngagement(db, actor, id, version, engagementInput.parse(meeting(actor.deskIds[0] ?? '', wish)))
  })
  if (!outcome.ok) throw new Error(`Not changed: ${outcome.reason}`)
}

/** The token of a new feed of the actor's. */
export async function subscribe(actor: Actor, wish: Partial<FeedForm> = {}): Promise<string> {
  return (await subscription(actor, wish)).token
}

export async function subscription(actor: Actor, wish: Partial<FeedForm> = {}): Promise<{ id: string; token: string }> {
  const input = feedInput.parse({ name: 'My calendar', scope: 'all', detail: 'full', ...wish })
  const made = await asActor(actor, (db) => makeFeed(db, actor, input))
  if (!made.ok) throw new Error(`Not made: ${made.reason}`)
  return made
}

export const makeOrganisation = (actor: Actor, name: string, level: Level = 'internal'): Promise<string> =>
  asActor(actor, (db) => addOrganisation(db, actor, { name, kind: 'community', level, deskId: actor.deskIds[0] ?? '' }))

export const makeContact = (actor: Actor, name: string, level: Level = 'internal'): Promise<string> =>
  asActor(actor, (db) => addContact(db, actor, { name, level, deskId: actor.deskIds[0] ?? '' }))

/** Lets the contact take part for the organisation. */
export async function speakFor(engagementId: string, contactId: string, organisationId: string): Promise<void> {
  await asOwner((db) => db.insert(participants).values({ engagementId, contactId, organisationId, side: 'theirs' }))
}

type Ask = { headers?: Record<string, string>; method?: string; address?: string }

/** Fetches as a calendar program does, through the route's own function. */
export function ask(token: string, { headers = {}, method = 'GET', address = '203.0.113.9' }: Ask = {}): Promise<Response> {
  const request = new Request(`https://gezant.test/feeds/${token}.ics`, { method, headers })
  return serveCalendar(request, token, contextFrom(address))
}

export function contextFrom(clientAddress: string): RequestContext {
  const parsed = parseEnvironment({ PUBLIC_URL: 'https://gezant.test', DEMO: 'off' })
  if (!parsed.ok) throw new Error(parsed.problems.join(' '))
  const context: RequestContext = {
    cspNonce: '',
    requestId: '',
    clientAddress,
    environment: { ...parsed.environment, sessionSecret: secret },
    failure: undefined,
    ending: new AbortController().signal,
    noteActor: () => {},
    reportFailure: (error) => {
      context.failure = isDatabaseDown(error) ? 'database-down' : 'error'
    },
  }
  return context
}

/** The text of a feed as it is now; throws when it is not one. */
export async function read(token: string): Promise<string> {
  const response = await ask(token)
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${response.status}: ${text}`)
  return text
}

export type Entry = {
  id: string
  summary: string
  description: string
  location: string
  sequence: number
  status: string
  transparent: boolean
  /** Of the last change, in whole seconds since 1970. */
  lastModified: number
  parent: string | undefined
  start: string
  end: string
  properties: string[]
}

/** What ical.js reads of a calendar, by time and then as they stand. */
export function entriesOf(text: string): Entry[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => event.getFirstPropertyValue(name)
    const words = (name: string) => String(value(name) ?? '')
    const moment = value('last-modified')
    return {
      id: words('uid').replace(/@gezant\.invalid$/, ''),
      summary: words('summary'),
      description: words('description'),
      location: words('location'),
      sequence: Number(value('sequence')),
      status: words('status'),
      transparent: value('transp') === 'TRANSPARENT',
      lastModified: moment instanceof ICAL.Time ? moment.toUnixTime() : Number.NaN,
      parent: value('related-to') === null ? undefined : words('related-to').replace(/@gezant\.invalid$/, ''),
      start: words('dtstart'),
      end: words('dtend'),
      properties: event.getAllProperties().map((property) => property.name),
    }
  })
}

export const readEntries = async (token: string): Promise<Entry[]> => entriesOf(await read(token))

/** The one entry of a feed that holds one. */
export async function readEntry(token: string, id?: string): Promise<Entry> {
  const entries = (await readEntries(token)).filter((entry) => id === undefined || entry.id === id)
  const [entry] = entries
  if (!entry || entries.length > 1) throw new Error(`${entries.length} entries instead of one`)
  return entry
}
