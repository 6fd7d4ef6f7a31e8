import { sql } from 'drizzle-orm'
import type { representationStates } from '#db/schema/words.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { held, idsOf, type Period, presentAt } from './meetings.server.ts'

/** A tie between two nodes of a picture; `a` and `b` are ids. A contact is `a` of an organisation. */
export type Tie =
  | { kind: 'met'; a: string; b: string; times: number; lastOn: string }
  | { kind: 'belongs'; a: string; b: string; post: string }
  | { kind: 'speaks'; a: string; b: string; state: (typeof representationStates)[number]; byWhom: string | null }
  /** Took part in what is on the topic, or in the visit. */
  | { kind: 'part'; a: string; b: string; times: number; lastOn: string }

type Met = { a: string; b: string; times: number; lastOn: string }

/** Who of these met whom, how often and when last: as far as the actor may know both and where. The most often first. */
export async function meetingsAmong(db: ActorDb, ids: string[], period: Period, ours: boolean): Promise<Tie[]> {
  const rows: Met[] = await db
    .select({
      a: sql<string>`t.a`,
      b: sql<string>`t.b`,
      times: sql<number>`t.times`,
      lastOn: sql<string>`to_char(t.last_on, 'YYYY-MM-DD')`,
    })
    .from(
      sql`(with ${presentAt({ nodes: ids }, period, ours)}, among as materialized (select node, id, meeting, held_on from present where node = ${idsOf(ids)})
        select x.node as a, y.node as b, count(distinct x.meeting)::int as times, max(x.held_on) as last_on
        from among x join among y on y.id = x.id and y.node > x.node group by x.node, y.node) t`,
    )
    .orderBy(sql`t.times desc`, sql`t.a`, sql`t.b`)
  return rows.map((row) => ({ kind: 'met', ...row }))
}

/** How often each took part in what is on a topic, or in the talks of a visit; who comes to a visit without a talk took part once. */
export async function partsIn(db: ActorDb, start: { kind: 'topic' | 'visit'; id: string }, period: Period, ours: boolean): Promise<Tie[]> {
  const where = start.kind === 'topic' ? { topicId: start.id } : { visitId: start.id }
  const rows = await db
    .select({
      b: sql<string>`t.node`,
      times: sql<number>`greatest(count(distinct t.id) filter (where t.id <> ${start.id}), 1)::int`,
      lastOn: sql<string>`to_char(max(t.held_on), 'YYYY-MM-DD')`,
    })
    .from(sql`(with ${presentAt(where, period, ours)} select node, id, held_on from present) t`)
    .groupBy(sql`t.node`)
    .orderBy(sql`2 desc`, sql`t.node`)
  return rows.map((row) => ({ kind: 'part', a: start.id, ...row }))
}

/** Who belongs where, and who speaks for whom, in the period. */
export async function bondsAmong(db: ActorDb, ids: string[], period: Period): Promise<Tie[]> {
  const [a, r] = [sql.raw('a'), sql.raw('r')]
  const belongs = await db
    .selectDistinct({ a: sql<string>`a.contact_id`, b: sql<string>`a.organisation_id`, post: sql<string>`a.post` })
    .from(sql`visible_affiliations a`)
    .where(sql`a.contact_id = ${idsOf(ids)} and a.organisation_id = ${idsOf(ids)} and ${held(a, period)}`)
    .orderBy(sql`1`, sql`2`, sql`3`)
  const speaks = await db
    .selectDistinct({
      a: sql<string>`r.contact_id`,
      b: sql<string>`r.organisation_id`,
      state: sql<(typeof representationStates)[number]>`r.state`,
      byWhom: sql<string | null>`r.by_whom`,
    })
    .from(sql`visible_representations r`)
    .where(sql`r.contact_id = ${idsOf(ids)} and r.organisation_id = ${idsOf(ids)} and ${held(r, period)}`)
    .orderBy(sql`1`, sql`2`, sql`3`, sql`4`)
  return [...belongs.map((row) => ({ kind: 'belongs' as const, ...row })), ...speaks.map((row) => ({ kind: 'speaks' as const, ...row }))]
}
