import { pictureSize } from '#app/domain/network/size.ts'
import { shortened } from './network-words.ts'

type Placed = { id: string; name: string; x: number; y: number; number: number }
export type Label = { id: string; text: string; x: number; y: number; anchor: 'start' | 'middle' | 'end' }
type Box = { left: number; right: number; top: number; bottom: number }

const [letter, line, half] = [5.7, 12, 14]
const apart = (one: Box, other: Box) => one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom

/** Names under the nodes, or above or beside them where there is no room, the nearest first; those with room nowhere go by their number. */
export function labelsOf(nodes: readonly Placed[]): Label[] {
  const taken: Box[] = nodes.map(({ x, y }) => ({ left: x - half, right: x + half, top: y - half, bottom: y + half }))
  return nodes.flatMap((node) => {
    const text = shortened(node.name)
    const free = placesFor(node, text.length * letter).find(({ box }) => inside(box) && taken.every((other) => apart(box, other)))
    if (!free) return []
    taken.push(free.box)
    return [{ id: node.id, text, ...free.at }]
  })
}

const inside = ({ left, right, top, bottom }: Box) => left >= 0 && right <= pictureSize && top >= 0 && bottom <= pictureSize - 2

type Place = { at: Pick<Label, 'x' | 'y' | 'anchor'>; box: Box }

function placesFor({ x, y, number }: Placed, width: number): Place[] {
  const reach = number === 0 ? 19 : half
  const place = (anchor: Label['anchor'], at: number, base: number): Place => {
    const left = { start: at, middle: at - width / 2, end: at - width }[anchor]
    return { at: { x: at, y: base, anchor }, box: { left, right: left + width, top: base - line + 2, bottom: base + 2 } }
  }
  const stacked = (base: number) =>
    x < width / 2 + 4
      ? place('start', x - half, base)
      : x > pictureSize - width / 2 - 4
        ? place('end', x + half, base)
        : place('middle', x, base)
  return [stacked(y + reach + line), stacked(y - reach - 3), place('start', x + reach + 4, y + 4), place('end', x - reach - 4, y + 4)]
}
