import { and, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm'
import { pieces } from '#app/lib/pieces.ts'
import { among } from '#db/schema/conditions.ts'
import { contacts } from '#db/schema/contacts.ts'
import { imports } from '#db/schema/imports.ts'
import { organisations } from '#db/schema/organisations.ts'
import { tableRows } from '#db/schema/table-imports.ts'
import { visibleAssessments, visibleRelations } from '#db/visible/assessments.ts'
import { visibleAffiliations, visibleOrganisations, visibleRepresentations } from '#db/visible/contacts.ts'
import { visibleEngagementOrganisations, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleTableRows } from '#db/visible/table-imports.ts'
import { visibleCommitments, visibleFollowUps } from '#db/visible/texts.ts'
import { visibleActivity } from '#db/visible/trail.ts'
import { recordDeed, recordDeeds } from '../access/activity.server.ts'
import { type Actor, canWrite } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { findTableImport, type TableImport } from './queries.server.ts'

export type TableUndone =
  | { ok: true; counts: { undone: number; kept: number } }
  | { ok: false; reason: 'not-found' | 'not-yours' | 'not-applied' }

type RelationEnd = (typeof visibleRelations)['fromContactId' | 'toContactId' | 'fromOrganisationId' | 'toOrganisationId']
type Row = { id: string; outcome: string | null; recordId: string; before: Record<string, unknown>; version: number }

/** Takes a table back: what it made is deleted, what it changed is as before. What was edited or used since stays. */
export async function undoTable(db: ActorDb, actor: Actor, importId: string): Promise<TableUndone> {
  const found = await findTableImport(db, importId)
  if (!found) return { ok: false, reason: 'not-found' }
  if (!canWrite(actor)) return { ok: false, reason: 'not-yours' }
  const [open] = await db
    .update(imports)
    .set({ state: 'undone', undoneAt: sql`now()` })
    .where(and(eq(imports.id, importId), eq(imports.state, 'applied')))
    .returning({ id: imports.id })
  if (!open || !found.appliedAt) return { ok: false, reason: 'not-applied' }
  return { ok: true, counts: await takeBack(db, actor, found) }
}

/** Takes back what rows of the table did, `most` of them or all. */
export async function takeBack(db: ActorDb, actor: Actor, { id, kind, appliedAt }: TableImport, most?: number) {
  const isContact = kind === 'contacts'
  const rows = await doneRows(db, id, isContact, most)
  const ids = rows.map((row) => row.recordId)
  const touched = await touchedSince(db, id, ids, appliedAt)
  const used = isContact ? await usedContacts(db, ids) : await usedOrganisations(db, ids)
  const free = rows.filter((row) => !touched.has(row.recordId))
  const removed = await remove(
    db,
    actor,
    isContact,
    free.filter((row) => row.outcome === 'created' && !used.has(row.recordId)),
  )
  const restored: string[] = []
  for (const row of free.filter((each) => each.outcome === 'changed')) if (await giveBack(db, actor, isContact, row)) restored.push(row.id)
  const back = new Set([...removed, ...restored])
  await noteOutcome(db, [...back], 'undone')
  const kept = rows.map((row) => row.id).filter((row) => !back.has(row))
  await noteOutcome(db, kept, 'kept')
  return { undone: back.size, kept: kept.length }
}

async function doneRows(db: ActorDb, importId: string, isContact: boolean, most: number | undefined): Promise<Row[]> {
  const r = visibleTableRows
  const done = db
    .select({
      id: r.id,
      outcome: r.outcome,
      recordId: isContact ? r.contactId : r.organisationId,
      before: r.before,
      version: r.versionAfter,
    })
    .from(r)
    .where(and(eq(r.importId, importId), inArray(r.outcome, ['created', 'changed'])))
    .orderBy(r.position)
  const found = await (most ? done.limit(most) : done)
  return found.flatMap((row) =>
    row.recordId ? [{ ...row, recordId: row.recordId, before: (row.before ?? {}) as Row['before'], version: row.version ?? 0 }] : [],
  )
}

/** Records with a deed of somebody's after that of the import. */
async function touchedSince(db: ActorDb, importId: string, ids: string[], appliedAt: Date | null): Promise<Set<string>> {
  const [a, r] = [visibleActivity, visibleTableRows]
  const deeds = await db
    .select({ id: a.recordId })
    .from(a)
    .innerJoin(r, and(eq(r.importId, importId), sql`${a.recordId} in (${r.contactId}, ${r.organisationId})`))
    .where(and(among(a.recordId, ids), gt(a.at, sql`coalesce(${r.doneAt}, ${appliedAt?.toISOString() ?? null}::timestamptz)`)))
  return new Set(deeds.map(({ id }) => id))
}

/** Contacts that stand in something else by now: taking them away would take that away as well. */
async function usedContacts(db: ActorDb, ids: string[]): Promise<Set<string>> {
  const used = new Set<string>()
  for (const view of [visibleParticipants, visibleFollowUps, visibleCommitments, visibleRepresentations, visibleAssessments]) {
    for (const { id } of await db
      .selectDistinct({ id: view.contactId })
      .from(view as typeof visibleFollowUps)
      .where(among(view.contactId, ids)))
      if (id) used.add(id)
  }
  for (const end of [visibleRelations.fromContactId, visibleRelations.toContactId]) await addRelated(db, end, ids, used)
  return used
}

async function addRelated(db: ActorDb, end: RelationEnd, ids: string[], used: Set<string>): Promise<void> {
  for (const { id } of await db.selectDistinct({ id: end }).from(visibleRelations).where(among(end, ids))) if (id) used.add(id)
}

async function usedOrganisations(db: ActorDb, ids: string[]): Promise<Set<string>> {
  const used = new Set<string>()
  const views = [
    visibleAffiliations,
    visibleRepresentations,
    visibleParticipants,
    visibleFollowUps,
    visibleCommitments,
    visibleEngagementOrganisations,
    visibleAssessments,
  ]
  for (const view of views) {
    for (const { id } of await db
      .selectDistinct({ id: view.organisationId })
      .from(view as typeof visibleFollowUps)
      .where(among(view.organisationId, ids)))
      if (id) used.add(id)
  }
  for (const end of [visibleRelations.fromOrganisationId, visibleRelations.toOrganisationId]) await addRelated(db, end, ids, used)
  const o = visibleOrganisations
  for (const { id } of await db.selectDistinct({ id: o.parentId }).from(o).where(among(o.parentId, ids))) if (id) used.add(id)
  return used
}

async function remove(db: ActorDb, actor: Actor, isContact: boolean, rows: Row[]): Promise<string[]> {
  const done: string[] = []
  const table = isContact ? contacts : organisations
  for (const some of pieces(rows)) {
    const still: SQL | undefined = or(...some.map((row) => and(eq(table.id, row.recordId), eq(table.version, row.version))))
    const gone = await db.update(table).set({ deletedAt: sql`now()` }).where(still).returning({ id: table.id })
    const noun = isContact ? 'contact' : 'organisation'
    await recordDeeds(
      db,
      actor,
      gone.map(({ id }) => ({ verb: 'deleted', noun, recordId: id, fields: ['deletedAt'] })),
    )
    const goneIds = new Set(gone.map(({ id }) => id))
    done.push(...some.filter((row) => goneIds.has(row.recordId)).map((row) => row.id))
  }
  return done
}

async function giveBack(db: ActorDb, actor: Actor, isContact: boolean, row: Row): Promise<boolean> {
  const table = isContact ? contacts : organisations
  const written = await db
    .update(table)
    .set(row.before)
    .where(and(eq(table.id, row.recordId), eq(table.version, row.version)))
    .returning({ id: table.id })
  if (written.length === 0) return false
  const noun = isContact ? 'contact' : 'organisation'
  await recordDeed(db, actor, { verb: 'changed', noun, recordId: row.recordId, fields: Object.keys(row.before) })
  return true
}

async function noteOutcome(db: ActorDb, ids: string[], outcome: 'undone' | 'kept'): Promise<void> {
  for (const some of pieces(ids)) await db.update(tableRows).set({ outcome }).where(inArray(tableRows.id, some))
}
