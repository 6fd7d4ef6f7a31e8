import { and, eq } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { recordDeed } from '../access/activity.server.ts'
import { type Actor, canAdminister } from '../access/actors.ts'
import { asActor, asGate } from '../access/as-actor.server.ts'
import { addMember, type Refused } from './commands.server.ts'
import type { NewMember } from './input.ts'
import { hashPassword, randomPassword } from './passwords.server.ts'
import { endSessionsOf } from './sessions.server.ts'

/**
 * Gives a member a password to begin with, to be changed when they sign in, and ends their sessions.
 * The answer is the only place where it can be read; undefined when there is no such member or the actor may not do this.
 */
export async function givePassword(actor: Actor, memberId: string): Promise<string | undefined> {
  if (!canAdminister(actor)) return undefined
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  return asGate(async (db) => {
    const [given] = await db
      .update(members)
      .set({ passwordHash, passwordGiven: true })
      .where(and(eq(members.id, memberId), eq(members.demo, false)))
      .returning({ id: members.id })
    if (!given) return undefined
    await endSessionsOf(db, memberId)
    await recordDeed(db, actor, { verb: 'changed', noun: 'member', recordId: memberId, fields: ['password'] })
    return password
  })
}

/** Adds a member with a password to begin with. Were it cut off in between, the member can be given one later. */
export async function admitMember(
  actor: Actor,
  input: NewMember,
): Promise<{ ok: true; id: string; password: string } | Refused<'email-taken' | 'unknown-desk' | 'not-found'>> {
  const added = await asActor(actor, (db) => addMember(db, actor, input))
  if (!added.ok) return added
  const password = await givePassword(actor, added.id)
  return password ? { ok: true, id: added.id, password } : { ok: false, reason: 'not-found' }
}
