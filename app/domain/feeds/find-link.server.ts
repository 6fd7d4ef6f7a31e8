import { eq } from 'drizzle-orm'
import { feeds, withdrawnTokens } from '#db/schema/feeds.ts'
import type { Actor } from '../access/actors.ts'
import type { GateDb } from '../access/as-actor.server.ts'
import { memberNow } from '../members/member-now.server.ts'
import { readRevision } from './basis.server.ts'
import { hashToken } from './tokens.server.ts'

export type FoundLink = {
  feed: typeof feeds.$inferSelect
  /** With the rights of this moment. */
  owner: Actor
  ownerZone: string | null
  /** Of all that feeds may show, at this moment. */
  revision: string
  /** False for an address that was replaced by a newer one. */
  current: boolean
  /** When it stopped giving data: revoked, rotated, run out, or its owner disabled, whichever came first. */
  withdrawnAt: Date | undefined
}

/** The feed behind a token; undefined when no feed ever had it. */
export async function findLink(db: GateDb, token: string, now: Date): Promise<FoundLink | undefined> {
  const tokenHash = hashToken(token)
  const [current] = await db.select().from(feeds).where(eq(feeds.tokenHash, tokenHash))
  const [rotated] = current ? [] : await db.select().from(withdrawnTokens).where(eq(withdrawnTokens.tokenHash, tokenHash))
  const [feed] = rotated ? await db.select().from(feeds).where(eq(feeds.id, rotated.feedId)) : [current]
  if (!feed) return undefined
  const owner = await memberNow(db, feed.ownerId)
  if (!owner) return undefined
  const expired = feed.expiresAt && feed.expiresAt <= now ? feed.expiresAt : null
  return {
    feed,
    owner: owner.actor,
    ownerZone: owner.zone,
    revision: await readRevision(db),
    current: current !== undefined,
    withdrawnAt: earliest(feed.revokedAt, rotated?.withdrawnAt, expired, owner.disabledAt),
  }
}

function earliest(...moments: (Date | null | undefined)[]): Date | undefined {
  return moments.filter((moment) => moment instanceof Date).sort((a, b) => a.getTime() - b.getTime())[0]
}
