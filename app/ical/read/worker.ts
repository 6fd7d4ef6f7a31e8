import { parentPort, workerData } from 'node:worker_threads'
import { readCalendar } from './calendar.ts'
import { spentMs } from './spent.ts'
import type { ReadOptions } from './values.ts'

type Data = { bytes: Uint8Array; options: ReadOptions; state: SharedArrayBuffer }

const { bytes, options, state } = workerData as Data
const watched = new Float64Array(state)

/** Writes down what is being counted out since when: a reader that hangs cannot be asked. */
const onSeries = (line: number | undefined) => {
  watched[1] = Date.now()
  watched[2] = spentMs()
  watched[0] = line ?? 0
}

parentPort?.postMessage(readCalendar(bytes, { ...options, onSeries }))
