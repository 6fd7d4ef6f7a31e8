import { desc, eq } from 'drizzle-orm'
import type { Level } from '#db/schema/words.ts'
import { visibleFeedCounts, visibleFeedFetches, visibleFeedShowings } from '#db/visible/feeds.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { programName } from './programs.ts'

/** Who fetched which version of one's own feed, the last first: nothing of a feed of somebody else. */
export async function fetchesOf(db: ActorDb, feedId: string) {
  const f = visibleFeedFetches
  const rows = await db.select().from(f).where(eq(f.feedId, feedId)).orderBy(desc(f.lastAt), desc(f.id))
  return rows.map(({ id, bodyVersion, program, network, firstAt, lastAt }) => ({
    id,
    bodyVersion,
    program: programName(program),
    network: network || null,
    firstAt,
    lastAt,
  }))
}

/**
 * Whose feeds have shown an engagement that is above internal by now, to which program and until when; nothing unless the actor may edit it.
 */
export async function showingsOfEngagement(db: ActorDb, { id, level }: { id: string; level: Level }) {
  if (level === 'public' || level === 'internal') return []
  const s = visibleFeedShowings
  const rows = await db
    .selectDistinct({ owner: visibleMembers.name, detail: s.detail, program: s.program, shownAt: s.shownAt, still: s.still })
    .from(s)
    .innerJoin(visibleMembers, eq(visibleMembers.id, s.ownerId))
    .where(eq(s.engagementId, id))
    .orderBy(desc(s.shownAt), visibleMembers.name)
  return rows.map((row) => ({ ...row, program: programName(row.program) }))
}

export type EngagementShowing = Awaited<ReturnType<typeof showingsOfEngagement>>[number]

/** How many feeds a member has in use and when one was last fetched; zero to everybody but administrators. */
export async function feedCountOf(db: ActorDb, memberId: string): Promise<{ count: number; fetchedAt: Date | null }> {
  const [found] = await db.select().from(visibleFeedCounts).where(eq(visibleFeedCounts.memberId, memberId))
  return { count: found?.count ?? 0, fetchedAt: found?.fetchedAt ?? null }
}
