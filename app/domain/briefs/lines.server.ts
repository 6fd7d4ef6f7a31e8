import { and, desc, eq, inArray, lt, ne, or, sql } from 'drizzle-orm'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { firstDay, visibleEngagementOrganisations, visibleEngagements, visibleEngagementTopics } from '#db/visible/engagements.ts'
import { visibleBriefs, visibleCommitments, visibleReadOuts } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type CommitmentRow, commitmentsWhere } from '../commitments/queries.server.ts'
import { refTo } from './sources.ts'

const e = visibleEngagements
const b = visibleBriefs
const r = visibleReadOuts
const et = visibleEngagementTopics

/** What was written before and after earlier engagements on one of these topics, with whomever, the newest first. */
export async function textsOnTopics(db: ActorDb, topicIds: string[], before: Date) {
  if (topicIds.length === 0) return []
  const rows = await db
    .select({
      id: e.id,
      title: e.title,
      on: firstDay,
      topicId: et.topicId,
      briefId: b.id,
      brief: sql<string | null>`left(${b.body}, 4000)`,
      readOutId: r.id,
      readOut: sql<string | null>`left(${r.body}, 4000)`,
    })
    .from(et)
    .innerJoin(e, eq(e.id, et.engagementId))
    .leftJoin(b, and(eq(b.engagementId, e.id), ne(b.body, '')))
    .leftJoin(r, and(eq(r.engagementId, e.id), ne(r.body, '')))
    .where(
      and(
        inArray(et.topicId, topicIds),
        lt(e.startsAt, before),
        inArray(e.status, ['confirmed', 'held']),
        or(sql`${b.id} is not null`, sql`${r.id} is not null`),
      ),
    )
    .orderBy(desc(e.startsAt), e.id)
    .limit(60)
  const withWhom = Map.groupBy(await organisationsAt(db, [...new Set(rows.map(({ id }) => id))]), (row) => row.engagementId)
  return rows.map((row) => ({ ...row, withWhom: withWhom.get(row.id) ?? [], rests: [refTo('engagement', row.id)] }))
}

async function organisationsAt(db: ActorDb, ids: string[]) {
  const link = visibleEngagementOrganisations
  const o = visibleOrganisations
  if (ids.length === 0) return []
  const rows = await db
    .select({ engagementId: link.engagementId, id: o.id, name: o.name })
    .from(link)
    .innerJoin(o, eq(o.id, link.organisationId))
    .where(inArray(link.engagementId, ids))
    .orderBy(o.name)
  return rows.map((row) => ({ ...row, rests: [refTo('organisation', row.id)] }))
}

/** What we promised at engagements on these topics, to whomever, and then broke or withdrew. */
export async function takenBackOnTopics(db: ActorDb, topicIds: string[]): Promise<(CommitmentRow & { topics: string[] })[]> {
  if (topicIds.length === 0) return []
  const c = visibleCommitments
  const links = await db
    .select({ engagementId: et.engagementId, topicId: et.topicId })
    .from(et)
    .innerJoin(c, eq(c.engagementId, et.engagementId))
    .where(and(inArray(et.topicId, topicIds), eq(c.direction, 'ours'), inArray(c.state, ['broken', 'withdrawn'])))
  const ids = [...new Set(links.map(({ engagementId }) => engagementId))]
  if (ids.length === 0) return []
  const rows = await commitmentsWhere(
    db,
    and(inArray(c.engagementId, ids), eq(c.direction, 'ours'), inArray(c.state, ['broken', 'withdrawn'])),
  )
  return rows.map((row) => ({
    ...row,
    topics: [...new Set(links.filter((link) => link.engagementId === row.engagement?.id).map(({ topicId }) => topicId))],
  }))
}

export type TopicText = Awaited<ReturnType<typeof textsOnTopics>>[number]
