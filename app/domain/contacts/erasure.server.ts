import { and, desc, eq, sql } from 'drizzle-orm'
import { foldName } from '#app/lib/names.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleActivity } from '#db/visible/trail.ts'
import { recordDeed } from '../access/activity.server.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { holdsOn } from './erasure-holds.server.ts'
import { findContact } from './queries.server.ts'

export type Erasure =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-yours' | 'erased' | 'held' | 'changed-meanwhile' | 'wrong-name' }

/**
 * Takes away for good all that tells who a contact is, in every record and copy; their engagements stay. `typed` is the name as somebody
 * typed it to confirm, `version` that of the contact as they saw it. While a hold stands, that it was asked for is all that is written down.
 */
export async function eraseContact(db: ActorDb, actor: Actor, id: string, version: number, typed: string): Promise<Erasure> {
  const contact = await findContact(db, id)
  if (!contact) return { ok: false, reason: 'not-found' }
  if (!canWriteFor(actor, contact.deskId)) return { ok: false, reason: 'not-yours' }
  if (contact.erasedAt) return { ok: false, reason: 'erased' }
  if ((await holdsOn(db, id)).length > 0) return refuseHeld(db, actor, id)
  if (contact.version !== version) return { ok: false, reason: 'changed-meanwhile' }
  if (!isSameName(typed, contact.name)) return { ok: false, reason: 'wrong-name' }
  const [outcome] = await db
    .select({ erased: sql<boolean | null>`erased` })
    .from(sql`erase_contact(${id}::uuid, ${version}::integer) as outcome(erased)`)
  if (outcome?.erased === null) return refuseHeld(db, actor, id)
  if (!outcome?.erased) return { ok: false, reason: 'changed-meanwhile' }
  await recordDeed(db, actor, { verb: 'erased', noun: 'contact', recordId: id })
  return { ok: true }
}

async function refuseHeld(db: ActorDb, actor: Actor, id: string): Promise<Erasure> {
  await recordDeed(db, actor, { verb: 'erasure-refused', noun: 'contact', recordId: id })
  return { ok: false, reason: 'held' }
}

const isSameName = (typed: string, name: string): boolean =>
  typed.trim() === name.trim() || (foldName(name) !== '' && foldName(typed) === foldName(name))

/** Who erased a contact, of one that was: null when nobody is known any more. */
export async function erasedBy(db: ActorDb, id: string): Promise<string | null> {
  const [deed] = await db
    .select({ by: visibleMembers.name })
    .from(visibleActivity)
    .innerJoin(visibleMembers, eq(visibleMembers.id, visibleActivity.memberId))
    .where(and(eq(visibleActivity.recordId, id), eq(visibleActivity.verb, 'erased')))
    .orderBy(desc(visibleActivity.at))
    .limit(1)
  return deed?.by ?? null
}
