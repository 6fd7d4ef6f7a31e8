import type { Delivery, Transport } from '#app/mail/smtp.server.ts'
import { asGate } from '../access/as-actor.server.ts'
import { uidDomain } from '../feeds/uid-domain.ts'
import { nextTry } from './backoff.ts'
import { contentNow } from './content.server.ts'
import { type Claimed, claimNext, type End, settling } from './queue.server.ts'

type Sending = { transport: Transport; publicUrl: string; now: () => Date; leaseMs?: number }

/**
 * Sends the message that is due longest; answers how it ended, undefined when none is due or another sender has taken it over. What it says is
 * made now, with the rights of now. When the process ends between the server's yes and our note of it, the message goes out once more, under
 * the same Message-ID.
 */
export async function sendNext({ leaseMs = 120_000, ...sending }: Sending): Promise<(End & { id: string }) | undefined> {
  const { now } = sending
  const message = await asGate((db) => claimNext(db, now(), leaseMs))
  if (!message) return undefined
  const settle = settling(message)
  const hold = () => settle({ state: 'sending', dueAt: new Date(now().getTime() + leaseMs) })
  const end = await attempt(message, hold, sending).catch(async (error: unknown) => {
    // What throws for ever is given up in the end like what is put off for ever; where not even this can be written down, the lease runs out.
    await settle(endOf({ kind: 'later', code: 'failed' }, message, now())).catch(() => {})
    throw error
  })
  return end && (await settle(end)) ? { ...end, id: message.id } : undefined
}

async function attempt(message: Claimed, hold: () => Promise<boolean>, { transport, publicUrl, now }: Sending): Promise<End | undefined> {
  const made = await contentNow(message, publicUrl, now())
  if (!made.ok) return { state: 'dropped', reason: made.reason }
  const envelope = { messageId: messageIdOf(message.id), to: message.address, at: message.causedAt, mail: made.mail }
  return (await hold()) ? endOf(await transport.deliver(envelope), message, now()) : undefined
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
