import { and, eq, isNull } from 'drizzle-orm'
import { calendarFrame } from '#app/ical/calendar-text.ts'
import { etagOf } from '#app/ical/etag.ts'
import { drawnTime } from '#app/ical/event-time.ts'
import type { FeedCalendar } from '#app/ical/values.ts'
import type { Bytes } from '#app/lib/byte-cache.ts'
import { feeds } from '#db/schema/feeds.ts'
import { asGate, readAsActor } from '../access/as-actor.server.ts'
import { basisOf, groundOf, readRevision } from './basis.server.ts'
import { feedColours } from './colours.ts'
import { type Entry, keepDrawn, lastDrawn } from './drawn.server.ts'
import { selectEvents } from './events.server.ts'
import { type Fetch, noteVersion } from './fetches.server.ts'
import type { FoundLink } from './find-link.server.ts'
import { drawPieces } from './pieces.server.ts'
import { noteShowings, showingsOf } from './showings.server.ts'
import { type SettledEvent, settleMoments } from './shown.server.ts'
import { uidDomain } from './uid-domain.ts'

type Look = Omit<FeedCalendar, 'events'>
type Drawn = ReadonlyMap<string, Entry>

/** `changedAt` is when the body became what it is, to the second; `etag` has its quotes. */
export type Body = { etag: string; changedAt: Date; bytes: Bytes }

/** Puts a feed together as its owner may see it now, drawing only what is not the same as in its last body. */
export async function makeBody(link: FoundLink, fetch: Fetch): Promise<Body> {
  const { feed } = link
  const now = await readChanges(link, fetch)
  const before = now.last ?? (await asGate((db) => showingsOf(db, feed.id)))
  const settled = settleMoments(now.changed, before, fetch.now)
  const look = lookOf(feed, now.seen)
  const fresh = await drawEntries(look, settled, now.marks)
  const entries = inOrder(now.last, fresh, now.marks)
  const [head, end] = calendarFrame(look, entries.size === 0)
  const bytes = Buffer.concat([Buffer.from(head), ...[...entries.values()].map(({ block }) => block), Buffer.from(end)])
  const etag = etagOf(bytes)
  const changedAt = changeOf(feed, etag, fetch.now)
  const state = { basis: now.basis, freshUntil: now.until, bodyHash: etag, bodyChangedAt: changedAt }
  const isLast = await asGate(async (db) => {
    // Whoever fetched meanwhile and wrote first may have read later.
    const unmoved = feed.bodyHash === null ? isNull(feeds.bodyHash) : eq(feeds.bodyHash, feed.bodyHash)
    const [stored] = await db
      .update(feeds)
      .set({ ...state, bodyBytes: bytes.byteLength, eventCount: entries.size })
      .where(and(eq(feeds.id, feed.id), unmoved))
      .returning({ id: feeds.id })
    if (stored) {
      const changed = fresh.filter(({ id, hash, since }) => before.get(id)?.hash !== hash || before.get(id)?.since !== since)
      const gone = [...before.keys()].filter((id) => !entries.has(id))
      await noteShowings(db, feed.id, changed, gone, feed.fetchedAt ?? fetch.now)
    }
    await noteVersion(db, feed.id, etag, fetch)
    return stored !== undefined
  })
  if (isLast) keepDrawn(feed.id, { ground: now.ground, etag, entries })
  return { etag, changedAt, bytes }
}

async function drawEntries(look: Look, settled: SettledEvent[], marks: ReadonlyMap<string, number>): Promise<Entry[]> {
  const blocks = await drawPieces(look, settled)
  return settled.map(({ event, hash }) => {
    const { id, renderedAt } = event
    const block = blocks.get(id)
    const mark = marks.get(id)
    if (block === undefined || mark === undefined) throw new Error(`The event ${id} of a feed was not drawn.`)
    return { id, mark, start: drawnTime(event).start.getTime(), hash, since: renderedAt.getTime(), block }
  })
}

/** The entries of a body: the fresh ones among those of the last that stay, which are in order already. */
function inOrder(last: Drawn | undefined, fresh: Entry[], marks: ReadonlyMap<string, number>): Map<string, Entry> {
  const sorted = fresh.toSorted(byPlace)
  const drawn = new Set(fresh.map(({ id }) => id))
  const entries = new Map<string, Entry>()
  let next = 0
  const add = (upTo?: Entry) => {
    for (let one = sorted[next]; one && (!upTo || byPlace(one, upTo) < 0); one = sorted[next]) {
      entries.set(one.id, one)
      next += 1
    }
  }
  for (const entry of last?.values() ?? []) {
    if (drawn.has(entry.id) || !marks.has(entry.id)) continue
    add(entry)
    entries.set(entry.id, entry)
  }
  add()
  return entries
}

const byPlace = (a: Entry, b: Entry) => a.start - b.start || (a.id < b.id ? -1 : 1)

/** What the feed holds at one moment, and in full only what differs from `last`, when this process made the last body on the same ground. */
async function readChanges(link: FoundLink, { publicUrl, now }: Fetch) {
  const { feed, owner } = link
  return readAsActor(owner, async (db) => {
    const revision = await readRevision(db)
    const ground = groundOf(link, publicUrl, revision)
    const last = feed.bodyHash === null ? undefined : lastDrawn(feed.id, ground, feed.bodyHash)
    const selection = await selectEvents(db, feed, publicUrl, now)
    const marks = selection?.marks ?? new Map<string, number>()
    const changed = [...marks].flatMap(([id, mark]) => (last?.get(id)?.mark === mark ? [] : id))
    return {
      basis: basisOf(ground, revision, now),
      ground,
      last,
      marks,
      seen: selection !== undefined,
      until: selection?.until ?? null,
      changed: (await selection?.read(changed)) ?? [],
    }
  })
}

/** A record's name, once its owner may not see it any more, must not live on as the name of a calendar. */
function lookOf(feed: FoundLink['feed'], seen: boolean): Look {
  const { language, detail, alarmMinutes } = feed
  const css = feed.colour as keyof typeof feedColours | null
  const colour = css && feedColours[css] ? { css, hex: feedColours[css] } : undefined
  return {
    name: seen ? feed.name : '',
    language,
    detail,
    domain: uidDomain,
    ...(colour && { colour }),
    ...(alarmMinutes !== null && { alarmMinutes }),
  }
}

/** A body that changes twice within a second says so by saying the next one. */
function changeOf({ bodyHash, bodyChangedAt }: FoundLink['feed'], etag: string, now: Date): Date {
  if (etag === bodyHash && bodyChangedAt) return bodyChangedAt
  return bodyChangedAt && bodyChangedAt >= startOfSecond(now) ? nextSecond(bodyChangedAt) : now
}

const startOfSecond = (moment: Date) => new Date(Math.floor(moment.getTime() / 1000) * 1000)
export const nextSecond = (moment: Date) => new Date(startOfSecond(moment).getTime() + 1000)
