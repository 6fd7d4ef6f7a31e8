import { fork } from 'node:child_process'
import { once } from 'node:events'
import { median, rounded } from './measure.ts'
import type { Ask, Poll, Polled, Told } from './reader.ts'

/** Fetches from a process of its own. */
export function startReader() {
  const child = fork(new URL('reader.ts', import.meta.url))
  const next = async () => (await once(child, 'message'))[0]
  return {
    async ask(asked: Ask): Promise<Told> {
      child.send(asked)
      return next()
    },
    /** `meanwhile` runs, once everyone knows their calendar, until all have asked again. */
    async poll(polled: Poll, meanwhile: () => () => void): Promise<Polled> {
      child.send(polled)
      await next()
      const end = meanwhile()
      child.send('begin')
      const told = await next()
      end()
      return told
    },
    stop: () => child.kill(),
  }
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
      // The first round warms up.
      if (round === 0) continue
      run.taken.push(...taken)
      run.cpu += cpuSince(before)
    }
  }
  const [first, second] = runs.map(({ taken, cpu }) => ({ p50: median(taken), cpu: rounded(cpu / taken.length) }))
  return [first as Taken, second as Taken]
}

/** Milliseconds of processor time of this process. */
export function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
