import { randomUUID } from 'node:crypto'
import { and, asc, gt, inArray, lte, sql } from 'drizzle-orm'
import { attempts } from '#db/schema/members.ts'
import type { GateDb } from '../access/as-actor.server.ts'

const minute = 60_000
const windowMs = 15 * minute
const mostCleared = 500

/** At most `most` attempts under `key` (a hash) within any 15 minutes, or a shorter time when `withinMs` says so. */
export type Budget = { key: string; most: number; withinMs?: number }
export type Turn = { ok: true; attemptIds: string[] } | { ok: false; retryAfterSeconds: number }

/**
 * Counts an attempt against every budget, or against none when one is used up. To be committed before the attempt is weighed:
 * those that come at the same moment then count each other. Refused attempts are not counted, so that waiting always helps.
 */
export async function takeTurn(db: GateDb, budgets: Budget[], now: Date): Promise<Turn> {
  const keys = budgets.map((budget) => budget.key).sort()
  for (const key of keys) await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  await clearOldAttempts(db, now)
  const counted = await db
    .select({ key: attempts.key, at: attempts.at })
    .from(attempts)
    .where(and(inArray(attempts.key, keys), gt(attempts.at, startOfWindow(now))))
    .orderBy(asc(attempts.at))
  const waits = budgets.map(({ key, most, withinMs = windowMs }) => {
    const own = counted.filter((attempt) => attempt.key === key && attempt.at.getTime() > now.getTime() - withinMs)
    const mustPass = own[own.length - most]
    return mustPass ? mustPass.at.getTime() + withinMs - now.getTime() : 0
  })
  const wait = Math.max(...waits)
  if (wait > 0) return { ok: false, retryAfterSeconds: Math.ceil(wait / 1000) }
  const taken = keys.map((key) => ({ id: randomUUID(), key, at: now }))
  await db.insert(attempts).values(taken)
  return { ok: true, attemptIds: taken.map((attempt) => attempt.id) }
}

/** Takes back an attempt that turned out to be the right one. */
export async function giveTurnBack(db: GateDb, attemptIds: string[]): Promise<void> {
  await db.delete(attempts).where(inArray(attempts.id, attemptIds))
}

async function clearOldAttempts(db: GateDb, now: Date): Promise<void> {
  const old = db
    .select({ id: attempts.id })
    .from(attempts)
    .where(lte(attempts.at, startOfWindow(now)))
    .limit(mostCleared)
    .for('update', { skipLocked: true })
  await db.delete(attempts).where(inArray(attempts.id, old))
}

const startOfWindow = (now: Date) => new Date(now.getTime() - windowMs)
