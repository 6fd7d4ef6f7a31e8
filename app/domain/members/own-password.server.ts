import { and, eq, isNull } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import { asGate } from '../access/as-actor.server.ts'
import { keyedHash } from './keyed-hash.server.ts'
import { type PasswordRefusal, refusePassword } from './password-rules.server.ts'
import { hashPassword, verifyPassword } from './passwords.server.ts'
import { endSessionsOf, startSession } from './sessions.server.ts'
import { giveTurnBack, takeTurn } from './throttle.server.ts'

export type PasswordChange = { current: string; wanted: string; secret: string; now: Date }
export type PasswordChanged =
  | { ok: true; sessionId: string }
  | { ok: false; reason: 'wrong' | 'same' | PasswordRefusal }
  | { ok: false; reason: 'throttled'; retryAfterSeconds: number }

/** Gives the actor the password they chose. Every session of theirs ends; the answer is the id of a new one. */
export async function changePassword(actor: Actor, { current, wanted, secret, now }: PasswordChange): Promise<PasswordChanged> {
  const { turn, known } = await asGate(async (db) => {
    const turn = await takeTurn(db, [{ key: keyedHash(secret, 'account', actor.id), most: 10 }], now)
    const [known] = await db
      .select({ name: members.name, email: members.email, passwordHash: members.passwordHash })
      .from(members)
      .where(eq(members.id, actor.id))
    return { turn, known }
  })
  if (!turn.ok) return { ok: false, reason: 'throttled', retryAfterSeconds: turn.retryAfterSeconds }
  const currentHash = known?.passwordHash ?? null
  if (!(await verifyPassword(currentHash, current)) || !known || !currentHash) return { ok: false, reason: 'wrong' }

  const refusal = wanted.normalize('NFC') === current.normalize('NFC') ? 'same' : refusePassword(wanted, [known.name, known.email])
  const passwordHash = refusal ? undefined : await hashPassword(wanted)
  return asGate(async (db) => {
    await giveTurnBack(db, turn.attemptIds)
    if (refusal) return { ok: false, reason: refusal }
    const [changed] = await db
      .update(members)
      .set({ passwordHash, passwordGiven: false })
      .where(and(eq(members.id, actor.id), eq(members.passwordHash, currentHash), isNull(members.disabledAt)))
      .returning({ id: members.id })
    if (!changed) return { ok: false, reason: 'wrong' }
    await endSessionsOf(db, actor.id)
    await recordDeed(db, actor, { verb: 'changed', noun: 'member', recordId: actor.id, fields: ['password'] })
    return { ok: true, sessionId: await startSession(db, actor.id, secret, now) }
  })
}

/** Ends every session of the actor, this one included. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  await asGate((db) => endSessionsOf(db, actor.id))
}
