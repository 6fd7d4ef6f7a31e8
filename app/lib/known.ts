/** What was worked out for a key before, or is now; at most so many are remembered, and all forgotten then. */
export function known<Key, Value>(kept: Map<Key, Value>, most: number, key: Key, learn: (key: Key) => Value): Value {
  const found = kept.get(key)
  if (found !== undefined || kept.has(key)) return found as Value
  if (kept.size >= most) kept.clear()
  const learnt = learn(key)
  kept.set(key, learnt)
  return learnt
}
