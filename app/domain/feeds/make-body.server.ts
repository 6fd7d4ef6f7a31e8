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
import { type Drawn, differences, type Entry, entriesOf, type Fresh, keepDrawn, lastDrawn, renewWeeks, type Weeks } from './drawn.server.ts'
import { selectEvents } from './events.server.ts'
import { type Fetch, noteVersion } from './fetches.server.ts'
import type { FoundLink } from './find-link.server.ts'
import { drawPieces } from './pieces.server.ts'
import { noteShowings, showingsOf } from './showings.server.ts'
import { type SettledEvent, type Showing, settleMoments } from './shown.server.ts'
import { uidDomain } from './uid-domain.ts'

const slowestWriteMs = 60_000
const nothing = { marks: new Map<string, bigint>(), sum: 0n, count: 0, until: null }

type Look = Omit<FeedCalendar, 'events'>

/** `changedAt` is when the body became what it is, to the second; `etag` has its quotes; `parts` are its bytes. */
export type Body = { etag: string; changedAt: Date; parts: Bytes[] }

/** Puts a feed together as its owner may see it now, drawing only what is not the same as in its last body. */
export async function makeBody(link: FoundLink, fetch: Fetch): Promise<Body> {
  const { feed } = link
  const now = await readChanges(link, fetch)
  const { basis, ground, last, sum, leaves } = now
  const before = last ? leaving(last, leaves) : await asGate((db) => showingsOf(db, feed.id))
  const look = lookOf(feed, now.seen)
  const fresh = await drawEntries(look, settleMoments(now.changed, before, fetch.now), now.marks)
  const weeks = renewWeeks(last?.weeks ?? new Map(), leaves, fresh)
  const { etag, parts, size } = joined(look, weeks)
  const changedAt = changeOf(feed, etag, fetch.now)
  const isLast = await asGate(async (db) => {
    const state = { basis, freshUntil: now.until, bodyHash: etag, bodyChangedAt: changedAt, bodyBytes: size, eventCount: now.count }
    // Whoever fetched meanwhile and wrote first may have read later.
    const unmoved = feed.bodyHash === null ? isNull(feeds.bodyHash) : eq(feeds.bodyHash, feed.bodyHash)
    const [stored] = await db
      .update(feeds)
      .set(state)
      .where(and(eq(feeds.id, feed.id), unmoved))
      .returning({ id: feeds.id })
    if (stored) {
      const shown = new Set(fresh.map(({ entry }) => entry.id))
      const changed = fresh.flatMap(({ entry }) => (isShownAs(entry, before.get(entry.id)) ? [] : entry))
      const gone = [...before.keys()].filter((id) => !shown.has(id))
      await noteShowings(db, feed.id, changed, gone, feed.fetchedAt ?? fetch.now)
    }
    await noteVersion(db, feed.id, etag, fetch)
    return stored !== undefined
  })
  if (isLast) keepDrawn(feed.id, { ground, etag, readAt: fetch.now, sum, weeks, parts, size })
  return { etag, changedAt, parts }
}

const leaving = ({ weeks }: Drawn, leaves: ReadonlySet<string>): ReadonlyMap<string, Showing> =>
  new Map(
    entriesOf(weeks)
      .filter(({ id }) => leaves.has(id))
      .map((entry) => [entry.id, entry]),
  )

/** The tag is a hash of hashes, equal for equal bytes: what stands in which week is told by the bytes. */
function joined(look: Look, weeks: Weeks) {
  const [head, end] = calendarFrame(look, weeks.size === 0).map((text) => Buffer.from(text)) as [Bytes, Bytes]
  const parts = [head, ...[...weeks.values()].map(({ bytes }) => bytes), end]
  const size = parts.reduce((sum, { byteLength }) => sum + byteLength, 0)
  return { parts, size, etag: etagOf([head, ...[...weeks.values()].map(({ hash }) => hash)].join(' ')) }
}

const isShownAs = (entry: Showing, before: Showing | undefined) => before?.hash === entry.hash && before.since === entry.since

async function drawEntries(look: Look, settled: SettledEvent[], marks: ReadonlyMap<string, bigint>): Promise<Fresh[]> {
  const blocks = await drawPieces(look, settled)
  return settled.map(({ event, hash }) => {
    const { id, renderedAt } = event
    const block = blocks.get(id)
    const mark = marks.get(id)
    if (block === undefined || mark === undefined) throw new Error(`The event ${id} of a feed was not drawn.`)
    const entry: Entry = { id, mark, start: drawnTime(event).start.getTime(), hash, since: renderedAt.getTime(), size: block.byteLength }
    return { entry, block }
  })
}

/** What the feed holds at one moment, and in full only what differs from `last`, when this process made the last body on the same ground. */
async function readChanges(link: FoundLink, { publicUrl, now }: Fetch) {
  const { feed, owner } = link
  return readAsActor(owner, async (db) => {
    const revision = await readRevision(db)
    const ground = groundOf(link, publicUrl, revision)
    const drawn = lastDrawn(feed.id, feed.bodyHash)
    const last = drawn?.ground === ground ? drawn : undefined
    const since = last && new Date(last.readAt.getTime() - slowestWriteMs)
    const lately = await selectEvents(db, feed, { publicUrl, now, since })
    const told = last && lately && differences(last, lately)
    const selection = last && lately && !told ? await selectEvents(db, feed, { publicUrl, now }) : lately
    const { marks, sum, count, until } = selection ?? nothing
    const { changed, gone } = told ?? (last && differences(last, selection ?? nothing)) ?? { changed: [...marks.keys()], gone: [] }
    return {
      basis: basisOf(ground, revision, now),
      ground,
      last,
      marks,
      sum,
      count,
      until,
      seen: selection !== undefined,
      /** What of the last body does not stay as it is. */
      leaves: new Set([...changed, ...gone]),
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
