import { fork } from 'node:child_process'
import { once } from 'node:events'
import { median, rounded } from './measure.ts'
import type { Ask, Told } from './reader.ts'

/** Fetches from a process of its own, one after another. */
export function startReader() {
  const child = fork(new URL('reader.ts', import.meta.url))
  const ask = async (asked: Ask): Promise<Told> => {
    child.send(asked)
    const [told] = await once(child, 'message')
    return told
  }
  return { ask, stop: () => child.kill() }
}

export type Reader = ReturnType<typeof startReader>
export type Taken = { p50: number; cpu: number }

/**
 * The same two fetches in turns, so that whatever else the machine does meets both: milliseconds at the median, and milliseconds of
 * processor time that the server took for each.
 */
export async function inTurns(reader: Reader, one: Ask, other: Ask, { rounds = 12, times = 10 } = {}): Promise<[Taken, Taken]> {
  const runs = [one, other].map((asked) => ({ asked, taken: [] as number[], cpu: 0 }))
  for (let round = 0; round <= rounds; round += 1) {
    for (const run of runs) {
      const before = process.cpuUsage()
      const { taken } = await reader.ask({ ...run.asked, times })
      const { user, system } = process.cpuUsage(before)
      // The first round warms up.
      if (round === 0) continue
      run.taken.push(...taken)
      run.cpu += (user + system) / 1000
    }
  }
  const [first, second] = runs.map(({ taken, cpu }) => ({ p50: median(taken), cpu: rounded(cpu / taken.length) }))
  return [first as Taken, second as Taken]
}
