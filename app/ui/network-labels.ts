import { pictureSize } from '#app/domain/network/size.ts'
import { shortened } from './network-words.ts'

type Placed = { id: string; name: string; x: number; y: number; number: number }
export type Label = { id: string; text: string; x: number; y: number; anchor: 'start' | 'middle' | 'end' }
type Box = { left: number; right: number; top: number; bottom: number }

const [letter, line, half] = [5.7, 12, 14]
const apart = (one: Box, other: Box) => one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom

/** Names under the nodes, the nearest first, but for those that would lie on a node or on another name: these go by their number. */
export function labelsOf(nodes: readonly Placed[]): Label[] {
  const taken: Box[] = nodes.map(({ x, y }) => ({ left: x - half, right: x + half, top: y - half, bottom: y + half }))
  return nodes.flatMap(({ id, name, x, y, number }) => {
    const text = shortened(name)
    const width = text.length * letter
    const anchor = x < width / 2 + 4 ? ('start' as const) : x > pictureSize - width / 2 - 4 ? ('end' as const) : ('middle' as const)
    const left = { start: x - half, middle: x - width / 2, end: x + half - width }[anchor]
    const base = y + (number === 0 ? 31 : 26)
    const box = { left, right: left + width, top: base - line + 2, bottom: base + 2 }
    if (base > pictureSize - 4 || !taken.every((other) => apart(box, other))) return []
    taken.push(box)
    return [{ id, text, x: anchor === 'middle' ? x : anchor === 'start' ? x - half : x + half, y: base, anchor }]
  })
}
