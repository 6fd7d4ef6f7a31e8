import { eq, sql } from 'drizzle-orm'
import { feeds, withdrawnTokens } from '#db/schema/feeds.ts'
import { deskMembers, members, settings } from '#db/schema/members.ts'
import type { Actor } from '../access/actors.ts'
import type { GateDb } from '../access/as-actor.server.ts'
import { revision } from './basis.server.ts'
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

/** The feed behind a token; undefined when no feed ever had it. In one query, since every fetch begins with it. */
export async function findLink(db: GateDb, token: string, now: Date): Promise<FoundLink | undefined> {
  const tokenHash = hashToken(token)
  const rotated = sql`select w.feed_id from withdrawn_tokens w where w.token_hash = ${tokenHash}`
  const rows = await db
    .select({
      feed: feeds,
      owner: { id: members.id, name: members.name, role: members.role },
      disabledAt: members.disabledAt,
      ownerZone: settings.zone,
      deskId: deskMembers.deskId,
      rotatedAt: withdrawnTokens.withdrawnAt,
      revision,
    })
    .from(feeds)
    .innerJoin(members, eq(members.id, feeds.ownerId))
    .leftJoin(settings, eq(settings.memberId, members.id))
    .leftJoin(deskMembers, eq(deskMembers.memberId, members.id))
    .leftJoin(withdrawnTokens, eq(withdrawnTokens.tokenHash, tokenHash))
    .where(sql`${feeds.id} = coalesce((select c.id from feeds c where c.token_hash = ${tokenHash}), (${rotated}))`)
  const [first] = rows
  if (!first) return undefined
  const { feed, owner, ownerZone, rotatedAt } = first
  const expired = feed.expiresAt && feed.expiresAt <= now ? feed.expiresAt : null
  return {
    feed,
    owner: { ...owner, deskIds: rows.flatMap((row) => row.deskId ?? []) },
    ownerZone,
    revision: first.revision,
    current: feed.tokenHash === tokenHash,
    withdrawnAt: earliest(feed.revokedAt, rotatedAt, expired, first.disabledAt),
  }
}

function earliest(...moments: (Date | null | undefined)[]): Date | undefined {
  return moments.filter((moment) => moment instanceof Date).sort((a, b) => a.getTime() - b.getTime())[0]
}
