import { type SQL, sql } from 'drizzle-orm'
import type { EngagementKind, Status, Timing } from '#db/schema/words.ts'
import { firstDay, lastDay, visibleEngagements } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { idList, kept, type Places } from '../access/kept.server.ts'
import { planOnce } from '../access/plans.server.ts'
import { anyOf, behind, engagementsWith, isContact, went, willGo } from './met.server.ts'

/** An engagement that is, or will be, contact with someone. `on` is its first day at its own place. */
export type Moment = { id: string; kind: EngagementKind; title: string; status: Status; timing: Timing; on: string; until: string }

export type Moments = { last: Moment | undefined; next: Moment | undefined }

// A talk in the programme of a visit that was with the same people is part of that contact, not another one. Said so that PostgreSQL
// looks it up in a table it makes once: a thousand meetings are else compared with a thousand.
const onItsOwn = sql`(e.visit_id is null or (e.of, e.visit_id) not in (select v.of, v.id from met v where v.kind = 'visit'))`

/** The last and the next contact with each of the organisations or contacts, as far as the actor may know. `now` is the present instant. */
export async function momentsOf(db: ActorDb, of: 'organisation' | 'contact', ids: string[], now: Date): Promise<Map<string, Moments>> {
  if (ids.length === 0) return new Map()
  planOnce(db)
  const rows = await asked[of](db, { ids: idList(ids), now: now.toISOString() })
  const found = new Map(rows.map(({ which, of, ...moment }) => [`${which} ${of}`, moment]))
  return new Map(ids.map((id) => [id, { last: found.get(`last ${id}`), next: found.get(`next ${id}`) }]))
}

const e = visibleEngagements

const first = (which: SQL, when: SQL, order: SQL) => sql`(
  select distinct on (e.of) ${which} as which, e.of, e.id from seen e where ${when} order by e.of, ${order}, e.id)`

const momentsWith = (of: 'organisation' | 'contact') =>
  kept((db, { ids, now }: Places<'ids' | 'now'>) =>
    db
      .select({
        which: sql<keyof Moments>`t.which`,
        of: sql<string>`t.of`,
        id: e.id,
        kind: e.kind,
        title: e.title,
        status: e.status,
        timing: e.timing,
        on: firstDay,
        until: lastDay,
      })
      .from(
        sql`(with met as materialized (${engagementsWith(of, anyOf(ids))}),
        seen as materialized (select * from met e where ${isContact} and ${onItsOwn})
        ${first(sql`'last'`, sql`${went} and ${behind(now)}`, sql`least(e.ends_at, ${now}::timestamptz) desc`)}
        union all
        ${first(sql`'next'`, sql`${willGo} and not ${behind(now)}`, sql`e.starts_at`)}) t`,
      )
      .innerJoin(e, sql`${e.id} = t.id`),
  )
const asked = { organisation: momentsWith('organisation'), contact: momentsWith('contact') }
