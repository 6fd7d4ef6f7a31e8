import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { remindOfLateContacts } from '#app/domain/notices/late-contacts.server.ts'
import { queueMail } from '#app/domain/notices/queue-mail.server.ts'
import { forgetOldNotices, remindDue } from '#app/domain/notices/remind.server.ts'
import { describeError } from './failures.ts'

const dayMs = 86_400_000

type Options = { logger: Logger; everyMs?: number; stopLimitMs?: number; now?: () => Date }

export type Reminding = { stop(): Promise<void> }

/** Looks every `everyMs` of what members are to be reminded, and puts what they wish by mail into the outbox; the log holds numbers alone. Any number of processes may do so at once. */
export function startReminding({ logger, everyMs = 60_000, stopLimitMs = 7_000, now = () => new Date() }: Options): Reminding {
  let stopping = false
  let round: Promise<void> | undefined

  let forgotAt = Number.NEGATIVE_INFINITY

  async function remind() {
    const made = await remindDue(now())
    if (Object.keys(made).length > 0) logger.info({ notices: made })
    await queueMail(now())
    while (!stopping && (await remindOfLateContacts(now())));
    if (now().getTime() - forgotAt < dayMs) return
    forgotAt = now().getTime()
    const forgotten = await forgetOldNotices(now())
    if (forgotten > 0) logger.info({ forgotten })
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
