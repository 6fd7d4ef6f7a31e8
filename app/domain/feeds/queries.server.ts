import { desc, eq } from 'drizzle-orm'
import { feeds } from '#db/schema/feeds.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

/** Google's limit; beyond it some readers cut a feed off. */
export const mostEvents = 1000

/** The actor's own subscriptions, newest first. Tokens are not among what is known. */
export async function feedsOf(db: ActorDb, actor: Actor) {
  return db
    .select({
      id: feeds.id,
      name: feeds.name,
      scope: feeds.scope,
      detail: feeds.detail,
      language: feeds.language,
      tokenStart: feeds.tokenStart,
      createdAt: feeds.createdAt,
      expiresAt: feeds.expiresAt,
      revokedAt: feeds.revokedAt,
      fetchedAt: feeds.fetchedAt,
      fetchedWith: feeds.fetchedWith,
      eventCount: feeds.eventCount,
      visit: visibleEngagements.title,
      organisation: visibleOrganisations.name,
    })
    .from(feeds)
    .leftJoin(visibleEngagements, eq(visibleEngagements.id, feeds.scopeId))
    .leftJoin(visibleOrganisations, eq(visibleOrganisations.id, feeds.scopeId))
    .where(eq(feeds.ownerId, actor.id))
    .orderBy(desc(feeds.createdAt))
}

export type FeedRow = Awaited<ReturnType<typeof feedsOf>>[number]
