import { readAsActor } from '../access/as-actor.server.ts'
import { basisOf, groundOf, readRevision } from './basis.server.ts'
import { differences, lastDrawn } from './drawn.server.ts'
import { selectEvents } from './events.server.ts'
import type { Fetch } from './fetches.server.ts'
import type { FoundLink } from './find-link.server.ts'

const slowestWriteMs = 60_000
const nothing = { marks: new Map<string, bigint>(), sum: 0n, count: 0, until: null }

/** What the feed holds at one moment, and in full only what differs from `last`, when this process made the last body on the same ground. */
export async function readChanges(link: FoundLink, { publicUrl, now }: Fetch) {
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
