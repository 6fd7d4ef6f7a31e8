import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { turns } from '#app/lib/turns.ts'
import { lineOf } from './decode.ts'
import { heapLimits, limits, type ReadFile, type ReadOptions, said } from './values.ts'

// By package name, because the built server lies elsewhere; Node runs the source as it is.
const workerFile = createRequire(import.meta.url).resolve('#app/ical/read/worker.ts')
const looksEveryMs = 50
const mostRounds = 6
const inTurn = turns(2)

type Skipped = { line: number; key: string }
type Round = ReadFile | { hung: Skipped } | { failed: 'tooLong' | 'tooMuchMemory' | 'unreadable' }

/**
 * Reads a calendar file beside the server, with bounds on time and memory: whatever is in the file, the process goes on. A series that hangs is
 * refused by its line, and the rest read without it.
 */
export async function readFileApart(bytes: Uint8Array, options: Omit<ReadOptions, 'skip' | 'onSeries'>): Promise<ReadFile> {
  if (bytes.length > limits.bytes) return { ok: false, reason: said('tooLarge', { line: lineOf(bytes, limits.bytes), most: 10 }) }
  return inTurn(() => readInRounds(bytes, options))
}

async function readInRounds(bytes: Uint8Array, options: Omit<ReadOptions, 'skip' | 'onSeries'>): Promise<ReadFile> {
  const skip: Skipped[] = []
  const until = Date.now() + limits.fileMs
  for (let round = 0; round < mostRounds; round += 1) {
    const answer = await readOnce(bytes, { ...options, skip }, until)
    if ('ok' in answer) return answer
    if ('failed' in answer) return { ok: false, reason: said(answer.failed, {}) }
    skip.push(answer.hung)
  }
  return { ok: false, reason: said('tooManySlow', { line: skip[0]?.line ?? 0 }) }
}

function readOnce(bytes: Uint8Array, options: ReadOptions, until: number): Promise<Round> {
  const state = new SharedArrayBuffer(24)
  const watched = new Float64Array(state)
  const worker = new Worker(workerFile, {
    workerData: { bytes, options, state },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: heapLimits,
  })
  return new Promise((resolve) => {
    const end = (round: Round) => {
      clearInterval(watch)
      resolve(round)
      void worker.terminate()
    }
    const inSeries = (key: string): { hung: Skipped } | undefined => (watched[0] ? { hung: { line: watched[0], key } } : undefined)
    const watch = setInterval(async () => {
      if (Date.now() > until) return end({ failed: 'tooLong' })
      const [line = 0, since = 0, spentBefore = 0] = watched
      if (line === 0 || Date.now() - since < limits.seriesMs) return
      const spent = await spentBy(worker)
      // Between two occurrences the reader keeps the time itself; here only one that never comes to the next.
      if (watched[0] === line && (spent === undefined || spent - spentBefore > limits.seriesMs)) end({ hung: { line, key: 'tooSlow' } })
    }, looksEveryMs)
    worker.once('message', (answer: ReadFile) => end(answer))
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? (inSeries('tooMuchForSeries') ?? { failed: 'tooMuchMemory' })
          : { failed: 'unreadable' },
      ),
    )
    worker.once('exit', () => end({ failed: 'unreadable' }))
  })
}

/** How long the worker has worked; undefined where Node cannot tell, or it has ended. */
async function spentBy(worker: Worker): Promise<number | undefined> {
  const used = await worker.cpuUsage?.().catch(() => undefined)
  return used && (used.user + used.system) / 1000
}
