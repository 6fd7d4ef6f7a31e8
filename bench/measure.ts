import { Agent, request } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

type Answer = { status: number; bytes: number; etag: string | undefined }

/** One GET on a connection that is kept, or on one of its own, to loopback only. */
export function get(url: string, headers: Record<string, string> = {}, { alone = false } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent: alone ? false : agent, headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes, etag: response.headers.etag }))
    })
    asked.on('error', reject).end()
  })
}

export type Timing = { p50: number; p95: number; p99: number; cpu: number }

/** Milliseconds at the median, the 95th and the 99th percentile, and of CPU per run, of `times` runs, one after another, after a tenth as many to warm up. */
export async function timed(times: number, work: () => Promise<unknown>): Promise<Timing> {
  for (let run = 0; run < times / 10; run += 1) await work()
  const taken: number[] = []
  const cpu = process.cpuUsage()
  for (let run = 0; run < times; run += 1) {
    const startedAt = performance.now()
    await work()
    taken.push(performance.now() - startedAt)
  }
  const { user, system } = process.cpuUsage(cpu)
  const at = (share: number) => percentile(taken, share)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), cpu: rounded((user + system) / 1000 / times) }
}

export const rounded = (value: number): number => Math.round(value * 100) / 100

export const percentile = (values: number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}

export const median = (values: number[]): number => percentile(values, 0.5)

export const ratio = (one: number, other: number): number => rounded(one / other)

/** Milliseconds that one run takes, and how long at the 99th percentile the event loop kept others waiting meanwhile. */
export async function watched(work: () => Promise<unknown>): Promise<{ taken: number; delayP99: number; delayMax: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const startedAt = performance.now()
  await work()
  const taken = performance.now() - startedAt
  delay.disable()
  return { taken: rounded(taken), delayP99: rounded(delay.percentile(99) / 1e6), delayMax: rounded(delay.max / 1e6) }
}
