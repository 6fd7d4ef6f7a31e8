import type { Bytes } from '#app/lib/byte-cache.ts'
import type { Selection } from './events.server.ts'
import type { Showing } from './shown.server.ts'

/** An event as a body holds it: the mark it was selected by, where it stands, and how many bytes it takes. */
export type Entry = Showing & { id: string; mark: bigint; start: number; size: number }

/** A body, its entries in its order, and what it was made from. */
export type Drawn = { ground: string; etag: string; readAt: Date; sum: bigint; entries: Entry[]; head: number; bytes: Bytes }

const mostBytes = 24_000_000
const byFeed = new Map<string, Drawn>()

/** What this process knows of the feed's last body, if that is the one with this tag. */
export function lastDrawn(feedId: string, etag: string | null): Drawn | undefined {
  const drawn = byFeed.get(feedId)
  return drawn?.etag === etag ? drawn : undefined
}

/** Remembers a body, and forgets those of the feeds not made for longest. */
export function keepDrawn(feedId: string, drawn: Drawn): void {
  byFeed.delete(feedId)
  byFeed.set(feedId, drawn)
  let bytes = [...byFeed.values()].reduce((sum, each) => sum + each.bytes.byteLength, 0)
  for (const [oldest, old] of byFeed) {
    if (bytes <= mostBytes) return
    byFeed.delete(oldest)
    bytes -= old.bytes.byteLength
  }
}

/** Whether what was written lately, `marks` of the selection, is all that sets it apart from the last body. */
export function explains(last: Drawn, { count, sum, marks }: Selection): boolean {
  const known = last.entries.filter(({ id }) => marks.has(id))
  const before = known.reduce((total, { mark }) => total + mark, 0n)
  const after = [...marks.values()].reduce((total, mark) => total + mark, 0n)
  return count === last.entries.length - known.length + marks.size && sum === last.sum - before + after
}

type Fresh = { entry: Entry; block: Bytes }

/** The last body without those that leave it and with the fresh ones at their places: its entries, and its bytes in as few parts as that takes. */
export function splice(last: Drawn | undefined, leaves: ReadonlySet<string>, fresh: Fresh[]): { entries: Entry[]; parts: Bytes[] } {
  const coming = fresh.toSorted((a, b) => byPlace(a.entry, b.entry))
  const entries: Entry[] = []
  const parts: Bytes[] = []
  let next = 0
  let from = last?.head ?? 0
  let at = from
  const cut = () => {
    if (last && at > from) parts.push(last.bytes.subarray(from, at))
    from = at
  }
  const add = (upTo?: Entry) => {
    for (let one = coming[next]; one && (!upTo || byPlace(one.entry, upTo) < 0); one = coming[next]) {
      cut()
      entries.push(one.entry)
      parts.push(one.block)
      next += 1
    }
  }
  for (const entry of last?.entries ?? []) {
    add(entry)
    const leaving = leaves.has(entry.id)
    if (leaving) cut()
    else entries.push(entry)
    at += entry.size
    if (leaving) from = at
  }
  cut()
  add()
  return { entries, parts }
}

const byPlace = (a: Entry, b: Entry) => a.start - b.start || (a.id < b.id ? -1 : 1)
