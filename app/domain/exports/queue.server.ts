import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { exports } from '#db/schema/exports.ts'
import type { GateDb } from '../access/as-actor.server.ts'
import { mostTries } from './limits.ts'

const e = exports

export type Claimed = { id: string; ownerId: string; tries: number }

/** Takes the file that is due longest in hand, or `id` alone. What broke off too often is given up. */
export async function claimExport(db: GateDb, now: Date, leaseMs: number, id?: string): Promise<Claimed | undefined> {
  const open = and(inArray(e.state, ['waiting', 'making']), lte(e.dueAt, now), id ? eq(e.id, id) : undefined)
  await db
    .update(e)
    .set({ state: 'failed', problem: 'stopped' })
    .where(and(open, sql`${e.tries} >= ${mostTries}`))
  const due = db.select({ id: e.id }).from(e).where(open).orderBy(e.dueAt, e.id).limit(1).for('update', { skipLocked: true })
  const [claimed] = await db
    .update(e)
    .set({ state: 'making', tries: sql`${e.tries} + 1`, dueAt: new Date(now.getTime() + leaseMs) })
    // Compared with one value, which is found once; a list might be looked for again for each row.
    .where(sql`${e.id} = (${due})`)
    .returning({ id: e.id, ownerId: e.ownerId, tries: e.tries })
  return claimed
}

const mine = ({ id, tries }: Claimed) => and(eq(e.id, id), eq(e.state, 'making'), eq(e.tries, tries))

/** Gives it back, to be begun anew at `dueAt`. */
export async function giveBack(db: GateDb, claimed: Claimed, dueAt: Date): Promise<void> {
  await db.update(e).set({ state: 'waiting', dueAt }).where(mine(claimed))
}

/** Whose member is gone goes with them. */
export async function dropExport(db: GateDb, claimed: Claimed): Promise<void> {
  await db.delete(e).where(mine(claimed))
}

/** Deletes the files whose day is over. */
export async function deleteExpired(db: GateDb): Promise<void> {
  await db.delete(e).where(lte(e.expiresAt, sql`now()`))
}
