import { and, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { feedFetches } from '#db/schema/feed-trail.ts'
import { feeds } from '#db/schema/feeds.ts'
import type { GateDb } from '../access/as-actor.server.ts'
import { addressPrefix } from '../members/address-prefix.ts'

/** Who fetches: `program` as it calls itself, `address` of which only the network is kept. `publicUrl` begins the links into the app. */
export type Fetch = { publicUrl: string; program: string | null; address: string; now: Date }

const keptMs = 90 * 86_400_000
const mostKept = 200
const notedAgainMs = 60_000

type Feed = Pick<typeof feeds.$inferSelect, 'id' | 'fetchedAt' | 'fetchedWith' | 'fetchedFrom'>

/** Whether just this fetch of the same body was noted within the minute: then it is not worth a write. */
export function wasJustNoted(feed: Feed, fetch: Fetch): boolean {
  const { fetchedWith, fetchedFrom } = noted(fetch)
  if (!feed.fetchedAt || feed.fetchedWith !== fetchedWith || feed.fetchedFrom !== fetchedFrom) return false
  return Math.abs(fetch.now.getTime() - feed.fetchedAt.getTime()) < notedAgainMs
}

type State = Partial<typeof feeds.$inferInsert>

/** Notes who fetched a link last; `state` is what else becomes of the feed, `when` on what condition. Answers whether that held. */
export async function noteFetch(db: GateDb, feedId: string, fetch: Fetch, state: State = {}, when?: SQL): Promise<boolean> {
  const noting = await db
    .update(feeds)
    .set({ fetchedAt: fetch.now, ...noted(fetch), ...state })
    .where(and(eq(feeds.id, feedId), when))
    .returning({ id: feeds.id })
  return noting.length > 0
}

/** Notes which version of the feed that was: one row for the same program in the same network, for 90 days. */
export async function noteVersion(db: GateDb, feedId: string, etag: string, fetch: Fetch): Promise<void> {
  const { fetchedWith, fetchedFrom } = noted(fetch)
  const once = { feedId, bodyVersion: versionOf(etag), program: fetchedWith ?? '', network: fetchedFrom ?? '' }
  const f = feedFetches
  await db
    .insert(f)
    .values({ id: newId(), ...once, firstAt: fetch.now, lastAt: fetch.now })
    .onConflictDoUpdate({ target: [f.feedId, f.bodyVersion, f.program, f.network], set: { lastAt: fetch.now } })
  const newest = db.select({ id: f.id }).from(f).where(eq(f.feedId, feedId)).orderBy(desc(f.lastAt)).offset(mostKept)
  const old = new Date(fetch.now.getTime() - keptMs)
  await db.delete(f).where(and(eq(f.feedId, feedId), or(lt(f.lastAt, old), inArray(f.id, sql`(${newest})`))))
}

/** Enough of a body's tag to tell versions apart. */
const versionOf = (etag: string): string => etag.slice(1, 9)

export function noted({ program, address }: Fetch) {
  const fetchedWith = (program ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 120) || null
  return { fetchedWith, fetchedFrom: addressPrefix(address) || null }
}
