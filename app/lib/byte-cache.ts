export type Bytes = Buffer<ArrayBuffer>

/** Keeps the byte strings that were asked for last, as many as fit. */
export function byteCache(mostBytes: number) {
  const kept = new Map<string, Bytes>()
  let bytes = 0
  const drop = (key: string) => {
    bytes -= kept.get(key)?.byteLength ?? 0
    kept.delete(key)
  }
  return {
    get(key: string): Bytes | undefined {
      const found = kept.get(key)
      // Taken out and put back, so that the first one is always the one not asked for longest.
      if (found) kept.delete(key)
      if (found) kept.set(key, found)
      return found
    },
    set(key: string, value: Bytes): void {
      drop(key)
      if (value.byteLength > mostBytes) return
      kept.set(key, value)
      bytes += value.byteLength
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break
        drop(oldest)
      }
    },
  }
}
