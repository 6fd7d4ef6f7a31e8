import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { tableTasks } from '#db/schema/table-imports.ts'
import type { TableTaskKind } from '#db/schema/words.ts'
import { visibleTableTasks } from '#db/visible/table-imports.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb, GateDb } from '../access/as-actor.server.ts'

const t = tableTasks

/** Attempts that may break off, one after the other, without the work getting on. */
const mostTries = 3
/** How long whoever works may be silent before others take over. */
export const leaseMs = 60_000

export type Claimed = { importId: string; ownerId: string; task: TableTaskKind; claim: number }

/** Gives a long table work to be done in the background; what was being done at it stops. */
export async function giveTask(db: ActorDb, actor: Actor, importId: string, task: TableTaskKind, total: number): Promise<void> {
  const fresh = { task, total, state: 'waiting', rowsDone: 0, tries: 0 } as const
  await db
    .insert(t)
    .values({ importId, ownerId: actor.id, ...fresh })
    .onConflictDoUpdate({ target: t.importId, set: { ...fresh, claim: sql`${t.claim} + 1`, dueAt: sql`now()` } })
}

/** What is being done at one of the actor's tables; undefined when nothing is. */
export async function taskOf(db: ActorDb, importId: string) {
  const v = visibleTableTasks
  const [found] = await db
    .select({ task: v.task, state: v.state, rowsDone: v.rowsDone, total: v.total })
    .from(v)
    .where(eq(v.importId, importId))
  return found
}

/** Lets work that was given up go on from where it stood. */
export async function goOn(db: ActorDb, importId: string): Promise<void> {
  await db
    .update(t)
    .set({ state: 'waiting', tries: 0, dueAt: sql`now()` })
    .where(and(eq(t.importId, importId), eq(t.state, 'failed')))
}

/** Takes the work in hand that is due longest, or that at `id` alone. What broke off too often is given up. */
export async function claimTask(db: GateDb, now: Date, id?: string): Promise<Claimed | undefined> {
  const open = and(inArray(t.state, ['waiting', 'working']), lte(t.dueAt, now), id ? eq(t.importId, id) : undefined)
  await db
    .update(t)
    .set({ state: 'failed' })
    .where(and(open, sql`${t.tries} >= ${mostTries}`))
  const due = db.select({ id: t.importId }).from(t).where(open).orderBy(t.dueAt, t.importId).limit(1).for('update', { skipLocked: true })
  const [claimed] = await db
    .update(t)
    .set({ state: 'working', claim: sql`${t.claim} + 1`, tries: sql`${t.tries} + 1`, dueAt: new Date(now.getTime() + leaseMs) })
    .where(sql`${t.importId} = (${due})`)
    .returning({ importId: t.importId, ownerId: t.ownerId, task: t.task, claim: t.claim })
  return claimed
}

const mine = ({ importId, claim }: Claimed) => and(eq(t.importId, importId), eq(t.state, 'working'), eq(t.claim, claim))

/** Gives it back, for somebody to go on with at `dueAt`. */
export async function giveBackTask(db: GateDb, claimed: Claimed, dueAt: Date): Promise<void> {
  await db.update(t).set({ state: 'waiting', dueAt }).where(mine(claimed))
}

/** Leaves it to its owner to say what is to be done: nobody may go on with it. */
export async function failTask(db: GateDb, claimed: Claimed): Promise<void> {
  await db.update(t).set({ state: 'failed' }).where(mine(claimed))
}

/** Writes down how far it is, if nobody has taken over; holds the row, so that who wants to take over waits for the transaction. */
export async function keepTask(db: ActorDb, claimed: Claimed, values: { rowsDone?: number; dueAt: Date }): Promise<boolean> {
  const got = values.rowsDone === undefined ? {} : { tries: 0 }
  return (
    (
      await db
        .update(t)
        .set({ ...values, ...got })
        .where(mine(claimed))
        .returning({ id: t.importId })
    ).length > 0
  )
}

export async function endTask(db: ActorDb, claimed: Claimed): Promise<void> {
  await db.delete(t).where(mine(claimed))
}
