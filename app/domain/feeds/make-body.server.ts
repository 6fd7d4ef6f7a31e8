import { eq, isNull } from 'drizzle-orm'
import { calendarFrame } from '#app/ical/calendar-text.ts'
import { etagOf } from '#app/ical/etag.ts'
import { drawnTime } from '#app/ical/event-time.ts'
import type { FeedCalendar } from '#app/ical/values.ts'
import type { Bytes } from '#app/lib/byte-cache.ts'
import { feeds } from '#db/schema/feeds.ts'
import { asGate } from '../access/as-actor.server.ts'
import { readChanges } from './changes.server.ts'
import { feedColours } from './colours.ts'
import { type Drawn, type Entry, entriesOf, type Fresh, keepDrawn, type Parts, renewParts } from './drawn.server.ts'
import { type Fetch, noteFetch, noteVersion } from './fetches.server.ts'
import type { FoundLink } from './find-link.server.ts'
import { drawFew, drawPieces } from './pieces.server.ts'
import { noteShowings, showingsOf } from './showings.server.ts'
import { type SettledEvent, type Showing, settleMoments } from './shown.server.ts'
import { uidDomain } from './uid-domain.ts'

type Look = Omit<FeedCalendar, 'events'>

/** `changedAt` is when the body became what it is, to the second; `etag` has its quotes; `bytes` are all of them, in order. */
export type Body = { etag: string; changedAt: Date; bytes: Bytes[] }

/** Puts a feed together as its owner may see it now, drawing only what is not the same as in its last body. */
export async function makeBody(link: FoundLink, fetch: Fetch): Promise<Body> {
  const { feed } = link
  const now = await readChanges(link, fetch)
  const { basis, ground, last, sum, leaves } = now
  const before = last ? leaving(last, leaves) : await asGate((db) => showingsOf(db, feed.id))
  const look = lookOf(feed, now.seen)
  const settled = settleMoments(now.changed, before, fetch.now)
  const blocks = last ? await drawFew(look, settled) : await drawPieces(look, settled)
  const fresh = asEntries(settled, blocks, now.marks)
  const parts = renewParts(last?.parts ?? new Map(), leaves, fresh)
  const { etag, bytes, size } = joined(look, parts)
  const changedAt = changeOf(feed, etag, fetch.now)
  const state = { basis, freshUntil: now.until, bodyHash: etag, bodyChangedAt: changedAt, bodyBytes: size, eventCount: now.count }
  const isLast = await asGate(async (db) => {
    // Whoever fetched meanwhile and wrote first may have read later.
    const unmoved = feed.bodyHash === null ? isNull(feeds.bodyHash) : eq(feeds.bodyHash, feed.bodyHash)
    const stored = await noteFetch(db, feed.id, fetch, state, unmoved)
    if (stored) {
      const shown = new Set(fresh.map(({ entry }) => entry.id))
      const changed = fresh.flatMap(({ entry }) => (isShownAs(entry, before.get(entry.id)) ? [] : entry))
      const gone = [...before.keys()].filter((id) => !shown.has(id))
      await noteShowings(db, feed.id, changed, gone, feed.fetchedAt ?? fetch.now)
    } else await noteFetch(db, feed.id, fetch)
    await noteVersion(db, feed.id, etag, fetch)
    return stored
  })
  if (isLast) keepDrawn(feed.id, { ground, etag, readAt: fetch.now, sum, parts, bytes, size })
  return { etag, changedAt, bytes }
}

const leaving = ({ parts }: Drawn, leaves: ReadonlySet<string>): ReadonlyMap<string, Showing> =>
  new Map(
    entriesOf(parts)
      .filter(({ id }) => leaves.has(id))
      .map((entry) => [entry.id, entry]),
  )

/** The tag is a hash of hashes, equal for equal bytes: which event stands in which part is told by the bytes. */
function joined(look: Look, parts: Parts) {
  const [head, end] = calendarFrame(look, parts.size === 0).map((text) => Buffer.from(text)) as [Bytes, Bytes]
  const bytes = [head, ...[...parts.values()].map((part) => part.bytes), end]
  const size = bytes.reduce((sum, { byteLength }) => sum + byteLength, 0)
  return { bytes, size, etag: etagOf([head, ...[...parts.values()].map(({ hash }) => hash)].join(' ')) }
}

const isShownAs = (entry: Showing, before: Showing | undefined) => before?.hash === entry.hash && before.since === entry.since

function asEntries(settled: SettledEvent[], blocks: ReadonlyMap<string, Bytes>, marks: ReadonlyMap<string, bigint>): Fresh[] {
  return settled.map(({ event, hash }) => {
    const { id, renderedAt } = event
    const block = blocks.get(id)
    const mark = marks.get(id)
    if (block === undefined || mark === undefined) throw new Error(`The event ${id} of a feed was not drawn.`)
    const entry: Entry = { id, mark, start: drawnTime(event).start.getTime(), hash, since: renderedAt.getTime(), size: block.byteLength }
    return { entry, block }
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
