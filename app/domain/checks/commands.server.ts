import { and, eq } from 'drizzle-orm'
import { yearLater } from '#app/lib/dates.ts'
import { newId } from '#app/lib/ids.ts'
import { checks } from '#db/schema/checks.ts'
import { visibleRepresentations } from '#db/visible/contacts.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { Subject } from '../timeline/met.server.ts'
import type { CheckInput } from './input.ts'

export type CheckOutcome = { ok: true } | { ok: false; reason: 'not-found' | 'not-later' }

/**
 * Writes down that what is known of an organisation, a contact or one of its representations is still right, and when it is looked at
 * again. Whoever may not write the record is refused by the database. `today` is the actor's.
 */
export async function recordCheck(db: ActorDb, actor: Actor, of: Subject, input: CheckInput, today: string): Promise<CheckOutcome> {
  const { representationId, dueOn = yearLater(today) } = input
  if (dueOn <= today) return { ok: false, reason: 'not-later' }
  if (representationId && !(await isOf(db, representationId, of))) return { ok: false, reason: 'not-found' }
  await db.insert(checks).values({ id: newId(), ...of, representationId, memberId: actor.id, dueOn })
  const [noun, recordId] = 'contactId' in of ? (['contact', of.contactId] as const) : (['organisation', of.organisationId] as const)
  await recordDeed(db, actor, { verb: 'checked', noun, recordId, fields: representationId ? ['representations'] : [] })
  return { ok: true }
}

async function isOf(db: ActorDb, representationId: string, of: Subject): Promise<boolean> {
  const r = visibleRepresentations
  return 'contactId' in of && (await db.$count(r, and(eq(r.id, representationId), eq(r.contactId, of.contactId)))) > 0
}
