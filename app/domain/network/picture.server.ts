import type { ActorDb } from '../access/as-actor.server.ts'
import { type NetworkAsked, type NodeKind, nodeKinds } from './input.ts'
import { layOut, type Placed } from './layout.server.ts'
import type { Period } from './meetings.server.ts'
import { type Named, namesOf } from './names.server.ts'
import { type Near, nearestTo } from './nearest.server.ts'
import { bondsAmong, meetingsAmong, partsIn, relationsAmong, type Tie } from './ties.server.ts'

/** `number` is its place in the list; the start is 0. */
export type NetworkNode = Named & Near & Placed & { number: number }

/** As many ties as can be told apart; what is left out is counted. */
const mostTies = 240

/** The network around a start as the actor may know it; undefined when the start is hidden, not there or not said. `today` is the reader's. */
export async function networkPicture(db: ActorDb, asked: NetworkAsked, today: string) {
  const { start, steps, ours, from } = asked
  const [begin] = start ? await namesOf(db, start.kind, [start.id]) : []
  if (!start || !begin) return undefined
  const last = begin.lastDay && begin.lastDay > today ? begin.lastDay : today
  const period = { from, until: asked.until ?? last }
  const found = await nearestTo(db, start, { steps, period, ours })
  const near = [{ ...start, step: 0 }, ...found.nodes]
  const names = await namesOfAll(db, near)
  const named = near.flatMap((one) => {
    const name = names.get(one.id)
    return name ? [{ ...name, ...one }] : []
  })
  const { ties, moreTies } = await tiesOf(db, start, named, period, ours)
  const places = layOut(named, ties)
  const nodes = named.map((node, number): NetworkNode => ({ ...node, number, ...(places.get(node.id) ?? { x: 0, y: 0 }) }))
  return { nodes, more: found.more, cutShort: found.cutShort, ties, moreTies, period }
}

export type Picture = NonNullable<Awaited<ReturnType<typeof networkPicture>>>

async function namesOfAll(db: ActorDb, near: readonly { kind: NodeKind; id: string }[]): Promise<Map<string, Named>> {
  const all: Named[] = []
  for (const kind of nodeKinds) {
    const ids = near.filter((one) => one.kind === kind).map(({ id }) => id)
    all.push(...(await namesOf(db, kind, ids)))
  }
  return new Map(all.map((one) => [one.id, one]))
}

async function tiesOf(db: ActorDb, start: { kind: NodeKind; id: string }, nodes: Near[], period: Period, ours: boolean) {
  const known = new Set(nodes.map(({ id }) => id))
  const people = nodes.filter(({ kind }) => kind !== 'topic' && kind !== 'visit').map(({ id }) => id)
  const { kind, id } = start
  const parts = kind === 'topic' || kind === 'visit' ? await partsIn(db, { kind, id }, period, ours) : []
  const met = await meetingsAmong(db, people, period, ours)
  // What hangs on the start first, then the bonds, then who met most often.
  const ofStart = (tie: Tie) => tie.a === id || tie.b === id
  const all: Tie[] = [
    ...parts.filter(({ b }) => known.has(b)),
    ...met.filter(ofStart),
    ...(await bondsAmong(db, people, period)),
    ...(await relationsAmong(db, people, period)),
    ...met.filter((tie) => !ofStart(tie)),
  ]
  return { ties: all.slice(0, mostTies), moreTies: Math.max(all.length - mostTies, 0) }
}
