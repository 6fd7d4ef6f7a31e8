import { and, eq, isNull } from 'drizzle-orm'
import { withdrawnCalendarText } from '#app/ical/calendar-text.ts'
import { etagOf } from '#app/ical/etag.ts'
import type { FeedCalendar } from '#app/ical/values.ts'
import { feeds } from '#db/schema/feeds.ts'
import { asGate, type GateDb, readAsActor } from '../access/as-actor.server.ts'
import { addressPrefix } from '../members/address-prefix.ts'
import { feedColours } from './colours.ts'
import { feedEvents } from './events.server.ts'
import { type FoundLink, findLink } from './find-link.server.ts'
import { renderFeed } from './render.server.ts'
import { settleMoments } from './shown.server.ts'

/** The right side of every UID. Constant for ever: a calendar takes an event with another UID for another event. */
export const uidDomain = 'gezant.invalid'

const thirtyDaysMs = 30 * 86_400_000
const homeZone = 'Europe/Amsterdam'

/** Who fetches: `program` as it calls itself, `address` of which only the network is kept. `publicUrl` begins the links into the app. */
export type Fetch = { publicUrl: string; program: string | null; address: string; now: Date }

/** `changedAt` is when the body became what it is, to the second; `etag` has its quotes. */
export type Served = { status: 'unknown' } | { status: 'gone' } | { status: 'calendar'; body: string; etag: string; changedAt: Date }

/**
 * What a subscription link answers now, with its owner's rights of this moment. A link that was withdrawn gives a calendar that says so for
 * thirty days, then nothing: programs keep what they have when they meet an error, and a calendar empties what they hold.
 */
export async function serveFeed(token: string, fetch: Fetch): Promise<Served> {
  const link = await asGate((db) => findLink(db, token, fetch.now))
  if (!link) return { status: 'unknown' }
  return link.withdrawnAt ? serveWithdrawn(link, link.withdrawnAt, fetch) : serveCurrent(link, fetch)
}

async function serveWithdrawn({ feed, ownerZone, current }: FoundLink, withdrawnAt: Date, fetch: Fetch): Promise<Served> {
  // The next body with data is a change, whatever was served before this one.
  if (current) await asGate((db) => noteFetch(db, feed.id, fetch, { bodyHash: null }))
  if (fetch.now.getTime() - withdrawnAt.getTime() > thirtyDaysMs) return { status: 'gone' }
  const zone = ownerZone ?? homeZone
  const body = withdrawnCalendarText({ language: feed.language, domain: uidDomain, feedId: feed.id, withdrawnAt, zone })
  // The second in which it was withdrawn may have seen data served.
  return { status: 'calendar', body, etag: etagOf(body), changedAt: nextSecond(withdrawnAt) }
}

async function serveCurrent({ feed, owner }: FoundLink, fetch: Fetch): Promise<Served> {
  const found = await readAsActor(owner, (db) => feedEvents(db, feed, fetch.publicUrl, fetch.now))
  const { events, shown } = settleMoments(found ?? [], feed.shown, fetch.now)
  const body = await renderFeed(calendarOf(feed, found !== undefined), events)
  const etag = etagOf(body)
  if (etag === feed.bodyHash && feed.bodyChangedAt) {
    await asGate((db) => noteFetch(db, feed.id, fetch))
    return { status: 'calendar', body, etag, changedAt: feed.bodyChangedAt }
  }
  const changedAt = feed.bodyChangedAt && feed.bodyChangedAt >= startOfSecond(fetch.now) ? nextSecond(feed.bodyChangedAt) : fetch.now
  await asGate(async (db) => {
    const state = { bodyHash: etag, bodyChangedAt: changedAt, bodyBytes: Buffer.byteLength(body), eventCount: events.length, shown }
    // Whoever fetched meanwhile and wrote first may have read later.
    const unmoved = feed.bodyHash === null ? isNull(feeds.bodyHash) : eq(feeds.bodyHash, feed.bodyHash)
    await db
      .update(feeds)
      .set(state)
      .where(and(eq(feeds.id, feed.id), unmoved))
    await noteFetch(db, feed.id, fetch)
  })
  return { status: 'calendar', body, etag, changedAt }
}

/** A record's name, once its owner may not see it any more, must not live on as the name of a calendar. */
function calendarOf(feed: FoundLink['feed'], seen: boolean): Omit<FeedCalendar, 'events'> {
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

async function noteFetch(db: GateDb, feedId: string, { program, address, now }: Fetch, state: { bodyHash?: null } = {}): Promise<void> {
  const fetchedWith = (program ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 120) || null
  await db
    .update(feeds)
    .set({ fetchedAt: now, fetchedWith, fetchedFrom: addressPrefix(address) || null, ...state })
    .where(eq(feeds.id, feedId))
}

const startOfSecond = (moment: Date) => new Date(Math.floor(moment.getTime() / 1000) * 1000)
const nextSecond = (moment: Date) => new Date(startOfSecond(moment).getTime() + 1000)
