import { and, eq, isNull, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { feeds, withdrawnTokens } from '#db/schema/feeds.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { selectEvents } from './events.server.ts'
import type { FeedInput } from './input.ts'
import { findScope } from './scope.server.ts'
import { hashToken, newToken, tokenStart } from './tokens.server.ts'

const dayMs = 86_400_000
const yearMs = 365 * dayMs

export type NewFeed =
  | { ok: true; id: string; token: string; eventCount: number }
  /** The record is not there or hidden; or the name of a calendar without titles would itself say the title. */
  | { ok: false; reason: 'unknown-choice' | 'name-tells' | 'end-off' }

/** Makes a subscription of the actor's own. The token is in this answer and nowhere else afterwards. */
export async function makeFeed(db: ActorDb, actor: Actor, input: FeedInput, now = new Date()): Promise<NewFeed> {
  const about = await findScope(db, input)
  if (!about) return { ok: false, reason: 'unknown-choice' }
  if (input.detail === 'busy' && about.name && says(input.name, about.name)) return { ok: false, reason: 'name-tells' }
  const { scopeId = null, alarmMinutes = null, colour = null, packed, expiresOn, ...rest } = input
  const expiresAt = expiresOn ? new Date(`${expiresOn}T00:00:00Z`) : new Date(now.getTime() + yearMs)
  if (expiresAt <= now || expiresAt.getTime() > now.getTime() + yearMs) return { ok: false, reason: 'end-off' }
  const id = newId()
  const token = newToken()
  const feed = { id, ownerId: actor.id, ...rest, scopeId, alarmMinutes, colour, compressed: packed === 'on' }
  const eventCount = (await selectEvents(db, feed, { publicUrl: '', now }))?.count ?? 0
  const link = { tokenHash: hashToken(token), tokenStart: tokenStart(token), expiresAt }
  await db.insert(feeds).values({ ...feed, ...link, eventCount, createdAt: now })
  await recordDeed(db, actor, { verb: 'created', noun: 'feed', recordId: id })
  return { ok: true, id, token, eventCount }
}

/** Gives one's own subscription a new address, for a year; the old one answers as withdrawn from now on. */
export async function rotateFeed(db: ActorDb, actor: Actor, id: string, now = new Date()) {
  const [feed] = await db
    .select({ tokenHash: feeds.tokenHash })
    .from(feeds)
    .where(and(eq(feeds.id, id), isNull(feeds.revokedAt)))
    .for('update')
  if (!feed) return { ok: false, reason: 'not-found' } as const
  const token = newToken()
  await db.insert(withdrawnTokens).values({ id: newId(), feedId: id, ownerId: actor.id, tokenHash: feed.tokenHash, withdrawnAt: now })
  await db
    .update(feeds)
    .set({
      tokenHash: hashToken(token),
      tokenStart: tokenStart(token),
      fetchedAt: null,
      fetchedWith: null,
      fetchedFrom: null,
      expiresAt: new Date(now.getTime() + yearMs),
      version: sql`${feeds.version} + 1`,
    })
    .where(eq(feeds.id, id))
  await recordDeed(db, actor, { verb: 'rotated', noun: 'feed', recordId: id })
  return { ok: true, token } as const
}

/** Withdraws one's own subscription: from the next fetch on it gives no data. */
export async function revokeFeed(db: ActorDb, actor: Actor, id: string, now = new Date()) {
  const revoked = await db
    .update(feeds)
    .set({ revokedAt: now, version: sql`${feeds.version} + 1` })
    .where(and(eq(feeds.id, id), isNull(feeds.revokedAt)))
    .returning({ id: feeds.id })
  if (revoked.length === 0) return { ok: false, reason: 'not-found' } as const
  await recordDeed(db, actor, { verb: 'revoked', noun: 'feed', recordId: id })
  return { ok: true } as const
}

const says = (text: string, name: string) => text.toLowerCase().includes(name.toLowerCase())
