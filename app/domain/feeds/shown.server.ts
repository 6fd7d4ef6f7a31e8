import { hash as digest } from 'node:crypto'
import type { FeedEvent } from '#app/ical/values.ts'

/** What a feed shows of a record (a hash of all it could show) and since when it is so, in milliseconds. */
export type Showing = { hash: string; since: number }

/** An event that says since when it is as it is; `writtenAt` is the moment its row says. */
export type SettledEvent = { event: FeedEvent; hash: string; writtenAt: Date }

/**
 * Gives each event the moment since when it is as it is. The row's own moment tells of what was written to it; whatever else changes it
 * (rights of the owner, a colleague's name, the law of a zone) shows as a difference from the last fetch, and then it is now.
 */
export function settleMoments(events: FeedEvent[], before: ReadonlyMap<string, Showing>, now: Date): SettledEvent[] {
  return events.map((event) => {
    const hash = hashEvent(event)
    const since = sinceWhen(event.renderedAt.getTime(), hash, before.get(event.id), now.getTime())
    return { event: { ...event, renderedAt: new Date(since) }, hash, writtenAt: event.renderedAt }
  })
}

function sinceWhen(written: number, hash: string, last: Showing | undefined, now: number): number {
  if (!last) return written
  if (last.hash === hash) return last.since
  // Calendars compare by the second.
  return Math.max(written > last.since ? written : now, last.since + 1000)
}

function hashEvent({ createdAt: _, changedAt: __, renderedAt: ___, ...content }: FeedEvent): string {
  return digest('sha256', JSON.stringify(content), 'base64url').slice(0, 16)
}
