import { type SQL, sql } from 'drizzle-orm'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type EntryKind, entryKinds } from './entries.ts'

export type Subject = { organisationId: string } | { contactId: string }

/** A place in a timeline: `at` in ISO 8601 (UTC), then `id`. */
export type Place = { at: string; id: string }

const midnight = (column: SQL) => sql`${column}::timestamp at time zone 'UTC'`

/** With whom: in an organisation's timeline also what a participant took part in on its behalf. */
export const metWith = (of: Subject): SQL =>
  'organisationId' in of
    ? sql`select o.engagement_id as id from visible_engagement_organisations o where o.organisation_id = ${of.organisationId} union select p.engagement_id from visible_participants p where p.organisation_id = ${of.organisationId}`
    : sql`select p.engagement_id as id from visible_participants p where p.contact_id = ${of.contactId}`

/** A follow-up or commitment `x` belongs where it says; where it names only an engagement, to everyone met there. Needs `shown` beside it. */
export const belongs = (of: Subject): SQL => {
  const throughEngagement = sql`(x.organisation_id is null and x.contact_id is null and x.engagement_id in (select id from shown))`
  return 'organisationId' in of
    ? sql`(x.organisation_id = ${of.organisationId} or ${throughEngagement})`
    : sql`(x.contact_id = ${of.contactId} or ${throughEngagement})`
}

const changesOf = (of: Subject): SQL =>
  'organisationId' in of
    ? sql`a.record_id = ${of.organisationId} or a.record_id in (select s.id from visible_support s where s.organisation_id = ${of.organisationId})`
    : sql`a.record_id = ${of.contactId}`

/**
 * Everything on someone's timeline as (kind, id, at). A talk in the programme of a visit that stands on the same timeline is counted
 * within that visit, unless it has a read-out of its own.
 */
function rowsOf(of: Subject): SQL {
  return sql`(
    with met as (${metWith(of)}),
    shown as (select e.id, e.visit_id, e.starts_at from visible_engagements e where e.id in (select id from met)),
    read_outs as (select r.id, r.engagement_id from visible_read_outs r where r.body <> '' and r.engagement_id in (select id from shown))
    select 'engagement' as kind, s.id, s.starts_at as at from shown s
      where not exists (select 1 from shown v where v.id = s.visit_id) or s.id in (select engagement_id from read_outs)
    union all
    select 'read-out', r.id, s.starts_at from read_outs r join shown s on s.id = r.engagement_id
    union all
    select 'follow-up', x.id, coalesce(x.done_at, ${midnight(sql`x.due_on`)}, x.created_at) from visible_follow_ups x where ${belongs(of)}
    union all
    select 'commitment', x.id, coalesce(${midnight(sql`x.given_on`)}, ${midnight(sql`x.due_on`)}, x.created_at) from visible_commitments x where ${belongs(of)}
    union all
    select 'change', a.id, a.at from visible_activity a where ${changesOf(of)}
  ) t`
}

/** How many entries of each kind there are. */
export async function countRows(db: ActorDb, of: Subject): Promise<Record<EntryKind, number>> {
  const rows = await db.select({ kind: sql<EntryKind>`t.kind`, times: sql<number>`count(*)::int` }).from(rowsOf(of)).groupBy(sql`t.kind`)
  const times = new Map(rows.map((row) => [row.kind, row.times]))
  return Object.fromEntries(entryKinds.map((kind) => [kind, times.get(kind) ?? 0])) as Record<EntryKind, number>
}

/** The latest `limit` entries of those kinds before a place. */
export async function pickRows(db: ActorDb, of: Subject, kinds: readonly EntryKind[], before: Place | undefined, limit: number) {
  const wanted = sql`t.kind in (${sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  )})`
  const earlier = before ? sql` and (t.at, t.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``
  return db
    .select({
      kind: sql<EntryKind>`t.kind`,
      id: sql<string>`t.id`,
      at: sql<string>`to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    })
    .from(rowsOf(of))
    .where(sql`${wanted}${earlier}`)
    .orderBy(sql`t.at desc`, sql`t.id desc`)
    .limit(limit)
}
