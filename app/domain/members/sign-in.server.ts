import { and, eq, isNull, sql } from 'drizzle-orm'
import { turns } from '#app/lib/turns.ts'
import { members } from '#db/schema/members.ts'
import { asGate } from '../access/as-actor.server.ts'
import { addressPrefix } from './address-prefix.ts'
import { normalisedEmail } from './input.ts'
import { keyedHash } from './keyed-hash.server.ts'
import { hashPassword, isOutdated, verifyPassword } from './passwords.server.ts'
import { startSession } from './sessions.server.ts'
import { type Budget, giveTurnBack, takeTurn } from './throttle.server.ts'

/** `address` is the reader's network address, `secret` the installation's SESSION_SECRET. */
export type Knock = { email: string; password: string; address: string; secret: string; now: Date }
export type SignInResult = { ok: true; sessionId: string } | { ok: false; reason: 'wrong' } | Throttled
type Throttled = { ok: false; reason: 'throttled'; retryAfterSeconds: number }

// Tries on one account wait for each other in the database: a flood of them must not hold every connection.
const counted = turns(2)

/**
 * Signs a member in under a new session. Who is unknown, disabled or without a password is answered like a wrong password,
 * after the same work.
 */
export async function signIn(knock: Knock): Promise<SignInResult> {
  const { email, password, secret, now } = knock
  const { turn, known } = await counted(() =>
    asGate(async (db) => {
      const turn = await takeTurn(db, budgetsOf(knock), now)
      const [known] = await db
        .select({ id: members.id, passwordHash: members.passwordHash })
        .from(members)
        .where(and(eq(sql`lower(${members.email})`, normalisedEmail(email)), isNull(members.disabledAt)))
      return { turn, known }
    }),
  )
  if (!turn.ok) return { ok: false, reason: 'throttled', retryAfterSeconds: turn.retryAfterSeconds }

  const passwordHash = known?.passwordHash ?? null
  if (!(await verifyPassword(passwordHash, password)) || !known || !passwordHash) return { ok: false, reason: 'wrong' }
  const renewed = isOutdated(passwordHash) ? await hashPassword(password) : undefined
  return asGate(async (db) => {
    // Disabled, or given another password, while this one was weighed.
    const unchanged = and(eq(members.id, known.id), eq(members.passwordHash, passwordHash), isNull(members.disabledAt))
    const [still] = await db.select({ id: members.id }).from(members).where(unchanged).for('update')
    if (!still) return { ok: false, reason: 'wrong' }
    if (renewed) await db.update(members).set({ passwordHash: renewed }).where(eq(members.id, still.id))
    await giveTurnBack(db, turn.attemptIds)
    return { ok: true, sessionId: await startSession(db, still.id, secret, now) }
  })
}

/** One network may not use up all that an account has, so that its owner still gets in from elsewhere. */
function budgetsOf({ email, address, secret }: Knock): Budget[] {
  const account = normalisedEmail(email)
  const prefix = addressPrefix(address)
  return [
    { key: keyedHash(secret, 'account', account), most: 10 },
    { key: keyedHash(secret, 'account at address', `${account} ${prefix}`), most: 8 },
    { key: keyedHash(secret, 'address', prefix), most: 60 },
  ]
}
