import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { turns } from '#app/lib/turns.ts'
import { type ReadTable, saidOfTable, tableLimits } from './values.ts'

// By package name, because the built server lies elsewhere; Node runs the source as it is.
const workerFile = createRequire(import.meta.url).resolve('#app/tables/read/worker.ts')
const inTurn = turns(2)
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }

/** Reads a table beside the server, with bounds on time and memory: whatever is in the file, the process goes on. */
export async function readTableApart(bytes: Uint8Array): Promise<ReadTable> {
  if (bytes.length > tableLimits.bytes) return { ok: false, reason: saidOfTable('tooLarge', { most: tableLimits.bytes / 1024 / 1024 }) }
  return inTurn(() => readOnce(bytes))
}

function readOnce(workerData: Uint8Array): Promise<ReadTable> {
  const worker = new Worker(workerFile, { workerData, env: {}, execArgv: [], stdout: true, stderr: true, resourceLimits: memory })
  return new Promise((resolve) => {
    const end = (answer: ReadTable) => {
      clearTimeout(limit)
      resolve(answer)
      void worker.terminate()
    }
    const refuse = (key: string) => end({ ok: false, reason: saidOfTable(key) })
    const limit = setTimeout(() => refuse('tooLong'), tableLimits.ms)
    worker.once('message', end)
    worker.once('error', (error: NodeJS.ErrnoException) =>
      refuse(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooMuchMemory' : 'unreadable'),
    )
    worker.once('exit', () => refuse('unreadable'))
  })
}
