import { eq } from 'drizzle-orm'
import { feeds, withdrawnTokens } from '#db/schema/feeds.ts'
import { deskMembers, members, settings } from '#db/schema/members.ts'
import type { Actor } from '../access/actors.ts'
import type { GateDb } from '../access/as-actor.server.ts'
import { hashToken } from './tokens.server.ts'

export type FoundLink = {
  feed: typeof feeds.$inferSelect
  /** With the rights of this moment. */
  owner: Actor
  ownerZone: string | null
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
  const rows = await db
    .select({
      member: { id: members.id, name: members.name, role: members.role },
      disabledAt: members.disabledAt,
      zone: settings.zone,
      deskId: deskMembers.deskId,
    })
    .from(members)
    .leftJoin(settings, eq(settings.memberId, members.id))
    .leftJoin(deskMembers, eq(deskMembers.memberId, members.id))
    .where(eq(members.id, feed.ownerId))
  const [owner] = rows
  if (!owner) return undefined
  const expired = feed.expiresAt && feed.expiresAt <= now ? feed.expiresAt : null
  return {
    feed,
    owner: { ...owner.member, deskIds: rows.flatMap((row) => row.deskId ?? []) },
    ownerZone: owner.zone,
    current: current !== undefined,
    withdrawnAt: earliest(feed.revokedAt, rotated?.withdrawnAt, expired, owner.disabledAt),
  }
}

function earliest(...moments: (Date | null | undefined)[]): Date | undefined {
  return moments.filter((moment) => moment instanceof Date).sort((a, b) => a.getTime() - b.getTime())[0]
}
