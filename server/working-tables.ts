import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { workNext } from '#app/domain/list-imports/work.server.ts'
import { describeError } from './failures.ts'

type Options = { logger: Logger; everyMs?: number; stopLimitMs?: number }

export type WorkingTables = { stop(): Promise<void> }

/** Looks every `everyMs` what is to be done at long tables, one after the other. stop() waits for the piece in hand; whoever comes next goes on from there. */
export function startWorkingTables({ logger, everyMs = 1_000, stopLimitMs = 7_000 }: Options): WorkingTables {
  let stopping = false
  let round: Promise<void> | undefined

  async function workDue() {
    while (!stopping) {
      const worked = await workNext({ isStopping: () => stopping })
      if (!worked) return
      logger.info({ table: worked.id, task: worked.task, outcome: worked.outcome, rows: worked.rows })
    }
  }

  const timer = setInterval(() => {
    round ??= workDue()
      .catch((error: unknown) => logger.error({ tables: 'failed', ...describeError(error) }))
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
