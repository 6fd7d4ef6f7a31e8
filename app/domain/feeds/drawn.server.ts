import type { Bytes } from '#app/lib/byte-cache.ts'
import type { Showing } from './shown.server.ts'

/** An event as a body holds it: the mark it was selected by, where it stands, and its lines. */
export type Entry = Showing & { id: string; mark: number; start: number; block: Bytes }

// Entries are in the order of the body.
type Drawn = { ground: string; etag: string; entries: ReadonlyMap<string, Entry> }

const mostEntries = 40_000
const byFeed = new Map<string, Drawn>()

/** What this process knows of the feed's last body, if that is the one with this tag and rests on the same ground. */
export function lastDrawn(feedId: string, ground: string, etag: string): ReadonlyMap<string, Entry> | undefined {
  const drawn = byFeed.get(feedId)
  return drawn && drawn.ground === ground && drawn.etag === etag ? drawn.entries : undefined
}

/** Remembers a body in parts, and forgets those of the feeds not made for longest. */
export function keepDrawn(feedId: string, drawn: Drawn): void {
  byFeed.delete(feedId)
  byFeed.set(feedId, drawn)
  let entries = [...byFeed.values()].reduce((sum, each) => sum + each.entries.size, 0)
  for (const [oldest, { entries: old }] of byFeed) {
    if (entries <= mostEntries) return
    byFeed.delete(oldest)
    entries -= old.size
  }
}
