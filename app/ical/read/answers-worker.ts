import { parentPort, workerData } from 'node:worker_threads'
import { readAnswers } from './answers.ts'

parentPort?.postMessage(await readAnswers(workerData as Uint8Array))
