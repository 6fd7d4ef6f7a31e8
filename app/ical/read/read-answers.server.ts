import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { turns } from '#app/lib/turns.ts'
import { answerLimits, type ReadAnswers } from './answer-values.ts'
import { heapLimits, said } from './values.ts'

// By package name, because the built server lies elsewhere; Node runs the source as it is.
const workerFile = createRequire(import.meta.url).resolve('#app/ical/read/answers-worker.ts')
const inTurn = turns(2)

const failed = (key: string, values = {}): ReadAnswers => ({ ok: false, reason: said(key, values) })

/** Reads answers beside the server, with bounds on time and memory: a message comes from outside, whatever is in it. */
export async function readAnswersApart(bytes: Uint8Array): Promise<ReadAnswers> {
  if (bytes.length > answerLimits.bytes) return failed('tooLarge', { most: answerLimits.bytes / 1_000_000 })
  return inTurn(() => readOnce(bytes))
}

function readOnce(bytes: Uint8Array): Promise<ReadAnswers> {
  const options = { workerData: bytes, env: {}, execArgv: [], stdout: true, stderr: true, resourceLimits: heapLimits }
  const worker = new Worker(workerFile, options)
  return new Promise((resolve) => {
    const end = (read: ReadAnswers) => {
      clearTimeout(timer)
      resolve(read)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(failed('tooLong')), answerLimits.ms)
    worker.once('message', end)
    worker.once('error', () => end(failed('unreadable')))
    worker.once('exit', () => end(failed('unreadable')))
  })
}
