import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { makeAppPassword } from '#app/domain/app-passwords/commands.server.ts'
import type { FeedForm } from '#app/domain/feeds/input.ts'
import { makeScene, subscription } from '#tests/feeds/scene.ts'
import { addressOf } from '#tests/helpers/people.ts'
import { type Answer, ask } from '#tests/server/ask.ts'
import { publicHost } from '#tests/server/serve.ts'

export type Account = { email: string; secret: string; passwordId: string; feedId: string }

/** A feed of the actor's and an app password that opens it. */
export async function openCalendar(actor: Actor, wish: Partial<FeedForm> = {}): Promise<Account> {
  const { id: feedId } = await subscription(actor, wish)
  return { ...(await passwordFor(actor, [feedId])), feedId }
}

export async function passwordFor(actor: Actor, feedIds: string[]): Promise<Omit<Account, 'feedId'>> {
  const made = await asActor(actor, (db) => makeAppPassword(db, actor, { name: 'Telephone', feedIds }))
  if (!made.ok) throw new Error(`Not made: ${made.reason}`)
  return { email: addressOf(actor.name), secret: made.secret, passwordId: made.id }
}

export async function openScene(wish: Partial<FeedForm> = {}) {
  const scene = await makeScene()
  return { ...scene, account: await openCalendar(scene.officer, wish) }
}

export const basic = ({ email, secret }: Pick<Account, 'email' | 'secret'>): string =>
  `Basic ${Buffer.from(`${email}:${secret}`).toString('base64')}`

type Wish = { depth?: string; body?: string; headers?: Record<string, string>; as?: Pick<Account, 'email' | 'secret'> | undefined }

/** One request as a program writes it. */
export function dav(address: string, method: string, path: string, { depth, body, headers = {}, as }: Wish = {}): Promise<Answer> {
  return ask(address, path, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: {
      ...publicHost,
      ...(as ? { Authorization: basic(as) } : {}),
      ...(depth === undefined ? {} : { Depth: depth }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/xml; charset=utf-8' }),
      ...headers,
    },
  })
}

export const calendarOf = ({ feedId }: Pick<Account, 'feedId'>): string => `/dav/calendars/${feedId}/`
export const hrefsIn = ({ body }: Answer): string[] => [...body.matchAll(/<D:response><D:href>([^<]*)</g)].map((match) => match[1] ?? '')
export const tokenIn = ({ body }: Answer): string => /<D:sync-token>([^<]*)</.exec(body)?.[1] ?? ''

export const sync = (token: string, limit?: number) =>
  `<?xml version="1.0"?><d:sync-collection xmlns:d="DAV:"><d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level>${limit === undefined ? '' : `<d:limit><d:nresults>${limit}</d:nresults></d:limit>`}<d:prop><d:getetag/></d:prop></d:sync-collection>`

export const query = (filter: string, prop = '<d:getetag/>') =>
  `<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop>${prop}</d:prop><c:filter>${filter}</c:filter></c:calendar-query>`

export const events = (inner: string) =>
  `<c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">${inner}</c:comp-filter></c:comp-filter>`
