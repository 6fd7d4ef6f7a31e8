import { and, desc, eq, gt, isNull, or, type SQL } from 'drizzle-orm'
import { feeds } from '#db/schema/feeds.ts'
import { desks } from '#db/schema/members.ts'
import { topics } from '#db/schema/topics.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { mostBytes, mostEvents } from './limits.ts'
import { programName } from './programs.ts'

const thirtyDaysMs = 30 * 86_400_000

const listed = {
  id: feeds.id,
  name: feeds.name,
  scope: feeds.scope,
  scopeId: feeds.scopeId,
  detail: feeds.detail,
  language: feeds.language,
  tokenStart: feeds.tokenStart,
  createdAt: feeds.createdAt,
  expiresAt: feeds.expiresAt,
  revokedAt: feeds.revokedAt,
  fetchedAt: feeds.fetchedAt,
  fetchedWith: feeds.fetchedWith,
  fetchedFrom: feeds.fetchedFrom,
  eventCount: feeds.eventCount,
  bodyBytes: feeds.bodyBytes,
  visit: visibleEngagements.title,
  organisation: visibleOrganisations.name,
  desk: desks.name,
  topic: topics.name,
}

function list(db: ActorDb, actor: Actor, which: SQL | undefined) {
  return db
    .select(listed)
    .from(feeds)
    .leftJoin(visibleEngagements, and(eq(feeds.scope, 'visit'), eq(visibleEngagements.id, feeds.scopeId)))
    .leftJoin(visibleOrganisations, and(eq(feeds.scope, 'organisation'), eq(visibleOrganisations.id, feeds.scopeId)))
    .leftJoin(desks, and(eq(feeds.scope, 'desk'), eq(desks.id, feeds.scopeId)))
    .leftJoin(topics, and(eq(feeds.scope, 'topic'), eq(topics.id, feeds.scopeId)))
    .where(and(eq(feeds.ownerId, actor.id), which))
    .orderBy(desc(feeds.createdAt), desc(feeds.id))
}

/** The actor's own subscriptions, newest first, those withdrawn within 30 days among them. Tokens are not among what is known. */
export async function feedsOf(db: ActorDb, actor: Actor, now: Date) {
  const recent = or(isNull(feeds.revokedAt), gt(feeds.revokedAt, new Date(now.getTime() - thirtyDaysMs)))
  return (await list(db, actor, recent)).map((row) => asListed(row, now))
}

/** One of the actor's own that was not revoked; undefined for anything else. */
export async function findFeed(db: ActorDb, actor: Actor, id: string, now: Date) {
  const [found] = await list(db, actor, and(eq(feeds.id, id), isNull(feeds.revokedAt)))
  return found && asListed(found, now)
}

type Row = Awaited<ReturnType<typeof list>>[number]

/** `name` and `about` are null when the record it is about is hidden from the owner by now: its name may stand in both. */
function asListed({ scopeId, visit, organisation, desk, topic, fetchedWith, ...row }: Row, now: Date) {
  const about = visit ?? organisation ?? desk ?? topic
  return {
    ...row,
    name: scopeId && about === null ? null : row.name,
    about,
    fetchedWith: programName(fetchedWith),
    expired: row.expiresAt !== null && row.expiresAt <= now,
    tooLarge: (row.eventCount ?? 0) > mostEvents || (row.bodyBytes ?? 0) > mostBytes,
  }
}

export type FeedRow = ReturnType<typeof asListed>
