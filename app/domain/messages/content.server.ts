import { eq } from 'drizzle-orm'
import { testMail } from '#app/mail/invitation-mail.ts'
import type { Mail } from '#app/mail/mail.ts'
import type { DropReason } from '#db/schema/words.ts'
import { visibleContacts } from '#db/visible/contacts.ts'
import type { Actor } from '../access/actors.ts'
import { type ActorDb, asGate, readAsActor } from '../access/as-actor.server.ts'
import { composeInvitation, composeWithdrawal, type Wish } from '../invitations/compose.server.ts'
import { memberNow } from '../members/member-now.server.ts'
import { composeReminder } from '../notices/compose.server.ts'
import type { Claimed } from './queue.server.ts'

type Content = { ok: true; mail: Mail } | { ok: false; reason: DropReason }

const no = (reason: DropReason): Content => ({ ok: false, reason })

/**
 * What a message says at this moment, or why it is not to be sent: its sender must still be allowed to send it, its recipient to read it, and
 * it must say what was decided on.
 */
export async function contentNow(message: Claimed, publicUrl: string, now: Date): Promise<Content> {
  const { sender, recipient } = await asGate(async (db) => ({
    sender: await memberNow(db, message.causedBy),
    recipient: message.memberId ? await memberNow(db, message.memberId) : undefined,
  }))
  if (!sender || sender.disabledAt) return no('sender-gone')
  if (message.memberId && (!recipient || recipient.disabledAt)) return no('recipient-gone')
  if (recipient && recipient.email !== message.address) return no('address-changed')
  const { engagementId } = message
  if (engagementId === null && message.kind === 'test') return { ok: true, mail: testMail(message.language) }
  if (engagementId === null) return recipient ? reminder(message, recipient, publicUrl, now) : no('recipient-gone')
  const organizer = { name: sender.actor.name, address: sender.email }
  const wish = { ...message, engagementId, organizer, publicUrl, stamp: message.causedAt, now }
  if (message.kind === 'withdrawal') return withdrawal(wish, sender.actor, recipient?.actor)
  const asSender = await readAsActor(sender.actor, (db) => composeInvitation(db, wish))
  if (!asSender.ok || !recipient) return sameAsDecided(message, asSender)
  return sameAsDecided(message, await readAsActor(recipient.actor, (db) => composeInvitation(db, wish)))
}

async function reminder(
  message: Claimed,
  { actor, zone }: NonNullable<Awaited<ReturnType<typeof memberNow>>>,
  publicUrl: string,
  now: Date,
) {
  const mail = await readAsActor(actor, (db) => composeReminder(db, { ...message, zone, publicUrl, now }))
  return mail ? ({ ok: true, mail } as const) : no('nothing-left')
}

function sameAsDecided(message: Claimed, composed: Awaited<ReturnType<typeof composeInvitation>>): Content {
  if (!composed.ok) return no(composed.reason)
  return composed.digest === message.digest ? { ok: true, mail: composed.mail } : no('changed')
}

/** Goes to who may not see the engagement any more as well: it says nothing, and clears what they hold. */
async function withdrawal(wish: Wish, sender: Actor, member: Actor | undefined): Promise<Content> {
  const name = member?.name ?? (await readAsActor(sender, (db) => contactAt(db, wish)))
  return name === undefined ? no('address-changed') : { ok: true, mail: composeWithdrawal(wish, name).mail }
}

async function contactAt(db: ActorDb, { contactId, address }: Wish): Promise<string | undefined> {
  const c = visibleContacts
  const [found] = await db
    .select({ name: c.name, email: c.email })
    .from(c)
    .where(eq(c.id, contactId ?? ''))
  return found?.email === address ? found.name : undefined
}
