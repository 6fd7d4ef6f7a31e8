/** A long list in pieces that one statement can carry. */
export function pieces<Item>(list: readonly Item[], most = 200): Item[][] {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, index) => list.slice(index * most, (index + 1) * most))
}
