import type { Calendar, Changes } from '#app/dav/values.ts'
import { eventsIn } from '#app/ical/objects.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { asGate } from '../access/as-actor.server.ts'
import { type Cursor, changesAfter, keepState, type State } from './collection-state.server.ts'
import { feedColours } from './colours.ts'
import type { Fetch } from './fetches.server.ts'
import type { FoundLink } from './find-link.server.ts'
import { serveCurrent } from './serve.server.ts'
import { uidDomain } from './uid-domain.ts'

const mostTakenApart = 4
const takenApart = new Map<string, ReturnType<typeof eventsIn>>()

/** A feed as a calendar whose events are objects, as its owner may see them at this moment: the same bytes that its address gives. */
export async function readCalendar(link: FoundLink, fetch: Fetch): Promise<Calendar> {
  const content = await contentOf(link, fetch)
  const { serial } = await asGate((db) => keepState(db, link.feed.id, content.tag, content.tags, fetch.now))
  return { ...content.calendar, syncToken: tokenOf(link.feed.id, { serial, lastId: undefined }) }
}

/**
 * The same, with what changed since a state that an earlier answer named (`token`; empty for the first time). `changes` is undefined when
 * that state is not known, or not any more.
 */
export async function readChangesOf(link: FoundLink, fetch: Fetch, token: string, limit: number | undefined) {
  const { id } = link.feed
  const content = await contentOf(link, fetch)
  const cursor = token === '' ? undefined : readToken(id, token)
  return asGate(async (db) => {
    const state = await keepState(db, id, content.tag, content.tags, fetch.now)
    const syncToken = tokenOf(id, { serial: state.serial, lastId: undefined })
    const calendar: Calendar = { ...content.calendar, syncToken }
    if (token !== '' && !(cursor && isKnown(cursor, state))) return { calendar, changes: undefined }
    const rows = await changesAfter(db, id, cursor, limit)
    const told = limit === undefined ? rows : rows.slice(0, limit)
    const last = told.at(-1)
    const more = told.length < rows.length && last !== undefined
    const changes: Changes = { told, more, token: more ? tokenOf(id, { serial: last.serial, lastId: last.id }) : syncToken }
    return { calendar, changes }
  })
}

async function contentOf(link: FoundLink, fetch: Fetch) {
  const { bytes, etag } = await (await serveCurrent(link, fetch)).body()
  const { name, events } = takeApart(etag, bytes)
  const { id, colour } = link.feed
  const objects = new Map(events.map((event) => [event.id, event]))
  const hex = feedColours[colour as keyof typeof feedColours]
  return {
    tag: etag,
    tags: new Map(events.map((event) => [event.id, event.etag])),
    calendar: { id, name, colour: hex, tag: etag, objects },
  }
}

function takeApart(etag: string, bytes: Buffer[]) {
  const content = takenApart.get(etag) ?? eventsIn(Buffer.concat(bytes).toString(), uidDomain)
  takenApart.delete(etag)
  takenApart.set(etag, content)
  const [oldest] = takenApart.size > mostTakenApart ? takenApart.keys() : []
  if (oldest !== undefined) takenApart.delete(oldest)
  return content
}

const isKnown = ({ serial }: Cursor, state: State) => serial <= state.serial && serial >= state.forgotten

const tokenStart = (feedId: string) => `http://${uidDomain}/sync/${feedId}/`

const tokenOf = (feedId: string, { serial, lastId }: Cursor): string => `${tokenStart(feedId)}${serial}${lastId ? `/${lastId}` : ''}`

function readToken(feedId: string, token: string): Cursor | undefined {
  if (!token.startsWith(tokenStart(feedId))) return undefined
  const [serial = '', lastId, ...rest] = token.slice(tokenStart(feedId).length).split('/')
  if (!/^\d{1,9}$/.test(serial) || rest.length > 0 || (lastId !== undefined && !isUuid(lastId))) return undefined
  return { serial: Number(serial), lastId }
}
