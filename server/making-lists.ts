import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import '#app/i18n/all.server.ts'
import { asGate } from '#app/domain/access/as-actor.server.ts'
import { makeNext } from '#app/domain/exports/make.server.ts'
import { deleteExpired } from '#app/domain/exports/queue.server.ts'
import { describeError } from './failures.ts'

type Options = { logger: Logger; everyMs?: number; stopLimitMs?: number }

export type MakingLists = { stop(): Promise<void> }

/**
 * Looks every `everyMs` which lists are to be made into files, one after the other, and deletes those whose day is over. stop() waits for the
 * piece in hand; the file is begun anew by whoever comes next. What narrowed a list is not logged.
 */
export function startMakingLists({ logger, everyMs = 1_000, stopLimitMs = 7_000 }: Options): MakingLists {
  let stopping = false
  let round: Promise<void> | undefined

  async function makeDue() {
    await asGate(deleteExpired)
    while (!stopping) {
      const made = await makeNext({ now: () => new Date(), isStopping: () => stopping })
      if (!made) return
      logger.info({ list: made.id, outcome: made.outcome, rows: made.rows })
    }
  }

  const timer = setInterval(() => {
    round ??= makeDue()
      .catch((error: unknown) => logger.error({ making: 'failed', ...describeError(error) }))
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
