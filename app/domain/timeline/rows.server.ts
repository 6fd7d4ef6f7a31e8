import { type SQL, sql } from 'drizzle-orm'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type EntryKind, entryKinds } from './entries.ts'
import { metWithOne, type Subject } from './met.server.ts'

/** A place in a timeline: `at` in ISO 8601 (UTC), then `id`. */
export type Place = { at: string; id: string }

export type Row = { kind: EntryKind; id: string; at: string }

const midnight = (column: SQL) => sql`${column}::timestamp at time zone 'UTC'`

/**
 * The follow-ups or commitments of a subject: those that name it, and those that name only an engagement, which belong to everyone met
 * there. In two halves, because one condition for both would be put to every row there is. Needs `shown` beside it.
 */
export function belonging(view: 'visible_follow_ups' | 'visible_commitments', of: Subject): SQL {
  const from = view === 'visible_follow_ups' ? sql`visible_follow_ups x` : sql`visible_commitments x`
  const named = 'organisationId' in of ? sql`x.organisation_id = ${of.organisationId}` : sql`x.contact_id = ${of.contactId}`
  return sql`(
    select x.* from ${from} where ${named}
    union all
    select x.* from shown s join ${from} on x.engagement_id = s.id where x.organisation_id is null and x.contact_id is null
  ) x`
}

const assessed = (of: Subject): SQL =>
  'organisationId' in of ? sql`x.organisation_id = ${of.organisationId}` : sql`x.contact_id = ${of.contactId}`

const relatedTo = (of: Subject): SQL =>
  'organisationId' in of
    ? sql`select r.id from visible_relations r where ${of.organisationId} in (r.from_organisation_id, r.to_organisation_id)`
    : sql`select r.id from visible_relations r where ${of.contactId} in (r.from_contact_id, r.to_contact_id)`

const changesOf = (of: Subject): SQL =>
  'organisationId' in of
    ? sql`a.record_id = any(array(select ${of.organisationId}::uuid union all select s.id from visible_support s where s.organisation_id = ${of.organisationId} union all ${relatedTo(of)}))`
    : sql`a.record_id = any(array(select ${of.contactId}::uuid union all ${relatedTo(of)}))`

/**
 * Everything on someone's timeline as (kind, id, at). A talk in the programme of a visit that stands on the same timeline is counted
 * within that visit, unless it has a read-out of its own.
 */
const entriesOf = (of: Subject): SQL => sql`
  with met as (${metWithOne(of)}),
  shown as materialized (select e.id, e.visit_id, e.starts_at from visible_engagements e where e.id in (select id from met)),
  read_outs as materialized (
    select r.id, r.engagement_id from visible_read_outs r where r.body <> '' and r.engagement_id in (select id from shown)
  ),
  entries as materialized (
    select 'engagement' as kind, s.id, s.starts_at as at from shown s
      where not exists (select 1 from shown v where v.id = s.visit_id) or s.id in (select engagement_id from read_outs)
    union all
    select 'read-out', r.id, s.starts_at from read_outs r join shown s on s.id = r.engagement_id
    union all
    select 'follow-up', x.id, coalesce(x.done_at, ${midnight(sql`x.due_on`)}, x.created_at) from ${belonging('visible_follow_ups', of)}
    union all
    select 'commitment', x.id, coalesce(${midnight(sql`x.given_on`)}, ${midnight(sql`x.due_on`)}, x.created_at)
      from ${belonging('visible_commitments', of)}
    union all
    select 'assessment', x.id, ${midnight(sql`x.assessed_on`)} from visible_assessments x where ${assessed(of)}
    union all
    select 'change', a.id, a.at from visible_activity a where ${changesOf(of)}
  )`

/** The latest `limit` entries of those kinds before a place, and how many there are of each kind in all: in one statement, which is long to plan. */
export async function pickRows(db: ActorDb, of: Subject, kinds: readonly EntryKind[], before: Place | undefined, limit: number) {
  const wanted = sql`kind in (${sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  )})`
  const earlier = before ? sql`and (at, id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``
  const found = await db
    .select({
      kind: sql<EntryKind>`t.kind`,
      id: sql<string | null>`t.id`,
      at: sql<string>`to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
      times: sql<number>`t.times::int`,
    })
    .from(
      sql`(${entriesOf(of)}
        (select kind, id, at, null::bigint as times from entries where ${wanted} ${earlier} order by at desc, id desc limit ${limit})
        union all
        select kind, null, null, count(*) from entries group by kind) t`,
    )
    .orderBy(sql`t.at desc nulls last`, sql`t.id desc`)
  const times = new Map(found.filter((row) => row.id === null).map((row) => [row.kind, row.times]))
  return {
    rows: found.flatMap(({ kind, id, at }): Row[] => (id === null ? [] : [{ kind, id, at }])),
    counts: Object.fromEntries(entryKinds.map((kind) => [kind, times.get(kind) ?? 0])) as Record<EntryKind, number>,
  }
}
