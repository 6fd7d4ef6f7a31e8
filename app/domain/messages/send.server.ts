import type { Delivery, Transport } from '#app/mail/smtp.server.ts'
import { asGate } from '../access/as-actor.server.ts'
import { uidDomain } from '../feeds/uid-domain.ts'
import { nextTry } from './backoff.ts'
import { contentNow } from './content.server.ts'
import { type Claimed, claimNext, type End, settle } from './queue.server.ts'

type Sending = { transport: Transport; publicUrl: string; now: () => Date; leaseMs?: number }

/**
 * Sends the message that is due longest; answers how it ended, undefined when none is due. What it says is made now, with the rights of now.
 * When the process ends between the server's yes and our note of it, the message goes out once more, under the same Message-ID.
 */
export async function sendNext({ transport, publicUrl, now, leaseMs = 120_000 }: Sending): Promise<(End & { id: string }) | undefined> {
  const message = await asGate((db) => claimNext(db, now(), leaseMs))
  if (!message) return undefined
  const made = await contentNow(message, publicUrl, now())
  const end: End = made.ok
    ? endOf(
        await transport.deliver({ messageId: messageIdOf(message.id), to: message.address, at: message.causedAt, mail: made.mail }),
        message,
        now(),
      )
    : { state: 'dropped', reason: made.reason }
  await asGate((db) => settle(db, message, end))
  return { ...end, id: message.id }
}

/** The same however often the message is sent. */
export const messageIdOf = (id: string): string => `<${id}@${uidDomain}>`

function endOf(delivery: Delivery, { tries, causedAt }: Claimed, now: Date): End {
  if (delivery.kind === 'sent') return { state: 'sent', sentAt: now }
  const { kind, code } = delivery
  if (kind === 'refused') return { state: 'dead', code }
  const dueAt = nextTry({ kind, tries, causedAt, now })
  return dueAt ? { state: 'waiting', dueAt, code } : { state: 'dead', code }
}
