import { eq, type SQL, sql } from 'drizzle-orm'
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
  const current = sql`select c.id from feeds c where c.token_hash = ${tokenHash}`
  const [link] = await readLinks(db, sql`${feeds.id} = coalesce((${current}), (${rotated}))`, tokenHash, now)
  return link
}

/** The feeds that an app password opens and that give data still. */
export async function linksOpenedBy(db: GateDb, appPasswordId: string, now: Date): Promise<FoundLink[]> {
  const opened = sql`select f.feed_id from app_password_feeds f where f.app_password_id = ${appPasswordId}`
  const links = await readLinks(db, sql`${feeds.id} in (${opened})`, '', now)
  return links.filter((link) => !link.withdrawnAt)
}

/** `tokenHash`: of the address that is asked for; empty when none is. */
async function readLinks(db: GateDb, where: SQL, tokenHash: string, now: Date): Promise<FoundLink[]> {
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
    .where(where)
    .orderBy(feeds.id)
  return [...Map.groupBy(rows, (row) => row.feed.id).values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { feed, owner, ownerZone, rotatedAt } = first
    const expired = feed.expiresAt && feed.expiresAt <= now ? feed.expiresAt : null
    return {
      feed,
      owner: { ...owner, deskIds: same.flatMap((row) => row.deskId ?? []) },
      ownerZone,
      revision: first.revision,
      current: feed.tokenHash === tokenHash,
      withdrawnAt: earliest(feed.revokedAt, rotatedAt, expired, first.disabledAt),
    }
  })
}

function earliest(...moments: (Date | null | undefined)[]): Date | undefined {
  return moments.filter((moment) => moment instanceof Date).sort((a, b) => a.getTime() - b.getTime())[0]
}
