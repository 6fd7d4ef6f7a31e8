import { setImmediate as otherWork } from 'node:timers/promises'
import { calendarText } from '#app/ical/calendar-text.ts'
import { eventBlock } from '#app/ical/event-block.ts'
import type { FeedCalendar, FeedEvent } from '#app/ical/values.ts'
import type { HashedEvent } from './shown.server.ts'

const longestTurnMs = 10
const mostKept = 20_000
// Drawing is by far the dearest part of a fetch, and from one fetch to the next hardly anything changes.
const kept = new Map<string, string>()

/** A feed's text. Events that were drawn before with the same content are not drawn again; drawing many lets other requests pass. */
export async function renderFeed(calendar: Omit<FeedCalendar, 'events'>, events: HashedEvent[]): Promise<string> {
  const blocks = new Map<FeedEvent, string>()
  let turnBegan = performance.now()
  for (const { event, hash } of events) {
    blocks.set(event, keptBlock(event, hash, calendar))
    if (performance.now() - turnBegan < longestTurnMs) continue
    await otherWork()
    turnBegan = performance.now()
  }
  return calendarText({ ...calendar, events: [...blocks.keys()] }, (event) => blocks.get(event) ?? eventBlock(event, calendar))
}

function keptBlock(event: FeedEvent, hash: string, calendar: Omit<FeedCalendar, 'events'>): string {
  const { detail, language, alarmMinutes } = calendar
  const moments = [event.createdAt, event.changedAt, event.renderedAt].map((moment) => moment.getTime())
  const key = [hash, event.sequence, ...moments, detail, language, alarmMinutes].join(' ')
  const block = kept.get(key) ?? eventBlock(event, calendar)
  // Taken out and put back, so that the first one is always the one not used for longest.
  kept.delete(key)
  kept.set(key, block)
  const [oldest] = kept.size > mostKept ? kept.keys() : []
  if (oldest !== undefined) kept.delete(oldest)
  return block
}
