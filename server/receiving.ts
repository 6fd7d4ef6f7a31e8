import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type Dropped, receiveDropped } from '#app/domain/invitations/dropped.server.ts'
import { answerLimits } from '#app/ical/read/answer-values.ts'
import { describeError } from './failures.ts'

type Options = { folder: string; logger: Logger; everyMs?: number; stopLimitMs?: number }

export type ReceivingAnswers = { stop(): Promise<void> }

const mostInRound = 200
/** A file that was touched a moment ago may not be whole yet. */
const settledMs = 5_000

type Taken = Dropped[] | { problem: unknown }

/**
 * Takes in what lies in a folder and moves each file on: to `done` when all of it counts or came in before, else to `shown`, for somebody to look
 * at. One that cannot be taken in now stays, and keeps no other waiting.
 */
export async function receiveFolder(folder: string, now: Date, isStopping: () => boolean = () => false): Promise<Taken[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile() && /^[^.].*\.(eml|ics)$/i.test(entry.name)).map(({ name }) => name)
  const taken: Taken[] = []
  for (const name of names.sort().slice(0, mostInRound)) {
    if (isStopping()) break
    taken.push(...(await take(folder, name, now).catch((problem: unknown) => [{ problem }])))
  }
  return taken
}

async function take(folder: string, name: string, now: Date): Promise<Dropped[][]> {
  const file = path.join(folder, name)
  const { size, mtimeMs } = await stat(file)
  if (now.getTime() - mtimeMs < settledMs) return []
  const dropped: Dropped[] = size > answerLimits.bytes ? ['unreadable'] : await receiveDropped(await readFile(file), now)
  const counts = dropped.every((each) => each === 'applied' || each === 'double')
  await rename(file, path.join(folder, counts ? 'done' : 'shown', `${now.getTime()}-${name}`))
  return [dropped]
}

/** Makes the two folders within, and looks every `everyMs`. Throws where it may not write. */
export async function startReceiving({ folder, logger, everyMs = 30_000, stopLimitMs = 7_000 }: Options): Promise<ReceivingAnswers> {
  for (const name of ['done', 'shown']) await mkdir(path.join(folder, name), { recursive: true })
  let stopping = false
  let round: Promise<void> | undefined

  async function look() {
    // Neither names of files nor what they say.
    for (const taken of await receiveFolder(folder, new Date(), () => stopping)) {
      if ('problem' in taken) logger.error({ receiving: 'failed', ...describeError(taken.problem) })
      else logger.info({ received: taken })
    }
  }

  const timer = setInterval(() => {
    round ??= look()
      .catch((error: unknown) => logger.error({ receiving: 'failed', ...describeError(error) }))
      .finally(() => {
        round = undefined
      })
  }, everyMs).unref()

  return {
    async stop() {
      stopping = true
      clearInterval(timer)
      if (round) await Promise.race([round, delay(stopLimitMs, undefined, { ref: false })])
    },
  }
}
