/** Numbers that look random and are the same for the same seed, on every machine. */
export type Random = {
  /** A whole number from 0 to n - 1. */
  below(n: number): number
  chance(probability: number): boolean
  pick<Item>(list: readonly [Item, ...Item[]]): Item
  /** One of the values, each as often as its weight says. */
  weighted<Item extends string>(choice: Weighted<Item>): Item
}

/** Values and how often each is to come, relative to the others. */
export type Weighted<Item> = { items: [Item, ...Item[]]; upTo: number[]; sum: number }

export function weights<Item extends string>(weightOf: Record<Item, number>): Weighted<Item> {
  let sum = 0
  const upTo = Object.values<number>(weightOf).map((weight) => {
    sum += weight
    return sum
  })
  return { items: Object.keys(weightOf) as [Item, ...Item[]], upTo, sum }
}

/** mulberry32, begun from a seed and a word, so that each kind of record has numbers of its own. */
export function randomFrom(seed: number, purpose: string): Random {
  let state = [...purpose].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5 ^ seed) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)] ?? list[0],
    weighted({ items, upTo, sum }) {
      const place = next() * sum
      return items[upTo.findIndex((limit) => place < limit)] ?? items[0]
    },
  }
}

const firstMs = Date.UTC(2026, 0, 1)
const threeDigits = Array.from({ length: 4096 }, (_, number) => number.toString(16).padStart(3, '0'))

/** Ids of the form of UUIDv7, one a millisecond, so that indexes grow at one end as they do with real ones. */
export function idsFrom(seed: number, purpose: string): () => string {
  const random = randomFrom(seed, `ids of ${purpose}`)
  const hex = () => threeDigits[random.below(4096)]
  let count = 0
  return () => {
    const time = (firstMs + count++).toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex()}-8${hex()}-${hex()}${hex()}${hex()}${hex()}`
  }
}
