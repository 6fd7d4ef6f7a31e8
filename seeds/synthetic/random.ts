/** Numbers that look random and are the same for the same seed, on every machine. */
export type Random = {
  /** A whole number from 0 to n - 1. */
  below(n: number): number
  chance(probability: number): boolean
  pick<Item>(list: readonly [Item, ...Item[]]): Item
  /** One of the values, each as often as its weight says. */
  weighted<Item extends string>(weights: Record<Item, number>): Item
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
    weighted<Item extends string>(weights: Record<Item, number>) {
      const entries = Object.entries<number>(weights)
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      const found = entries.find(([, weight]) => {
        left -= weight
        return left < 0
      })
      return (found ?? entries[0])?.[0] as Item
    },
  }
}

const firstMs = Date.UTC(2026, 0, 1)

/** Ids of the form of UUIDv7, one a millisecond, so that indexes grow at one end as they do with real ones. */
export function idsFrom(seed: number, purpose: string): () => string {
  const random = randomFrom(seed, `ids of ${purpose}`)
  const hex = (digits: number) =>
    random
      .below(16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  let count = 0
  return () => {
    const time = (firstMs + count++).toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${(8 + random.below(4)).toString(16)}${hex(3)}-${hex(6)}${hex(6)}`
  }
}
