import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Outside } from '#app/domain/external-calendars/read-outside.server.ts'
import { refreshNext } from '#app/domain/external-calendars/refresh.server.ts'
import { describeError } from './failures.ts'

type Options = Outside & { logger: Logger; everyMs?: number; stopLimitMs?: number }

export type RefreshingCalendars = { stop(): Promise<void> }

/** Looks every `everyMs` which external calendars are due, one after the other. Neither their addresses nor what they say is logged. */
export function startRefreshing({ logger, everyMs = 30_000, stopLimitMs = 7_000, ...outside }: Options): RefreshingCalendars {
  let stopping = false
  let round: Promise<void> | undefined

  async function refreshDue() {
    while (!stopping) {
      const ended = await refreshNext({ ...outside, now: () => new Date() })
      if (!ended) return
      const { id, looked } = ended
      logger.info({
        externalCalendar: id,
        outcome: looked.kind,
        ...(looked.kind === 'failed' ? { problem: looked.problem.split('|')[0] } : {}),
      })
    }
  }

  const timer = setInterval(() => {
    round ??= refreshDue()
      .catch((error: unknown) => logger.error({ refreshing: 'failed', ...describeError(error) }))
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
