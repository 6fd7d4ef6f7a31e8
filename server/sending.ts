import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { sendNext } from '#app/domain/messages/send.server.ts'
import type { Transport } from '#app/mail/smtp.server.ts'
import { describeError } from './failures.ts'

type Options = { transport: Transport; publicUrl: string; logger: Logger; everyMs?: number; stopLimitMs?: number }

export type SendingOutbox = { stop(): Promise<void> }

/**
 * Looks into the outbox every `everyMs` and sends what is due, one message after the other. stop() waits for the message in hand; one that takes
 * longer than `stopLimitMs` is left to whoever sends next.
 */
export function startSending({ transport, publicUrl, logger, everyMs = 2_000, stopLimitMs = 7_000 }: Options): SendingOutbox {
  let stopping = false
  let round: Promise<void> | undefined

  async function sendDue() {
    while (!stopping) {
      const ended = await sendNext({ transport, publicUrl, now: () => new Date() })
      if (!ended) return
      const { id, state } = ended
      logger.info({
        message: id,
        state,
        ...('code' in ended ? { code: ended.code } : {}),
        ...('reason' in ended ? { reason: ended.reason } : {}),
      })
      // No other message would fare better now.
      if (state === 'waiting') return
    }
  }

  const timer = setInterval(() => {
    round ??= sendDue()
      .catch((error: unknown) => logger.error({ sending: 'failed', ...describeError(error) }))
      .finally(() => {
        round = undefined
      })
  }, everyMs).unref()

  return {
    async stop() {
      stopping = true
      clearInterval(timer)
      if (round) await Promise.race([round, delay(stopLimitMs, undefined, { ref: false })])
      transport.close()
    },
  }
}
