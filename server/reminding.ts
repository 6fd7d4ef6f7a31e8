import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { remindOfLateContacts } from '#app/domain/notices/late-contacts.server.ts'
import { queueMail } from '#app/domain/notices/queue-mail.server.ts'
import { remindDue } from '#app/domain/notices/remind.server.ts'
import { describeError } from './failures.ts'

type Options = { logger: Logger; everyMs?: number; stopLimitMs?: number; now?: () => Date }

export type Reminding = { stop(): Promise<void> }

/** Looks every `everyMs` of what members are to be reminded, and puts what they wish by mail into the outbox; the log holds numbers alone. Any number of processes may do so at once. */
export function startReminding({ logger, everyMs = 60_000, stopLimitMs = 7_000, now = () => new Date() }: Options): Reminding {
  let stopping = false
  let round: Promise<void> | undefined

  async function remind() {
    const made = await remindDue(now())
    if (Object.keys(made).length > 0) logger.info({ notices: made })
    await queueMail(now())
    while (!stopping && (await remindOfLateContacts(now())));
  }

  function look() {
    round ??= remind()
      .catch((error: unknown) => logger.error({ reminding: 'failed', ...describeError(error) }))
      .finally(() => {
        round = undefined
      })
  }

  look()
  const timer = setInterval(look, everyMs).unref()

  return {
    async stop() {
      stopping = true
      clearInterval(timer)
      if (round) await Promise.race([round, delay(stopLimitMs, undefined, { ref: false })])
    },
  }
}
