import { hash as digest } from 'node:crypto'
import type { FeedEvent } from '#app/ical/values.ts'
import type { feeds } from '#db/schema/feeds.ts'

type Shown = NonNullable<(typeof feeds.$inferSelect)['shown']>

/** An event with a hash of all it could show. */
export type HashedEvent = { event: FeedEvent; hash: string }

/**
 * Gives each event the moment since when it is as it is. The row's own moment tells of what was written to it; whatever else changes it
 * (rights of the owner, a colleague's name, the law of a zone) shows as a difference from the last fetch, and then it is now.
 */
export function settleMoments(events: FeedEvent[], before: Shown | null, now: Date): { events: HashedEvent[]; shown: Shown } {
  const settled = events.map((event) => {
    const hash = hashEvent(event)
    const since = sinceWhen(event.renderedAt.getTime(), hash, before?.[event.id], now.getTime())
    return { event: { ...event, renderedAt: new Date(since) }, hash }
  })
  return { events: settled, shown: Object.fromEntries(settled.map(({ event, hash }) => [event.id, [hash, event.renderedAt.getTime()]])) }
}

function sinceWhen(written: number, hash: string, last: Shown[string] | undefined, now: number): number {
  if (!last) return written
  const [lastHash, lastSince] = last
  if (lastHash === hash) return lastSince
  // Calendars compare by the second.
  return Math.max(written > lastSince ? written : now, lastSince + 1000)
}

function hashEvent({ sequence: _, createdAt: __, changedAt: ___, renderedAt: ____, ...content }: FeedEvent): string {
  return digest('sha256', JSON.stringify(content), 'base64url').slice(0, 16)
}
