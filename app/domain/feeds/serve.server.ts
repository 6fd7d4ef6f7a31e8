import { eq } from 'drizzle-orm'
import { calendarText, withdrawnCalendarText } from '#app/ical/calendar-text.ts'
import { etagOf } from '#app/ical/etag.ts'
import { feeds, withdrawnTokens } from '#db/schema/feeds.ts'
import { deskMembers, members } from '#db/schema/members.ts'
import type { Actor } from '../access/actors.ts'
import { asActor, asGate, type GateDb } from '../access/as-actor.server.ts'
import { type Feed, feedEvents } from './events.server.ts'
import { feedColours } from './input.ts'
import { hashToken } from './tokens.server.ts'

/** The right side of every UID. Constant for ever: a calendar takes an event with another UID for another event. */
export const uidDomain = 'gezant.invalid'

const thirtyDaysMs = 30 * 86_400_000

export type Served =
  | { status: 'unknown' }
  | { status: 'gone' }
  | { status: 'calendar'; body: string; etag: string; changedAt: Date; feedId: string }

type Found = { feed: Feed; owner: Actor; withdrawnAt: Date | undefined }

/**
 * What a subscription link answers now, with its owner's rights of this moment. A link that was withdrawn (revoked, rotated,
 * run out, or its owner disabled) gives a calendar that says so for thirty days, then nothing.
 */
export async function serveFeed(token: string, publicUrl: string, now: Date): Promise<Served> {
  const found = await asGate((db) => findByToken(db, hashToken(token), now))
  if (!found) return { status: 'unknown' }
  const { feed, owner, withdrawnAt } = found
  if (withdrawnAt) {
    if (now.getTime() - withdrawnAt.getTime() > thirtyDaysMs) return { status: 'gone' }
    const body = withdrawnCalendarText({ language: feed.language, domain: uidDomain, feedId: feed.id, withdrawnAt })
    return { status: 'calendar', body, etag: etagOf(body), changedAt: withdrawnAt, feedId: feed.id }
  }
  const events = await asActor(owner, (db) => feedEvents(db, feed, publicUrl, now))
  const colour =
    feed.colour && feed.colour in feedColours ? { css: feed.colour, hex: feedColours[feed.colour as keyof typeof feedColours] } : undefined
  const body = calendarText({
    name: feed.name,
    language: feed.language,
    detail: feed.detail,
    domain: uidDomain,
    ...(colour ? { colour } : {}),
    ...(feed.alarmMinutes === null ? {} : { alarmMinutes: feed.alarmMinutes }),
    events,
  })
  const etag = etagOf(body)
  const changedAt = feed.bodyHash === etag && feed.bodyChangedAt ? feed.bodyChangedAt : now
  await asGate((db) =>
    db.update(feeds).set({ bodyHash: etag, bodyChangedAt: changedAt, eventCount: events.length }).where(eq(feeds.id, feed.id)),
  )
  return { status: 'calendar', body, etag, changedAt, feedId: feed.id }
}

/** Writes down that a calendar program fetched the link, and which. */
export async function noteFetch(feedId: string, program: string | null, now: Date): Promise<void> {
  const fetchedWith = (program ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 120) || null
  await asGate((db) => db.update(feeds).set({ fetchedAt: now, fetchedWith }).where(eq(feeds.id, feedId)))
}

async function findByToken(db: GateDb, tokenHash: string, now: Date): Promise<Found | undefined> {
  const [current] = await db.select().from(feeds).where(eq(feeds.tokenHash, tokenHash))
  const [rotated] = current ? [] : await db.select().from(withdrawnTokens).where(eq(withdrawnTokens.tokenHash, tokenHash))
  const [feed] = current ? [current] : rotated ? await db.select().from(feeds).where(eq(feeds.id, rotated.feedId)) : []
  if (!feed) return undefined
  const [owner] = await db
    .select({ id: members.id, name: members.name, role: members.role, disabledAt: members.disabledAt })
    .from(members)
    .where(eq(members.id, feed.ownerId))
  if (!owner) return undefined
  const desks = await db.select({ id: deskMembers.deskId }).from(deskMembers).where(eq(deskMembers.memberId, owner.id))
  const expired = feed.expiresAt && feed.expiresAt <= now ? feed.expiresAt : undefined
  const moments = [feed.revokedAt, rotated?.withdrawnAt, expired, owner.disabledAt].filter((moment) => moment instanceof Date)
  const withdrawnAt = moments.sort((a, b) => a.getTime() - b.getTime())[0]
  return { feed, owner: { id: owner.id, name: owner.name, role: owner.role, deskIds: desks.map((desk) => desk.id) }, withdrawnAt }
}
