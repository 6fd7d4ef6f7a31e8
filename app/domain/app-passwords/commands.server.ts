import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { appPasswordFeeds, appPasswords } from '#db/schema/app-passwords.ts'
import { feeds } from '#db/schema/feeds.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { AppPasswordInput } from './input.ts'
import { hashSecret, newSecret, secretStart } from './secrets.server.ts'

export type NewAppPassword = { ok: true; id: string; secret: string } | { ok: false; reason: 'unknown-choice' }

/** Makes a password that opens some of the actor's own feeds. It is in this answer and nowhere else afterwards. */
export async function makeAppPassword(
  db: ActorDb,
  actor: Actor,
  { name, feedIds }: AppPasswordInput,
  now = new Date(),
): Promise<NewAppPassword> {
  const wished = [...new Set(feedIds)]
  const inUse = and(eq(feeds.ownerId, actor.id), isNull(feeds.revokedAt), or(isNull(feeds.expiresAt), gt(feeds.expiresAt, now)))
  const own = await db
    .select({ id: feeds.id })
    .from(feeds)
    .where(and(inArray(feeds.id, wished), inUse))
  if (own.length < wished.length) return { ok: false, reason: 'unknown-choice' }
  const id = newId()
  const secret = newSecret()
  const kept = { secretHash: hashSecret(secret), secretStart: secretStart(secret) }
  await db.insert(appPasswords).values({ id, ownerId: actor.id, name, ...kept, createdAt: now })
  await db.insert(appPasswordFeeds).values(wished.map((feedId) => ({ appPasswordId: id, feedId, ownerId: actor.id })))
  await recordDeed(db, actor, { verb: 'created', noun: 'app-password', recordId: id })
  return { ok: true, id, secret }
}

/** Ends one's own app password: the next request with it is refused. */
export async function revokeAppPassword(db: ActorDb, actor: Actor, id: string, now = new Date()) {
  const revoked = await db
    .update(appPasswords)
    .set({ revokedAt: now, version: sql`${appPasswords.version} + 1` })
    .where(and(eq(appPasswords.id, id), isNull(appPasswords.revokedAt)))
    .returning({ id: appPasswords.id })
  if (revoked.length === 0) return { ok: false, reason: 'not-found' } as const
  await recordDeed(db, actor, { verb: 'revoked', noun: 'app-password', recordId: id })
  return { ok: true } as const
}
