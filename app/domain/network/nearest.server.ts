import { sql } from 'drizzle-orm'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { NodeKind } from './input.ts'
import { held, idsOf, type Period, presentAt, type Where } from './meetings.server.ts'

export type Near = { kind: NodeKind; id: string; step: number }

/** How many a picture shows beside what it begins with. */
export const mostNodes = 60

type Reach = { kind: 'contact' | 'organisation' | 'member'; id: string; weight: number }

/**
 * Those nearest to a start, at one step or two: who was met together, belongs there or speaks for it. Nearer first, then by how many ties;
 * and how many more the actor may know.
 */
export async function nearestTo(
  db: ActorDb,
  start: { kind: NodeKind; id: string },
  { steps, period, ours }: { steps: 1 | 2; period: Period; ours: boolean },
): Promise<{ nodes: Near[]; more: number }> {
  const where: Where =
    start.kind === 'topic' ? { topicId: start.id } : start.kind === 'visit' ? { visitId: start.id } : { nodes: [start.id] }
  const own = start.kind === 'contact' || start.kind === 'organisation' ? [start.id] : []
  const first = await reached(db, where, own, period, ours)
  const nodes: Near[] = first.map(({ kind, id }) => ({ kind, id, step: 1 }))
  if (steps === 2) {
    // A member of ours was at everything: from there all would be near to all.
    const from = nodes.filter(({ kind }) => kind !== 'member').map(({ id }) => id)
    const known = new Set([start.id, ...nodes.map(({ id }) => id)])
    const second = from.length > 0 ? await reached(db, { nodes: from }, from, period, ours) : []
    nodes.push(...second.filter(({ id }) => !known.has(id)).map(({ kind, id }) => ({ kind, id, step: 2 })))
  }
  return { nodes: nodes.slice(0, mostNodes), more: Math.max(nodes.length - mostNodes, 0) }
}

async function reached(db: ActorDb, where: Where, own: string[], period: Period, ours: boolean): Promise<Reach[]> {
  const a = sql.raw('a')
  const r = sql.raw('r')
  return db
    .select({ kind: sql<Reach['kind']>`t.kind`, id: sql<string>`t.node`, weight: sql<number>`sum(t.weight)::int` })
    .from(
      sql`(with ${presentAt(where, period, ours)}
        select kind, node, count(distinct ${'nodes' in where ? sql.raw('meeting') : sql.raw('id')}) as weight from present group by kind, node
        union all
        select 'organisation', a.organisation_id, 3 from visible_affiliations a where a.contact_id = ${idsOf(own)} and ${held(a, period)}
        union all
        select 'contact', a.contact_id, 3 from visible_affiliations a where a.organisation_id = ${idsOf(own)} and ${held(a, period)}
        union all
        select 'organisation', r.organisation_id, 3 from visible_representations r where r.contact_id = ${idsOf(own)} and ${held(r, period)}
        union all
        select 'contact', r.contact_id, 3 from visible_representations r where r.organisation_id = ${idsOf(own)} and ${held(r, period)}) t`,
    )
    .where(sql`t.node <> all(${`{${own.join(',')}}`}::uuid[])`)
    .groupBy(sql`t.kind`, sql`t.node`)
    .orderBy(sql`3 desc`, sql`t.node`)
    .limit(5000)
}
