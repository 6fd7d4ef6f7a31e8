import { hash } from 'node:crypto'
import { asc, count, desc, eq } from 'drizzle-orm'
import type { ReadEvent } from '#app/ical/read/values.ts'
import { desks } from '#db/schema/members.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleImportRows, visibleImports } from '#db/visible/imports.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { matchesOf } from './matches.server.ts'
import { bestMatch, type ImportRow, type Plan, planRow } from './plan.ts'

const i = visibleImports
const r = visibleImportRows

/** The actor's own imports, latest first, with how many rows each has and what became of them. */
export async function importsOf(db: ActorDb, limit = 50) {
  const list = await db
    .select({ id: i.id, fileName: i.fileName, state: i.state, level: i.level, desk: desks.name, createdAt: i.createdAt })
    .from(i)
    .innerJoin(desks, eq(desks.id, i.deskId))
    .orderBy(desc(i.createdAt), desc(i.id))
    .limit(limit)
  const counted = await db.select({ importId: r.importId, outcome: r.outcome, rows: count() }).from(r).groupBy(r.importId, r.outcome)
  return list.map((one) => ({ ...one, counts: countsOf(counted.filter((row) => row.importId === one.id)) }))
}

export type ImportListed = Awaited<ReturnType<typeof importsOf>>[number]

function countsOf(rows: { outcome: string | null; rows: number }[]) {
  const of = (outcome: string) => rows.find((row) => row.outcome === outcome)?.rows ?? 0
  const total = rows.reduce((sum, row) => sum + Number(row.rows), 0)
  return {
    total,
    created: Number(of('created')),
    changed: Number(of('changed')),
    cancelled: Number(of('cancelled')),
    undone: Number(of('undone')),
    kept: Number(of('kept')),
  }
}

/** One of the actor's own imports; undefined for others'. */
export async function findImport(db: ActorDb, id: string) {
  const [found] = await db.select().from(i).where(eq(i.id, id))
  if (!found) return undefined
  const [desk] = await db.select({ name: desks.name }).from(desks).where(eq(desks.id, found.deskId))
  return { ...found, desk: desk?.name ?? '' }
}

export type Import = NonNullable<Awaited<ReturnType<typeof findImport>>>

const planned = {
  id: r.id,
  position: r.position,
  line: r.line,
  uid: r.uid,
  recurrenceId: r.recurrenceId,
  formerId: r.formerId,
  title: r.title,
  sequence: r.sequence,
  notes: r.notes,
  content: r.content,
  cancels: r.cancels,
  refusal: r.refusal,
  taken: r.taken,
}

export type PlannedRow = ImportRow & { plan: Plan }

/** What taking each row would do at this moment, with the rights of this moment. */
export async function planOf(db: ActorDb, actor: Actor, importId: string): Promise<PlannedRow[]> {
  const found = await db.select(planned).from(r).where(eq(r.importId, importId)).orderBy(asc(r.position))
  const rows: ImportRow[] = found.map((row) => ({ ...row, content: row.content as ReadEvent | null }))
  return planRows(db, actor, rows)
}

export async function planRows<Row extends ImportRow>(db: ActorDb, actor: Actor, rows: Row[]): Promise<(Row & { plan: Plan })[]> {
  const matches = await matchesOf(
    db,
    actor,
    rows.map((row) => row.uid),
  )
  return rows.map((row) => {
    const ofUid = matches.get(row.uid) ?? []
    const by = (key: string | null) => bestMatch(ofUid.filter((match) => match.recurrenceId === key))
    return { ...row, plan: planRow(row, by(row.recurrenceId) ?? by(row.formerId)) }
  })
}

/** Tells one plan from another: who applies a dry run applies what it showed. */
export function printOf(rows: readonly PlannedRow[]): string {
  const said = rows.map(({ position, plan: { kind, match, changes } }) => [position, kind, match?.engagementId, match?.version, changes])
  return hash('sha256', JSON.stringify(said), 'hex').slice(0, 32)
}

/** What became of each row of an applied import; of engagements that the actor may no longer see, just what the file itself said. */
export async function outcomesOf(db: ActorDb, importId: string) {
  const v = visibleEngagements
  const rows = await db
    .select({
      id: r.id,
      line: r.line,
      title: r.title,
      refusal: r.refusal,
      outcome: r.outcome,
      content: r.content,
      recurrenceId: r.recurrenceId,
      engagementId: v.id,
    })
    .from(r)
    .leftJoin(v, eq(v.id, r.engagementId))
    .where(eq(r.importId, importId))
    .orderBy(asc(r.position))
  return rows.map(({ content, recurrenceId, ...row }) => ({
    ...row,
    startsOn: (content as ReadEvent | null)?.time.startsOn ?? recurrenceId.slice(0, 10),
  }))
}
