import { eq, sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { me, myRole } from '../schema/conditions.ts'
import { feedFetches, feedShowings } from '../schema/feed-trail.ts'
import { feeds } from '../schema/feeds.ts'

/** Who fetched the actor's own feeds. */
export const visibleFeedFetches = pgView('visible_feed_fetches').as((qb) =>
  qb
    .select({
      id: feedFetches.id,
      feedId: feedFetches.feedId,
      bodyVersion: feedFetches.bodyVersion,
      program: feedFetches.program,
      network: feedFetches.network,
      firstAt: feedFetches.firstAt,
      lastAt: feedFetches.lastAt,
    })
    .from(feedFetches)
    .innerJoin(feeds, eq(feeds.id, feedFetches.feedId))
    .where(sql`${feeds.ownerId} = ${me}`),
)

// Of the fetches that may have shown the engagement.
const lastFetch = (column: 'f.program' | 'f.last_at') =>
  sql`(select ${sql.raw(column)} from feed_fetches f where f.feed_id = ${feedShowings.feedId} and f.first_at <= coalesce(${feedShowings.shownUntil}, 'infinity') order by f.last_at desc limit 1)`

/** Whose feeds have shown an engagement that the actor may edit: nothing of what else those feeds are. */
export const visibleFeedShowings = pgView('visible_feed_showings').as((qb) =>
  qb
    .select({
      engagementId: feedShowings.recordId,
      ownerId: feeds.ownerId,
      detail: feeds.detail,
      program: sql<string | null>`${lastFetch('f.program')}`.as('program'),
      shownAt: sql<Date | null>`coalesce(${feedShowings.shownUntil}, ${lastFetch('f.last_at')})`.mapWith(feeds.fetchedAt).as('shown_at'),
      still: sql<boolean>`${feedShowings.shownUntil} is null and ${feeds.revokedAt} is null`.as('still'),
    })
    .from(feedShowings)
    .innerJoin(feeds, eq(feeds.id, feedShowings.feedId))
    .where(sql`can_write_engagement(${feedShowings.recordId})`),
)

/** How many feeds each member has in use and when one was last fetched, for administrators: no names, no scopes. */
export const visibleFeedCounts = pgView('visible_feed_counts').as((qb) =>
  qb
    .select({
      memberId: feeds.ownerId,
      count: sql<number>`count(*)::int`.as('count'),
      fetchedAt: sql<Date | null>`max(${feeds.fetchedAt})`.mapWith(feeds.fetchedAt).as('fetched_at'),
    })
    .from(feeds)
    .where(sql`${myRole} = 'administrator' and ${feeds.revokedAt} is null`)
    .groupBy(feeds.ownerId),
)
