import { and, eq, type SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { newId } from '#app/lib/ids.ts'
import { handoverReceipts, handovers } from '#db/schema/handovers.ts'
import type { HandoverSection } from '#db/schema/words.ts'
import { visibleHandoverReceipts } from '#db/visible/handovers.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { About } from './about.ts'
import { type Handover, isReceiver } from './queries.server.ts'
import { nameOf, type Refused } from './said.server.ts'

export type Part = About & { section?: HandoverSection | undefined }

const r = visibleHandoverReceipts

function whichIs({ section, contactId, organisationId }: Part): SQL | undefined {
  if (section) return eq(r.section, section)
  return contactId ? eq(r.contactId as unknown as AnyPgColumn, contactId) : eq(r.organisationId, organisationId ?? '')
}

/** The successor ticks a part off, or takes the tick back, as long as they have not signed. Twice is once. */
export async function receivePart(
  db: ActorDb,
  actor: Actor,
  handover: Handover,
  part: Part,
  received: boolean,
): Promise<{ ok: true } | Refused> {
  if (!isReceiver(actor, handover)) return { ok: false, reason: 'not-yours' }
  if (handover.signedAt) return { ok: false, reason: 'signed' }
  if (!part.section && !(await nameOf(db, part))) return { ok: false, reason: 'not-found' }
  const before = await db
    .select({ id: r.id })
    .from(r)
    .where(and(eq(r.handoverId, handover.id), whichIs(part)))
  if (before.length > 0 === received) return { ok: true }
  const { section, contactId, organisationId } = part
  if (received) await db.insert(handoverReceipts).values({ id: newId(), handoverId: handover.id, section, contactId, organisationId })
  for (const { id } of received ? [] : before) await db.delete(handoverReceipts).where(eq(handoverReceipts.id, id))
  const fields = [section ?? (contactId ? 'contact' : 'organisation')]
  await recordDeed(db, actor, { verb: received ? 'received' : 'reopened', noun: 'handover', recordId: handover.id, fields })
  return { ok: true }
}

/** The successor signs for the whole, with the moment: from then on ticks stay as they are. */
export async function signForHandover(db: ActorDb, actor: Actor, handover: Handover, now: Date): Promise<{ ok: true } | Refused> {
  if (!isReceiver(actor, handover)) return { ok: false, reason: 'not-yours' }
  if (handover.signedAt) return { ok: false, reason: 'signed' }
  await db.update(handovers).set({ signedAt: now }).where(eq(handovers.id, handover.id))
  await recordDeed(db, actor, { verb: 'signed', noun: 'handover', recordId: handover.id })
  return { ok: true }
}
