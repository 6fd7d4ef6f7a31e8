import type { Served } from './served-apart.ts'

export type Verdict = { limit: string; found: number; holds: boolean }

/** Whether what was found is within a limit, and both in words. */
export const atMost = (what: string, found: number, most: number, unit = ' ms'): Verdict => ({
  limit: `${what} <= ${most}${unit}`,
  found,
  holds: found <= most,
})

/** A page's median within so many milliseconds, and within three times that of its own SQL. */
export const withinMs = (what: string, { p50, timesSql }: Served, most: number): Verdict[] => [
  atMost(`${what}, p50`, p50, most),
  atMost(`${what}, p50 as a multiple of its own SQL`, timesSql, 3, ''),
]
