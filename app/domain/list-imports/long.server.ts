import { hash } from 'node:crypto'
import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import { imports } from '#db/schema/imports.ts'
import type { TablePlanned } from '#db/schema/words.ts'
import { visibleTableRows } from '#db/visible/table-imports.ts'
import { type Actor, canWrite, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { planRowsOf, type TablePlan } from './plan.server.ts'
import { findTableImport, type TableImport } from './queries.server.ts'
import { giveTask, taskOf } from './tasks.server.ts'

const r = visibleTableRows

/** How many rows of a long table would do what, as they were last looked through. */
export async function plannedCounts(db: ActorDb, importId: string): Promise<Record<TablePlanned, number>> {
  const rows = await db.select({ planned: r.planned, rows: count() }).from(r).where(eq(r.importId, importId)).groupBy(r.planned)
  const of = (kind: TablePlanned) => Number(rows.find((row) => row.planned === kind)?.rows ?? 0)
  return {
    new: of('new'),
    changed: of('changed'),
    skipped: of('skipped'),
    unchanged: of('unchanged'),
    refused: of('refused'),
    meanwhile: of('meanwhile'),
  }
}

/** Some rows of a long table with what each would do now, with the rights of now. */
export async function plannedPage(db: ActorDb, actor: Actor, found: TableImport, of: TablePlanned | undefined, from: number, most: number) {
  const stored = await db
    .select({ id: r.id, line: r.line, cells: r.cells, twiceLine: r.twiceLine })
    .from(r)
    .where(and(eq(r.importId, found.id), of ? eq(r.planned, of) : undefined))
    .orderBy(asc(r.position))
    .limit(most)
    .offset(from)
  const plans = await planRowsOf(db, actor, stored, found)
  const twice = new Map(stored.map((row) => [row.id, row.twiceLine]))
  return plans.map((plan): TablePlan => {
    const other = twice.get(plan.id)
    if (!other) return plan
    return { ...plan, kind: 'refused', changes: [], match: undefined, reason: `tables.reasons.twice|${JSON.stringify({ other })}` }
  })
}

/** Tells one look through a long table from another. */
export const printOfLong = ({ columns, likely, usualKind }: TableImport, counts: Record<TablePlanned, number>): string =>
  hash('sha256', JSON.stringify([columns, likely, usualKind, counts]), 'hex').slice(0, 32)

export type LongDone =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-yours' | 'applied-before' | 'not-applied' | 'changed-meanwhile' }

/** Begins bringing in what was shown of a long table. */
export async function beginApplying(db: ActorDb, actor: Actor, importId: string, print: string | undefined): Promise<LongDone> {
  const found = await findTableImport(db, importId)
  if (!found) return { ok: false, reason: 'not-found' }
  if (!canWriteFor(actor, found.deskId)) return { ok: false, reason: 'not-yours' }
  const counts = await plannedCounts(db, importId)
  if ((await taskOf(db, importId))?.task === 'plan' || (print !== undefined && print !== printOfLong(found, counts)))
    return { ok: false, reason: 'changed-meanwhile' }
  if (!(await pass(db, importId, 'dry-run', 'applying'))) return { ok: false, reason: 'applied-before' }
  await giveTask(db, actor, importId, 'apply', counts.new + counts.changed)
  return { ok: true }
}

/** Begins taking a long table back, also one that is still being brought in: that stops. */
export async function beginUndoing(db: ActorDb, actor: Actor, importId: string): Promise<LongDone> {
  const found = await findTableImport(db, importId)
  if (!found) return { ok: false, reason: 'not-found' }
  if (!canWrite(actor)) return { ok: false, reason: 'not-yours' }
  if (found.state !== 'applied' && found.state !== 'applying') return { ok: false, reason: 'not-applied' }
  // First the work, whose row is held by whoever brings a piece in: what that makes is counted, and taken back as well.
  await giveTask(db, actor, importId, 'undo', 0)
  const done = await db.$count(r, and(eq(r.importId, importId), inArray(r.outcome, ['created', 'changed'])))
  await giveTask(db, actor, importId, 'undo', done)
  if (!(await pass(db, importId, 'applied', 'undoing'))) await pass(db, importId, 'applying', 'undoing')
  return { ok: true }
}

export async function pass(db: ActorDb, importId: string, from: TableImport['state'], to: TableImport['state']): Promise<boolean> {
  const at = to === 'applied' ? { appliedAt: sql`now()` } : to === 'undone' ? { undoneAt: sql`now()` } : {}
  const passed = await db
    .update(imports)
    .set({ state: to, ...at })
    .where(and(eq(imports.id, importId), eq(imports.state, from)))
    .returning({ id: imports.id })
  return passed.length > 0
}

/** Rows that are still to be brought in, in their order. */
export async function rowsToBring(db: ActorDb, importId: string, most: number) {
  return db
    .select({ id: r.id, line: r.line, cells: r.cells, planned: r.planned })
    .from(r)
    .where(and(eq(r.importId, importId), inArray(r.planned, ['new', 'changed']), isNull(r.outcome)))
    .orderBy(asc(r.position))
    .limit(most)
}
