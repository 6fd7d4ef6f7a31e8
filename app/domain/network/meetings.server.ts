import { type SQL, sql } from 'drizzle-orm'
import { isContact, went } from '../timeline/met.server.ts'

/** Dates as the engagement's own place has them, both included. */
export type Period = { from: string | undefined; until: string }

/** One of many ids. */
export const idsOf = (ids: readonly string[]) => sql`any(${`{${ids.join(',')}}`}::uuid[])`

/** The engagements that went on, or are agreed, within the period, among those with these ids. Transfers and our own preparation are none. */
const within = ({ from, until }: Period, ids: SQL): SQL => sql`
  select e.id, e.visit_id, coalesce(e.starts_local::date, e.starts_on) as held_on from visible_engagements e
  where e.id in (${ids}) and ${isContact} and ${went} and coalesce(e.starts_local::date, e.starts_on) <= ${until}::date
    ${from ? sql`and coalesce(e.ends_local::date, e.ends_on) >= ${from}::date` : sql``}`

const there = sql`p.answer <> 'declined' and p.role <> 'interpreter'`

/** Engagements in which one of the nodes was present. */
const touched = (ids: readonly string[]): SQL => sql`
  select p.engagement_id from visible_participants p where ${there} and (p.contact_id = ${idsOf(ids)} or p.member_id = ${idsOf(ids)} or p.organisation_id = ${idsOf(ids)})
  union select o.engagement_id from visible_engagement_organisations o where o.organisation_id = ${idsOf(ids)}`

const ofTopic = (id: string): SQL => sql`select t.engagement_id from visible_engagement_topics t where t.topic_id = ${id}`
const ofVisit = (id: string): SQL => sql`select e.id from visible_engagements e where e.id = ${id} or e.visit_id = ${id}`

/** Where people came together: at whatever these nodes took part in, or at what is on a topic or in a visit. */
export type Where = { nodes: readonly string[] } | { topicId: string } | { visitId: string }

const idsAt = (where: Where): SQL =>
  'nodes' in where ? touched(where.nodes) : 'topicId' in where ? ofTopic(where.topicId) : ofVisit(where.visitId)

/**
 * Who was where, as `present (kind, node, id, meeting, held_on)`, whom the actor may know alone. A visit and the talks in it are one
 * `meeting`, where the actor may know the visit.
 */
export function presentAt(where: Where, period: Period, ours: boolean): SQL {
  return sql`seen as materialized (${within(period, idsAt(where))}),
  who (kind, node, id) as (
    select 'contact', p.contact_id, p.engagement_id from visible_participants p join seen s on s.id = p.engagement_id
      where p.contact_id is not null and p.side <> 'ours' and ${there}
    union select 'organisation', o.organisation_id, o.engagement_id from visible_engagement_organisations o join seen s on s.id = o.engagement_id
    union select 'organisation', p.organisation_id, p.engagement_id from visible_participants p join seen s on s.id = p.engagement_id
      where ${there} and p.side <> 'ours' and p.organisation_id in (select id from visible_organisations)
    ${ours ? sql`union select 'member', p.member_id, p.engagement_id from visible_participants p join seen s on s.id = p.engagement_id where p.member_id is not null and ${there}` : sql``}),
  present as materialized (
    select w.kind, w.node, w.id, coalesce(v.id, w.id) as meeting, s.held_on from who w join seen s on s.id = w.id
      left join visible_engagements v on v.id = s.visit_id)`
}

/** A relation holds in the period when it began before its end and did not end before its beginning. */
export const held = (row: SQL, { from, until }: Period): SQL =>
  sql`(${row}.from_on is null or ${row}.from_on <= ${until}::date) ${from ? sql`and (${row}.until_on is null or ${row}.until_on >= ${from}::date)` : sql`and (${row}.until_on is null or ${row}.until_on >= ${until}::date)`}`
