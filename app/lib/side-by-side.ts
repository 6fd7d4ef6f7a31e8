import { packLanes } from './lanes.ts'

/** Something between two marks of one axis, half-open. */
export type Stretch = { id: string; from: number; to: number }
/** Which of `of` equal strips it is drawn in, from 0. */
export type Strip = { lane: number; of: number }

/**
 * Puts stretches that overlap side by side. Those that hang together, also through a third, share the same number of strips, so that
 * their edges line up; one that overlaps nothing has the whole width. RangeError for a stretch without length or an id used twice.
 */
export function sideBySide(stretches: readonly Stretch[]): Map<string, Strip> {
  const strips = new Map<string, Strip>()
  let cluster: Stretch[] = []
  let reach = Number.NEGATIVE_INFINITY
  const close = () => {
    const lanes = packLanes(cluster.map(({ id, from, to }) => ({ id, from, to: to - 1 })))
    const of = Math.max(0, ...lanes.values()) + 1
    for (const [id, lane] of lanes) {
      if (strips.has(id)) throw new RangeError(`Drawn twice: ${id}`)
      strips.set(id, { lane, of })
    }
    cluster = []
  }
  for (const stretch of [...stretches].sort((a, b) => a.from - b.from)) {
    if (stretch.from >= reach) close()
    cluster.push(stretch)
    reach = Math.max(reach, stretch.to)
  }
  close()
  return strips
}
