import { and, inArray, lte, sql } from 'drizzle-orm'
import { messages } from '#db/schema/messages.ts'
import type { DropReason } from '#db/schema/words.ts'
import { askGate, type GateDb } from '../access/as-actor.server.ts'

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

type Step = End | { state: 'sending'; dueAt: Date }

const given = (['state', 'sentAt', 'dueAt', 'code', 'reason'] as const).map((name) => sql`${sql.placeholder(name)}`)

/**
 * Writes down what becomes of a message in hand; answers false, and changes nothing, when another sender has taken it over meanwhile. Made
 * ready beforehand and in one statement: a process that is killed before that has left it leaves a message that goes out twice.
 */
export function settling({ id, tries }: Claimed): (step: Step) => Promise<boolean> {
  const settle = askGate({ held: sql<boolean>`settle_message` }, 'settle_message', id, String(tries), ...given).prepare('settle')
  return async (step) => {
    const { sentAt, dueAt, code, reason } = { sentAt: undefined, dueAt: undefined, code: null, reason: null, ...step }
    const moments = { sentAt: sentAt?.toISOString() ?? null, dueAt: dueAt?.toISOString() ?? null }
    const [answer] = await settle.execute({ state: step.state, ...moments, code, reason })
    return answer?.held === true
  }
}
