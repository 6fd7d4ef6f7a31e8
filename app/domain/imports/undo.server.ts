import { and, eq, gt, inArray, isNotNull, or, sql } from 'drizzle-orm'
import { pieces } from '#app/lib/pieces.ts'
import { engagements } from '#db/schema/engagements.ts'
import { importRows, imports } from '#db/schema/imports.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleImportRows } from '#db/visible/imports.ts'
import { visibleBriefs, visibleReadOuts } from '#db/visible/texts.ts'
import { visibleActivity } from '#db/visible/trail.ts'
import { recordDeeds } from '../access/activity.server.ts'
import { type Actor, canWrite } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type Before, changeBack } from './change.server.ts'
import { findImport } from './queries.server.ts'

export type Undone =
  | { ok: true; counts: { undone: number; kept: number } }
  | { ok: false; reason: 'not-found' | 'not-yours' | 'not-applied' }

const r = visibleImportRows

/** Takes an import back: what it made is deleted (and can be brought back), what it changed is as before. What was edited since stays. */
export async function undoImport(db: ActorDb, actor: Actor, importId: string): Promise<Undone> {
  const found = await findImport(db, importId)
  if (!found) return { ok: false, reason: 'not-found' }
  if (!canWrite(actor)) return { ok: false, reason: 'not-yours' }
  const [open] = await db
    .update(imports)
    .set({ state: 'undone', undoneAt: sql`now()` })
    .where(and(eq(imports.id, importId), eq(imports.state, 'applied')))
    .returning({ id: imports.id })
  if (!open || !found.appliedAt) return { ok: false, reason: 'not-applied' }
  const rows = await db
    .select({ id: r.id, outcome: r.outcome, engagementId: r.engagementId, before: r.before, versionAfter: r.versionAfter })
    .from(r)
    .where(and(eq(r.importId, importId), isNotNull(r.engagementId)))
    .orderBy(r.position)
  const done = rows.flatMap((row) =>
    row.engagementId ? [{ ...row, engagementId: row.engagementId, versionAfter: row.versionAfter ?? 0 }] : [],
  )
  const touched = await touchedSince(
    db,
    done.map((row) => row.engagementId),
    found.appliedAt,
  )
  const untouched = done.filter((row) => !touched.has(row.engagementId))
  const made = untouched.filter((row) => row.outcome === 'created')
  const written = await withTexts(
    db,
    made.map((row) => row.engagementId),
  )
  const removed = await deleteMade(
    db,
    actor,
    made.filter((row) => !written.has(row.engagementId)),
  )
  const restored = await giveBack(
    db,
    actor,
    untouched.filter((row) => row.outcome !== 'created'),
  )
  const back = [...removed, ...restored]
  await noteOutcome(db, back, 'undone')
  await noteOutcome(
    db,
    done.map((row) => row.id).filter((id) => !back.includes(id)),
    'kept',
  )
  return { ok: true, counts: { undone: back.length, kept: done.length - back.length } }
}

type Row = { id: string; engagementId: string; before: unknown; versionAfter: number }

/** Engagements with a deed of somebody's after the import. */
async function touchedSince(db: ActorDb, ids: string[], appliedAt: Date): Promise<Set<string>> {
  const touched = new Set<string>()
  const a = visibleActivity
  for (const some of pieces(ids)) {
    const deeds = await db
      .select({ id: a.recordId })
      .from(a)
      .where(and(inArray(a.recordId, some), eq(a.noun, 'engagement'), gt(a.at, appliedAt)))
    for (const { id } of deeds) touched.add(id)
  }
  return touched
}

/** Engagements with a brief or read-out: taking them away would take that with them. */
async function withTexts(db: ActorDb, ids: string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const some of pieces(ids)) {
    for (const view of [visibleBriefs, visibleReadOuts]) {
      const texts = await db.select({ id: view.engagementId }).from(view).where(inArray(view.engagementId, some))
      for (const { id } of texts) found.add(id)
    }
  }
  return found
}

async function deleteMade(db: ActorDb, actor: Actor, rows: Row[]): Promise<string[]> {
  const done: string[] = []
  for (const some of pieces(rows)) {
    const gone = await db
      .update(engagements)
      .set({ deletedAt: sql`now()` })
      .where(or(...some.map((row) => and(eq(engagements.id, row.engagementId), eq(engagements.version, row.versionAfter)))))
      .returning({ id: engagements.id })
    await recordDeeds(
      db,
      actor,
      gone.map(({ id }) => ({ verb: 'deleted', noun: 'engagement', recordId: id, fields: ['deletedAt'] })),
    )
    done.push(...some.filter((row) => gone.some(({ id }) => id === row.engagementId)).map((row) => row.id))
  }
  return done
}

async function giveBack(db: ActorDb, actor: Actor, rows: Row[]): Promise<string[]> {
  const done: string[] = []
  for (const { id, engagementId, before, versionAfter } of rows) {
    const [seen] = await db.select({ id: visibleEngagements.id }).from(visibleEngagements).where(eq(visibleEngagements.id, engagementId))
    if (seen && (await changeBack(db, actor, engagementId, before as Before, versionAfter))) done.push(id)
  }
  return done
}

async function noteOutcome(db: ActorDb, ids: string[], outcome: 'undone' | 'kept'): Promise<void> {
  for (const some of pieces(ids)) await db.update(importRows).set({ outcome }).where(inArray(importRows.id, some))
}
