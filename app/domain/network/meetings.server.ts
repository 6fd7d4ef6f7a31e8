import { type SQL, sql } from 'drizzle-orm'
import { among } from '#db/schema/conditions.ts'
import { visibleEngagements, visibleEngagementTopics } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { isContact, went } from '../timeline/met.server.ts'
import { presencesOf } from '../timeline/presence.server.ts'

/** Dates as the engagement's own place has them, both included. */
export type Period = { from: string | undefined; until: string }

/** Where people came together: at whatever these nodes took part in, or at what is on a topic or in a visit. */
export type Where = { nodes: readonly string[] } | { topicId: string } | { visitId: string }

/** `as`: the visit it belongs to, where the actor may know that: a visit and the talks in it are one meeting. */
export type Meeting = { id: string; as: string; on: string }

/** The ids of the engagements there, in any period and of any kind. */
export async function engagementsAt(db: ActorDb, where: Where, ours: boolean): Promise<string[]> {
  if ('nodes' in where) return [...new Set((await presencesOf(db, where.nodes, ours)).map(({ id }) => id))]
  const [e, t] = [visibleEngagements, visibleEngagementTopics]
  const rows =
    'topicId' in where
      ? await db.select({ id: t.engagementId }).from(t).where(sql`${t.topicId} = ${where.topicId}`)
      : await db.select({ id: e.id }).from(e).where(sql`${e.id} = ${where.visitId} or ${e.visitId} = ${where.visitId}`)
  return rows.map(({ id }) => id)
}

/** Those of the engagements that went on, or are agreed, within the period, by id. Transfers and our own preparation are no meeting. */
export async function meetingsOf(db: ActorDb, ids: string[], { from, until }: Period): Promise<Map<string, Meeting>> {
  const starts = sql`coalesce(e.starts_local::date, e.starts_on)`
  const rows = await db
    .select({ id: sql<string>`e.id`, visitId: sql<string | null>`e.visit_id`, on: sql<string>`to_char(${starts}, 'YYYY-MM-DD')` })
    .from(sql`visible_engagements e`)
    .where(
      sql`e.id = any(${`{${ids.join(',')}}`}::uuid[]) and ${isContact} and ${went} and ${starts} <= ${until}::date
        ${from ? sql`and coalesce(e.ends_local::date, e.ends_on) >= ${from}::date` : sql``}`,
    )
  const v = visibleEngagements
  const named = [...new Set(rows.flatMap(({ visitId }) => visitId ?? []))]
  const visits = new Set((await db.select({ id: v.id }).from(v).where(among(v.id, named))).map(({ id }) => id))
  return new Map(rows.map(({ id, visitId, on }) => [id, { id, as: visitId && visits.has(visitId) ? visitId : id, on }]))
}

/** A relation holds in the period when it began before its end and did not end before its beginning. */
export const held = (row: SQL, { from, until }: Period): SQL =>
  sql`(${row}.from_on is null or ${row}.from_on <= ${until}::date) and (${row}.until_on is null or ${row}.until_on >= ${from ?? until}::date)`

/** One of many ids. */
export const idsOf = (ids: readonly string[]): SQL => sql`any(${`{${ids.join(',')}}`}::uuid[])`
