import { and, eq, isNull } from 'drizzle-orm'
import { calendarAround } from '#app/ical/calendar-text.ts'
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
import { settleMoments } from './shown.server.ts'
import { uidDomain } from './uid-domain.ts'

/** `changedAt` is when the body became what it is, to the second; `etag` has its quotes. */
export type Body = { etag: string; changedAt: Date; bytes: Bytes }

/** Puts a feed together as its owner may see it now, drawing only what is not the same as in its last body. */
export async function makeBody(link: FoundLink, fetch: Fetch): Promise<Body> {
  const { feed } = link
  const now = await readChanges(link, fetch)
  const before = now.last ?? (await asGate((db) => showingsOf(db, feed.id)))
  const settled = settleMoments(now.changed, before, fetch.now)
  const blocks = await drawPieces(lookOf(feed, now.seen), settled)
  const entries = new Map(now.last ?? [])
  for (const id of entries.keys()) if (!now.marks.has(id)) entries.delete(id)
  for (const { event, hash } of settled) {
    const since = event.renderedAt.getTime()
    const start = drawnTime(event).start.getTime()
    entries.set(event.id, { mark: now.marks.get(event.id) ?? '', start, hash, since, block: blocks.get(event.id) ?? '' })
  }
  const ordered = inOrder(entries)
  const text = calendarAround(
    lookOf(feed, now.seen),
    ordered.map(([, { block }]) => block),
  )
  const bytes = Buffer.from(text, 'utf8')
  const etag = etagOf(bytes)
  const changedAt = changeOf(feed, etag, fetch.now)
  const state = {
    basis: now.basis,
    freshUntil: now.until,
    bodyHash: etag,
    bodyChangedAt: changedAt,
    bodyBytes: bytes.byteLength,
    eventCount: ordered.length,
  }
  const isLast = await asGate(async (db) => {
    // Whoever fetched meanwhile and wrote first may have read later.
    const unmoved = feed.bodyHash === null ? isNull(feeds.bodyHash) : eq(feeds.bodyHash, feed.bodyHash)
    const [stored] = await db
      .update(feeds)
      .set(state)
      .where(and(eq(feeds.id, feed.id), unmoved))
      .returning({ id: feeds.id })
    if (stored) {
      const changed = ordered.flatMap(([id, { hash, since }]) => {
        const last = before.get(id)
        return last?.hash === hash && last.since === since ? [] : { id, hash, since }
      })
      const gone = [...before.keys()].filter((id) => !entries.has(id))
      await noteShowings(db, feed.id, changed, gone, feed.fetchedAt ?? fetch.now)
    }
    await noteVersion(db, feed.id, etag, fetch)
    return stored !== undefined
  })
  if (isLast) keepDrawn(feed.id, { ground: now.ground, etag, entries: new Map(ordered) })
  return { etag, changedAt, bytes }
}

/** What the feed holds at one moment, and in full only what differs from `last`, when this process made the last body on the same ground. */
async function readChanges(link: FoundLink, { publicUrl, now }: Fetch) {
  const { feed, owner } = link
  return readAsActor(owner, async (db) => {
    const revision = await readRevision(db)
    const ground = groundOf(link, publicUrl, revision)
    const last = feed.bodyHash === null ? undefined : lastDrawn(feed.id, ground, feed.bodyHash)
    const selection = await selectEvents(db, feed, publicUrl, now)
    const marks = selection?.marks ?? new Map<string, string>()
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
function lookOf(feed: FoundLink['feed'], seen: boolean): Omit<FeedCalendar, 'events'> {
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

// What was in order before still is, which sorting makes use of.
const inOrder = (entries: Map<string, Entry>) => [...entries].sort(([one, a], [other, b]) => a.start - b.start || (one < other ? -1 : 1))

/** A body that changes twice within a second says so by saying the next one. */
function changeOf({ bodyHash, bodyChangedAt }: FoundLink['feed'], etag: string, now: Date): Date {
  if (etag === bodyHash && bodyChangedAt) return bodyChangedAt
  return bodyChangedAt && bodyChangedAt >= startOfSecond(now) ? nextSecond(bodyChangedAt) : now
}

const startOfSecond = (moment: Date) => new Date(Math.floor(moment.getTime() / 1000) * 1000)
export const nextSecond = (moment: Date) => new Date(startOfSecond(moment).getTime() + 1000)
