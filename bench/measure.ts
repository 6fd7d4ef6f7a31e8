import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

type Answer = { status: number; bytes: number; etag: string | undefined }

/** One GET on a connection that is kept, to loopback only. */
export function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes, etag: response.headers.etag }))
    })
    asked.on('error', reject).end()
  })
}

/** Milliseconds at the median, the 95th and the 99th percentile of `times` runs, one after another, after a tenth as many to warm up. */
export async function timed(times: number, work: () => Promise<unknown>): Promise<{ p50: number; p95: number; p99: number }> {
  for (let run = 0; run < times / 10; run += 1) await work()
  const taken: number[] = []
  for (let run = 0; run < times; run += 1) {
    const startedAt = performance.now()
    await work()
    taken.push(performance.now() - startedAt)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => Math.round((taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0) * 100) / 100
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

export const ratio = (one: number, other: number): number => Math.round((one / other) * 100) / 100
