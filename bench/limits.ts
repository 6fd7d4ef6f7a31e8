import { rounded } from './measure.ts'
import type { Served } from './served-apart.ts'

/** `processor`: what server and database used of a processor meanwhile, which on a machine that others use says more than how long it took. */
export type Verdict = { limit: string; found: number; processor?: number; holds: boolean }

/** Whether what was found is within a limit, and both in words. */
export const atMost = (what: string, found: number, most: number, unit = ' ms'): Verdict => ({
  limit: `${what} <= ${most}${unit}`,
  found,
  holds: found <= most,
})

/** A page's median within so many milliseconds. */
export const withinMs = (what: string, { p50, serverCpu, databaseCpu }: Served, most: number): Verdict => ({
  ...atMost(`${what}, p50`, p50, most),
  processor: rounded(serverCpu + databaseCpu),
})

export const withinOwnSql = (what: string, { timesSql }: Served): Verdict =>
  atMost(`${what}, p50 as a multiple of its own SQL`, timesSql, 3, '')
