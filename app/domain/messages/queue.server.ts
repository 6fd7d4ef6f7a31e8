import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { messages } from '#db/schema/messages.ts'
import type { DropReason } from '#db/schema/words.ts'
import type { GateDb } from '../access/as-actor.server.ts'

const m = messages

export type Claimed = typeof messages.$inferSelect

/**
 * Takes the message that is due longest in hand, for `leaseMs`: after that it is taken for left behind and anybody's again. Processes that ask
 * at the same moment get different ones.
 */
export async function claimNext(db: GateDb, now: Date, leaseMs: number): Promise<Claimed | undefined> {
  const due = db
    .select({ id: m.id })
    .from(m)
    .where(and(inArray(m.state, ['waiting', 'sending']), lte(m.dueAt, now)))
    .orderBy(m.dueAt, m.id)
    .limit(1)
    .for('update', { skipLocked: true })
  const [claimed] = await db
    .update(m)
    .set({ state: 'sending', tries: sql`${m.tries} + 1`, dueAt: new Date(now.getTime() + leaseMs) })
    // Compared with one value, which is found once; a list might be looked for again for each row.
    .where(sql`${m.id} = (${due})`)
    .returning()
  return claimed
}

export type End =
  | { state: 'sent'; sentAt: Date }
  | { state: 'waiting'; dueAt: Date; code: string }
  | { state: 'dead'; code: string }
  | { state: 'dropped'; reason: DropReason }

/** Writes down how it ended, unless another sender has taken the message over meanwhile. */
export async function settle(db: GateDb, { id, tries }: Claimed, end: End): Promise<void> {
  await db
    .update(m)
    .set(end)
    .where(and(eq(m.id, id), eq(m.state, 'sending'), eq(m.tries, tries)))
}
