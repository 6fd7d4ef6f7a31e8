import { and, asc, desc, eq } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { erasureHolds } from '#db/schema/erasure-holds.ts'
import { visibleErasureHolds } from '#db/visible/erasure-holds.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { recordDeed } from '../access/activity.server.ts'
import { type Actor, canAdminister } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { kept, type Places } from '../access/kept.server.ts'
import type { HoldInput } from './input.ts'

const h = visibleErasureHolds

/** Why a contact is not to be erased now, those that last longest first; of those who went into it as well. */
export const holdsOn = (db: ActorDb, contactId: string) => holdsAsked(db, { contactId })

const holdsAsked = kept((db, { contactId }: Places<'contactId'>) =>
  db
    .select({ id: h.id, reason: h.reason, untilOn: h.untilOn, by: visibleMembers.name, putAt: h.putAt })
    .from(h)
    .innerJoin(visibleMembers, eq(visibleMembers.id, h.putBy))
    .where(and(eq(h.contactId, contactId), h.stands))
    .orderBy(desc(h.untilOn), asc(h.id)),
)

export type ErasureHold = Awaited<ReturnType<typeof holdsOn>>[number]

type Contact = { id: string; erasedAt: Date | null }

/** Until its last day, a contact with a hold is not erased by anybody. Administrators put and lift it, on contacts they may see. */
export async function putHold(
  db: ActorDb,
  actor: Actor,
  contact: Contact,
  input: HoldInput,
  today: string,
): Promise<{ ok: true } | { ok: false; reason: 'not-yours' | 'erased' | 'not-later' }> {
  if (!canAdminister(actor)) return { ok: false, reason: 'not-yours' }
  if (contact.erasedAt) return { ok: false, reason: 'erased' }
  if (input.untilOn <= today) return { ok: false, reason: 'not-later' }
  await db.insert(erasureHolds).values({ id: newId(), contactId: contact.id, ...input, putBy: actor.id })
  await recordDeed(db, actor, { verb: 'hold-put', noun: 'contact', recordId: contact.id })
  return { ok: true }
}

/** Lifts one that stands on the contact; what it said stays to be read by nobody. */
export async function liftHold(
  db: ActorDb,
  actor: Actor,
  contactId: string,
  holdId: string,
): Promise<{ ok: true } | { ok: false; reason: 'not-yours' | 'not-found' }> {
  if (!canAdminister(actor)) return { ok: false, reason: 'not-yours' }
  const holds = await holdsOn(db, contactId)
  if (!holds.some(({ id }) => id === holdId)) return { ok: false, reason: 'not-found' }
  const lifted = await db
    .update(erasureHolds)
    .set({ liftedBy: actor.id, liftedAt: new Date() })
    .where(eq(erasureHolds.id, holdId))
    .returning({ id: erasureHolds.id })
  if (lifted.length === 0) return { ok: false, reason: 'not-found' }
  await recordDeed(db, actor, { verb: 'hold-lifted', noun: 'contact', recordId: contactId })
  return { ok: true }
}
