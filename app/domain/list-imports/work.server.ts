import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { tableRows } from '#db/schema/table-imports.ts'
import type { TablePlanned } from '#db/schema/words.ts'
import { visibleTableRows } from '#db/visible/table-imports.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import { type ActorDb, asActor, asGate } from '../access/as-actor.server.ts'
import { memberNow } from '../members/member-now.server.ts'
import { bringIn, oneAtATime } from './apply.server.ts'
import { pass, rowsToBring } from './long.server.ts'
import { planRowsOf, type TablePlan } from './plan.server.ts'
import { findTableImport, type TableImport } from './queries.server.ts'
import { type Claimed, claimTask, endTask, failTask, giveBackTask, keepTask, leaseMs } from './tasks.server.ts'
import { takeBack } from './undo.server.ts'

/** `more`: there is more of it to do. `gone`: somebody else has it in hand, or it was called off. */
type Step = 'more' | 'done' | 'gone' | 'refused'
export type Worked = { id: string; task: Claimed['task']; outcome: 'done' | 'gone' | 'refused' | 'given-back'; rows: number }
type Options = { now?: () => Date; isStopping?: () => boolean; id?: string; atOnce?: number; afterPiece?: () => Promise<void> }

const rowsAtOnce = 500
const laterMs = 10_000

/** Does what is due longest at a long table, piece by piece, each a transaction of its own; undefined when nothing is due. */
export async function workNext(options: Options = {}): Promise<Worked | undefined> {
  const { now = () => new Date(), isStopping = () => false, id, atOnce = rowsAtOnce, afterPiece } = options
  const claimed = await asGate((db) => claimTask(db, now(), id))
  if (!claimed) return undefined
  const { importId, task } = claimed
  const far: Far = { rows: 0, position: 0, seen: new Map() }
  const told = (outcome: Worked['outcome']): Worked => ({ id: importId, task, outcome, rows: far.rows })
  try {
    while (true) {
      if (isStopping()) {
        await asGate((db) => giveBackTask(db, claimed, now()))
        return told('given-back')
      }
      // With the rights of this moment, which may have changed since the piece before.
      const owner = await asGate((db) => memberNow(db, claimed.ownerId))
      const actor = owner && !owner.disabledAt ? owner.actor : undefined
      const step = actor
        ? await asActor(actor, (db) => doPiece(db, actor, claimed, far, { atOnce, dueAt: later(now(), leaseMs) }))
        : 'refused'
      if (step === 'refused') await asGate((db) => failTask(db, claimed))
      if (step !== 'more') return told(step)
      await afterPiece?.()
    }
  } catch (error) {
    await asGate((db) => giveBackTask(db, claimed, later(now(), laterMs)))
    throw error
  }
}

const later = (now: Date, ms: number) => new Date(now.getTime() + ms)

/** How far whoever works has come, and what they saw of the table so far. */
type Far = { rows: number; position: number; seen: Map<string, number> }
type Piece = { atOnce: number; dueAt: Date }

async function doPiece(db: ActorDb, actor: Actor, claimed: Claimed, far: Far, piece: Piece): Promise<Step> {
  if (!(await keepTask(db, claimed, { dueAt: piece.dueAt }))) return 'gone'
  const found = await findTableImport(db, claimed.importId)
  if (!found) return 'gone'
  if (!canWriteFor(actor, found.deskId)) return 'refused'
  const rows = await pieces[claimed.task](db, actor, found, far, piece.atOnce)
  if (rows === 0) {
    await endTask(db, claimed)
    return 'done'
  }
  far.rows += rows
  await keepTask(db, claimed, { rowsDone: await soFar(db, claimed, far), dueAt: piece.dueAt })
  return 'more'
}

/** Each does a piece and answers how many rows it was; of nothing left it ends the whole. */
const pieces = { plan: planPiece, apply: applyPiece, undo: undoPiece }

async function soFar(db: ActorDb, { importId, task }: Claimed, far: Far): Promise<number> {
  if (task === 'plan') return far.rows
  const r = visibleTableRows
  const done = task === 'apply' ? sql`(${r.outcome} is not null or ${r.planned} = 'meanwhile')` : sql`${r.outcome} in ('undone', 'kept')`
  return db.$count(r, and(eq(r.importId, importId), done))
}

async function planPiece(db: ActorDb, actor: Actor, found: TableImport, far: Far, atOnce: number): Promise<number> {
  const r = visibleTableRows
  const rows = await db
    .select({ id: r.id, line: r.line, cells: r.cells, position: r.position })
    .from(r)
    .where(and(eq(r.importId, found.id), gte(r.position, far.position)))
    .orderBy(asc(r.position))
    .limit(atOnce)
  const plans = await planRowsOf(db, actor, rows, found, { seen: far.seen })
  await notePlanned(db, plans, (plan) => plan.kind)
  far.position = (rows.at(-1)?.position ?? 0) + 1
  return rows.length
}

async function applyPiece(db: ActorDb, actor: Actor, found: TableImport, _: Far, atOnce: number): Promise<number> {
  await oneAtATime(db, found.deskId)
  const rows = await rowsToBring(db, found.id, atOnce)
  if (rows.length === 0) {
    await pass(db, found.id, 'applying', 'applied')
    return 0
  }
  const shown = new Map(rows.map((row) => [row.id, row.planned]))
  const plans = await planRowsOf(db, actor, rows, found, { except: found.id })
  // What would do something else by now than was shown is left as it is, and said.
  await notePlanned(
    db,
    plans.filter((plan) => plan.kind !== shown.get(plan.id)),
    () => 'meanwhile',
  )
  await bringIn(
    db,
    actor,
    found,
    plans.filter((plan) => plan.kind === shown.get(plan.id)),
  )
  return rows.length
}

async function undoPiece(db: ActorDb, actor: Actor, found: TableImport, _: Far, atOnce: number): Promise<number> {
  const { undone, kept } = await takeBack(db, actor, found, atOnce)
  if (undone + kept === 0) await pass(db, found.id, 'undoing', 'undone')
  return undone + kept
}

async function notePlanned(db: ActorDb, plans: TablePlan[], kindOf: (plan: TablePlan) => TablePlanned): Promise<void> {
  if (plans.length === 0) return
  const told = plans.map((plan) => ({ id: plan.id, planned: kindOf(plan), twice: plan.twice ?? null }))
  await db.execute(
    sql`update ${tableRows} set planned = told.planned, twice_line = told.twice from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told(id uuid, planned text, twice integer) where ${tableRows.id} = told.id`,
  )
}
