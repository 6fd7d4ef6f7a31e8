import { type SQL, sql } from 'drizzle-orm'
import type { ActorDb } from '../access/as-actor.server.ts'
import { presentAt } from '../timeline/presence.server.ts'
import type { NodeKind } from './input.ts'
import { engagementsAt, held, idsOf, meetingsOf, type Period, type Where } from './meetings.server.ts'

export type Near = { kind: NodeKind; id: string; step: number }

/** How many a picture shows beside what it begins with. */
export const mostNodes = 60

type Reach = { kind: 'contact' | 'organisation' | 'member'; id: string; weight: number }

/**
 * Those nearest to a start, at one step or two: who was met together, belongs there, speaks for it or is related. Nearer first, then by how many ties;
 * and how many more the actor may know. Where the first step alone is more than can be shown, the second is not taken: `cutShort`.
 */
export async function nearestTo(
  db: ActorDb,
  start: { kind: NodeKind; id: string },
  { steps, period, ours }: { steps: 1 | 2; period: Period; ours: boolean },
): Promise<{ nodes: Near[]; more: number; cutShort: boolean }> {
  const where: Where =
    start.kind === 'topic' ? { topicId: start.id } : start.kind === 'visit' ? { visitId: start.id } : { nodes: [start.id] }
  const own = start.kind === 'contact' || start.kind === 'organisation' ? [start.id] : []
  const first = await reached(db, where, own, period, ours)
  const nodes: Near[] = first.map(({ kind, id }) => ({ kind, id, step: 1 }))
  const full = nodes.length >= mostNodes
  // A member of ours was at everything: from there all would be near to all.
  const from = nodes.filter(({ kind }) => kind !== 'member').map(({ id }) => id)
  if (steps === 2 && !full && from.length > 0) {
    const known = new Set([start.id, ...nodes.map(({ id }) => id)])
    const second = await reached(db, { nodes: from }, from, period, ours)
    nodes.push(...second.filter(({ id }) => !known.has(id)).map(({ kind, id }) => ({ kind, id, step: 2 })))
  }
  return { nodes: nodes.slice(0, mostNodes), more: Math.max(nodes.length - mostNodes, 0), cutShort: steps === 2 && full }
}

async function reached(db: ActorDb, where: Where, own: string[], period: Period, ours: boolean): Promise<Reach[]> {
  const meetings = await meetingsOf(db, await engagementsAt(db, where, ours), period)
  const present = await presentAt(db, [...meetings.keys()], ours)
  const found = new Map<string, Reach & { at: Set<string> }>()
  const known = new Set(own)
  const find = (kind: Reach['kind'], id: string) => {
    const one = found.get(id) ?? { kind, id, weight: 0, at: new Set<string>() }
    if (!known.has(id)) found.set(id, one)
    return one
  }
  // In a visit, or on a topic, talks count one by one.
  for (const { kind, node, id } of present) find(kind, node).at.add('nodes' in where ? (meetings.get(id)?.as ?? id) : id)
  for (const { kind, id } of await bondsOf(db, own, period)) find(kind, id).weight += 3
  return [...found.values()]
    .map(({ at, weight, ...one }) => ({ ...one, weight: weight + at.size }))
    .sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1))
}

/** Where these belong and for whom they speak, who belongs to or speaks for them, and to whom they are what. */
async function bondsOf(db: ActorDb, ids: string[], period: Period): Promise<{ kind: 'contact' | 'organisation'; id: string }[]> {
  if (ids.length === 0) return []
  const [a, r, x] = [sql.raw('a'), sql.raw('r'), sql.raw('x')]
  const related = (kind: SQL, one: SQL, other: SQL) =>
    sql`select ${kind}, ${one} from visible_relations x where ${other} = ${idsOf(ids)} and ${held(x, period)}`
  const [person, body] = [sql`'contact'`, sql`'organisation'`]
  const [fromPerson, toPerson] = [sql`x.from_contact_id`, sql`x.to_contact_id`]
  const [fromBody, toBody] = [sql`x.from_organisation_id`, sql`x.to_organisation_id`]
  return db.select({ kind: sql<'contact' | 'organisation'>`t.kind`, id: sql<string>`t.id` }).from(
    sql`(select 'organisation' as kind, a.organisation_id as id from visible_affiliations a where a.contact_id = ${idsOf(ids)} and ${held(a, period)}
        union all
        select 'contact', a.contact_id from visible_affiliations a where a.organisation_id = ${idsOf(ids)} and ${held(a, period)}
        union all
        select 'organisation', r.organisation_id from visible_representations r where r.contact_id = ${idsOf(ids)} and ${held(r, period)}
        union all
        select 'contact', r.contact_id from visible_representations r where r.organisation_id = ${idsOf(ids)} and ${held(r, period)}
        union all ${related(person, fromPerson, toPerson)} union all ${related(person, toPerson, fromPerson)}
        union all ${related(body, fromBody, toBody)} union all ${related(body, toBody, fromBody)}) t`,
  )
}
