import { type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { ActorDb } from '../access/as-actor.server.ts'
import { kept, type Places } from '../access/kept.server.ts'
import { planOnce } from '../access/plans.server.ts'
import { type EntryKind, entryKinds } from './entries.ts'
import { behind, engagementsWithOne, isContact, type Subject, went, willGo } from './met.server.ts'
import type { Moment } from './moments.server.ts'

/** A place in a timeline: `at` in ISO 8601 (UTC), then `id`. */
export type Place = { at: string; id: string }

export type Row = { kind: EntryKind; id: string; at: string }

export type NextStep = { id: string; title: string; owner: string; dueOn: string | null }

const midnight = (column: SQL) => sql`${column}::timestamp at time zone 'UTC'`

// Looked for with all their ids at once: a thousand engagements, of which few have anything, are else looked at one by one.
const atShown = sql`x.engagement_id = any(array(select id from shown))`

/**
 * The follow-ups or commitments of a subject: those that name it, and those that name only an engagement, which belong to everyone met
 * there. In two halves, because one condition for both would be put to every row there is. Needs `shown` beside it.
 */
function belonging(view: 'visible_follow_ups' | 'visible_commitments', columns: SQL, of: Subject<Placeholder>): SQL {
  const from = view === 'visible_follow_ups' ? sql`visible_follow_ups x` : sql`visible_commitments x`
  const named = 'organisationId' in of ? sql`x.organisation_id = ${of.organisationId}` : sql`x.contact_id = ${of.contactId}`
  const metThere =
    view === 'visible_follow_ups' && 'contactId' in of
      ? sql`visible_contact_follow_ups x where x.contact_id = ${of.contactId}`
      : sql`${from} where ${atShown} and x.organisation_id is null and x.contact_id is null`
  return sql`select ${columns} from ${from} where ${named} union all select ${columns} from ${metThere}`
}

const writtenAfter = (of: Subject<Placeholder>): SQL =>
  'organisationId' in of
    ? sql`select x.id, x.engagement_id, e.starts_at from visible_read_outs x join visible_engagements e on e.id = x.engagement_id
        where ${atShown} and x.body <> ''`
    : sql`select x.id, x.engagement_id, x.starts_at from visible_contact_read_outs x where x.contact_id = ${of.contactId}`

const assessed = (of: Subject<Placeholder>): SQL =>
  'organisationId' in of ? sql`x.organisation_id = ${of.organisationId}` : sql`x.contact_id = ${of.contactId}`

const relatedTo = (of: Subject<Placeholder>): SQL =>
  'organisationId' in of
    ? sql`select r.id from visible_relations r where ${of.organisationId} in (r.from_organisation_id, r.to_organisation_id)`
    : sql`select r.id from visible_relations r where ${of.contactId} in (r.from_contact_id, r.to_contact_id)`

const changesOf = (of: Subject<Placeholder>): SQL =>
  'organisationId' in of
    ? sql`a.record_id = any(array(select ${of.organisationId}::uuid union all select s.id from visible_support s where s.organisation_id = ${of.organisationId} union all ${relatedTo(of)}))`
    : sql`a.record_id = any(array(select ${of.contactId}::uuid union all ${relatedTo(of)}))`

// Said with "in" beside "is null", so that PostgreSQL looks them up in a table it makes once: a thousand talks are else compared with a thousand.
const onItsOwn = sql`(e.visit_id is null or e.visit_id not in (select id from shown where kind = 'visit'))`

/**
 * Everything on someone's timeline as (kind, id, at). A talk in the programme of a visit that stands on the same timeline is counted
 * within that visit, unless it has a read-out of its own.
 */
const entriesOf = (of: Subject<Placeholder>): SQL => sql`
  with shown as materialized (
    ${engagementsWithOne(of)}
  ),
  read_outs as materialized (${writtenAfter(of)}),
  tasks as materialized (${belonging('visible_follow_ups', sql`x.id, x.title, x.owner_id, x.due_on, x.done_at, x.created_at`, of)}),
  entries as materialized (
    select 'engagement' as kind, e.id, e.starts_at as at from shown e
      where ${onItsOwn} or e.id in (select engagement_id from read_outs)
    union all
    select 'read-out', r.id, r.starts_at from read_outs r
    union all
    select 'follow-up', x.id, coalesce(x.done_at, ${midnight(sql`x.due_on`)}, x.created_at) from tasks x
    union all
    select 'commitment', x.id, coalesce(${midnight(sql`x.given_on`)}, ${midnight(sql`x.due_on`)}, x.created_at)
      from (${belonging('visible_commitments', sql`x.id, x.given_on, x.due_on, x.created_at`, of)}) x
    union all
    select 'assessment', x.id, ${midnight(sql`x.assessed_on`)} from visible_assessments x where ${assessed(of)}
    union all
    select 'change', a.id, a.at from visible_activity a where ${changesOf(of)}
  )`

const momentOf = (when: SQL, order: SQL): SQL => sql`(
  select json_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'status', e.status, 'timing', e.timing,
    'on', to_char(coalesce(e.starts_local, e.starts_on), 'YYYY-MM-DD'), 'until', to_char(coalesce(e.ends_local, e.ends_on), 'YYYY-MM-DD'))
  from visible_engagements e where e.id = (select e.id from shown e where ${isContact} and ${onItsOwn} and ${when} order by ${order}, e.id limit 1))`

type Wanted = { kinds: readonly EntryKind[]; before?: Place | undefined; limit: number; now: string }

/** Later than all that is. */
const end: Place = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** `counts` are of each kind in all, whatever is wanted; `step` is the open follow-up that is due first, one without a date after all others. */
type Picked = {
  rows: Row[]
  counts: Record<EntryKind, number>
  last: Moment | null
  next: Moment | null
  step: NextStep | null
}

/** The latest entries of those kinds before a place, and what is known at a glance: in one statement, because each look at all that was met takes as long as this. */
export async function pickRows(db: ActorDb, of: Subject, { kinds, before = end, limit, now }: Wanted): Promise<Picked> {
  const wanted = { kinds: `{${kinds}}`, beforeAt: before.at, beforeId: before.id, limit, now }
  planOnce(db)
  const [found] = await ('organisationId' in of
    ? ofOrganisation(db, { id: of.organisationId, ...wanted })
    : ofContact(db, { id: of.contactId, ...wanted }))
  const picked: Picked = JSON.parse(found?.picked ?? '')
  return { ...picked, counts: { ...none, ...picked.counts } }
}

type Asked = Places<'id' | 'kinds' | 'beforeAt' | 'beforeId' | 'limit' | 'now'>

const ofOrganisation = kept((db, asked: Asked) => pick(db, { organisationId: asked.id }, asked))
const ofContact = kept((db, asked: Asked) => pick(db, { contactId: asked.id }, asked))

const pick = (db: ActorDb, of: Subject<Placeholder>, { kinds, beforeAt, beforeId, limit, now }: Asked) =>
  db.select({ picked: sql<string>`t.picked` }).from(
    sql`(${entriesOf(of)} select json_build_object(
      'rows', (select coalesce(json_agg(json_build_object('kind', kind, 'id', id, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by at desc, id desc), '[]')
        from (select * from entries where kind = any(${kinds}::text[]) and (at, id) < (${beforeAt}::timestamptz, ${beforeId}::uuid) order by at desc, id desc limit ${limit}::int) e),
      'counts', (select json_object_agg(kind, times) from (select kind, count(*) as times from entries group by kind) k),
      'last', ${momentOf(sql`${went} and ${behind(now)}`, sql`least(e.ends_at, ${now}::timestamptz) desc`)},
      'next', ${momentOf(sql`${willGo} and not ${behind(now)}`, sql`e.starts_at`)},
      'step', (select json_build_object('id', x.id, 'title', x.title, 'owner', m.name, 'dueOn', x.due_on)
        from (select * from tasks where done_at is null order by due_on nulls last, id limit 1) x join visible_members m on m.id = x.owner_id)
    )::text as picked) t`,
  )

const none = Object.fromEntries(entryKinds.map((kind) => [kind, 0])) as Record<EntryKind, number>
