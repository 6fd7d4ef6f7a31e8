import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force'
import { pictureSize } from './size.ts'
import type { Tie } from './ties.server.ts'

export type Placed = { x: number; y: number }

type Laid = SimulationNodeDatum & { id: string; step: number }

const margin = 34
/** A few people are not torn apart to fill the room. */
const largest = 1.9
const distance = { met: 90, part: 90, belongs: 60, speaks: 60, related: 80 }

/**
 * Where each node stands. The start is in the middle, who is near stands near. The same nodes and ties, in whatever order, are drawn at the
 * same places: the simulation begins on a spiral in the order of ids, runs a fixed number of turns and knows no chance.
 */
export function layOut(nodes: readonly { id: string; step: number }[], ties: readonly Tie[]): Map<string, Placed> {
  const middle = pictureSize / 2
  const laid: Laid[] = nodes
    .map(({ id, step }): Laid => ({ id, step, ...(step === 0 ? { fx: 0, fy: 0 } : {}) }))
    .sort((one, other) => one.step - other.step || (one.id < other.id ? -1 : 1))
  const links = [...new Map(ties.map(({ a, b, kind }) => [`${a} ${b} ${kind}`, { source: a, target: b, kind }])).entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, link]) => link)
  forceSimulation(laid)
    .force(
      'link',
      forceLink<Laid, (typeof links)[number]>(links)
        .id(({ id }) => id)
        .distance(({ kind }) => distance[kind])
        .strength(({ kind }) => (kind === 'met' ? 0.05 : 0.3)),
    )
    .force('apart', forceManyBody().strength(-160))
    .force('room', forceCollide(20))
    .force('x', forceX(0).strength(0.06))
    .force('y', forceY(0).strength(0.06))
    .stop()
    .tick(300)
  const reach = Math.max(1, ...laid.flatMap(({ x = 0, y = 0 }) => [Math.abs(x), Math.abs(y)]))
  const scale = Math.min((middle - margin) / reach, largest)
  return new Map(laid.map(({ id, x = 0, y = 0 }) => [id, { x: Math.round(middle + x * scale), y: Math.round(middle + y * scale) }]))
}
