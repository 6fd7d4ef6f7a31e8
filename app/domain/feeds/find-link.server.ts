import { sql } from 'drizzle-orm'
import { rowsOfJson } from '#db/rows-of-json.ts'
import { feeds } from '#db/schema/feeds.ts'
import type { Actor } from '../access/actors.ts'
import { askGate, type GateDb } from '../access/as-actor.server.ts'
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

const link = sql<string>`feed_links`
const feedOf = rowsOfJson(feeds)

/** The feed behind a token; undefined when no feed ever had it. In one statement, since every fetch begins with it. */
export async function findLink(token: string, now: Date): Promise<FoundLink | undefined> {
  const tokenHash = hashToken(token)
  const [found] = await askGate({ link }, 'feed_links', tokenHash, null)
  return found && readLink(found.link, tokenHash, now)
}

/** The feeds that an app password opens and that give data still. */
export async function linksOpenedBy(db: GateDb, appPasswordId: string, now: Date): Promise<FoundLink[]> {
  const rows = await db.select({ link }).from(sql`feed_links('', ${appPasswordId})`)
  return rows.map((row) => readLink(row.link, '', now)).filter((opened) => !opened.withdrawnAt)
}

/** `tokenHash`: of the address that is asked for; empty when none is. */
function readLink(text: string, tokenHash: string, now: Date): FoundLink {
  const { feed: row, owner, ownerZone, revision, disabledAt, rotatedAt } = JSON.parse(text)
  const feed = feedOf(row)
  const expired = feed.expiresAt && feed.expiresAt <= now ? feed.expiresAt : null
  return {
    feed,
    owner,
    ownerZone,
    revision,
    current: feed.tokenHash === tokenHash,
    withdrawnAt: earliest(feed.revokedAt, rotatedAt && new Date(rotatedAt), expired, disabledAt && new Date(disabledAt)),
  }
}

function earliest(...moments: (Date | null | undefined)[]): Date | undefined {
  return moments.filter((moment) => moment instanceof Date).sort((a, b) => a.getTime() - b.getTime())[0]
}
