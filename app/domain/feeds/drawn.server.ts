import { hashBody } from '#app/ical/body-hash.server.ts'
import type { Bytes } from '#app/lib/byte-cache.ts'
import type { Selection } from './events.server.ts'
import type { Showing } from './shown.server.ts'

/** An event as a body holds it: the mark it was selected by, where it stands, and how many bytes it takes. */
export type Entry = Showing & { id: string; mark: bigint; start: number; size: number }

/** The events of a body that stand in the same four weeks, in order; a change of one of them leaves the other parts as they are. */
type Part = { entries: Entry[]; bytes: Bytes; hash: string }
export type Parts = ReadonlyMap<number, Part>

/** What a body was made from, its events in parts, and all its bytes. */
export type Drawn = { ground: string; etag: string; readAt: Date; sum: bigint; parts: Parts; bytes: Bytes[]; size: number }

const partMs = 28 * 86_400_000
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
  let size = [...byFeed.values()].reduce((sum, each) => sum + each.size, 0)
  for (const [oldest, old] of byFeed) {
    if (size <= mostBytes) return
    byFeed.delete(oldest)
    size -= old.size
  }
}

/**
 * The bytes of a body in one piece, as the network takes them fastest. Made when they are asked for again as they are: for a body that is
 * sent once, and then changes, it would cost more than it gives.
 */
export function inOnePiece(drawn: Drawn): Bytes[] {
  if (drawn.bytes.length > 1) {
    const whole = Buffer.concat(drawn.bytes)
    drawn.parts = within(whole, drawn.bytes[0]?.byteLength ?? 0, drawn.parts)
    drawn.bytes = [whole]
  }
  return drawn.bytes
}

/** The same parts as pieces of a body in which they stand one after the other from a place on, so that their bytes are kept once. */
function within(body: Bytes, from: number, parts: Parts): Parts {
  let at = from
  return new Map(
    [...parts].map(([number, part]) => {
      at += part.bytes.byteLength
      return [number, { ...part, bytes: body.subarray(at - part.bytes.byteLength, at) }]
    }),
  )
}

export const entriesOf = (parts: Parts): Entry[] => [...parts.values()].flatMap(({ entries }) => entries)

/** How a selection differs from a body: which events are new or have another mark, which are gone. Undefined when its marks are not of all and leave that open. */
export function differences({ parts, sum }: Drawn, { marks, ...selection }: Pick<Selection, 'marks' | 'sum' | 'count'>) {
  const entries = entriesOf(parts)
  const held = new Map(entries.filter(({ id }) => marks.has(id)).map(({ id, mark }) => [id, mark]))
  const sums = [held, marks].map((some) => [...some.values()].reduce((total, mark) => total + mark, 0n)) as [bigint, bigint]
  const isAll = selection.count === entries.length - held.size + marks.size && selection.sum === sum - sums[0] + sums[1]
  if (!isAll && marks.size < selection.count) return undefined
  const changed = [...marks].flatMap(([id, mark]) => (held.get(id) === mark ? [] : id))
  return { changed, gone: isAll ? [] : entries.filter(({ id }) => !marks.has(id)).map(({ id }) => id) }
}

export type Fresh = { entry: Entry; block: Bytes }

/** The parts without the events that leave, and with the fresh ones at their places. */
export function renewParts(parts: Parts, leaves: ReadonlySet<string>, fresh: Fresh[]): Parts {
  const coming = Map.groupBy(fresh, ({ entry }) => Math.floor(entry.start / partMs))
  const left = [...parts].flatMap(([number, { entries }]) => (entries.some(({ id }) => leaves.has(id)) ? number : []))
  const renewed = new Map(parts)
  for (const number of new Set([...left, ...coming.keys()])) {
    const part = makePart([...eventsOf(parts.get(number)).filter(({ entry }) => !leaves.has(entry.id)), ...(coming.get(number) ?? [])])
    if (part.entries.length > 0) renewed.set(number, part)
    else renewed.delete(number)
  }
  return new Map([...renewed].sort(([one], [other]) => one - other))
}

function makePart(events: Fresh[]): Part {
  const placed = events.sort(({ entry: a }, { entry: b }) => a.start - b.start || (a.id < b.id ? -1 : 1))
  const bytes = Buffer.concat(placed.map(({ block }) => block))
  return { entries: placed.map(({ entry }) => entry), bytes, hash: hashBody(bytes) }
}

function eventsOf(part: Part | undefined): Fresh[] {
  let at = 0
  return (part?.entries ?? []).map((entry) => {
    at += entry.size
    return { entry, block: (part as Part).bytes.subarray(at - entry.size, at) }
  })
}
