import { and, eq, inArray, sql } from 'drizzle-orm'
import type { ReadFile, ReadRow, ReadSeries } from '#app/ical/read/values.ts'
import { newId } from '#app/lib/ids.ts'
import { pieces } from '#app/lib/pieces.ts'
import { importRows, imports } from '#db/schema/imports.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { fileNameOf, type ImportInput } from './input.ts'
import { matchesOf } from './matches.server.ts'
import type { ImportRow, Match } from './plan.ts'

export type ReadWell = Extract<ReadFile, { ok: true }>
type Begun = { ok: true; id: string } | { ok: false; reason: 'not-yours' }

/** Keeps what a file says as a dry run: nothing of it is an engagement yet. Dry runs that nobody took up go after thirty days. */
export async function beginImport(db: ActorDb, actor: Actor, fileName: string, read: ReadWell, input: ImportInput): Promise<Begun> {
  if (!canWriteFor(actor, input.deskId)) return { ok: false, reason: 'not-yours' }
  await db
    .delete(imports)
    .where(and(eq(imports.ownerId, actor.id), eq(imports.state, 'dry-run'), sql`${imports.createdAt} < now() - interval '30 days'`))
  const id = newId()
  await db.insert(imports).values({ id, ownerId: actor.id, fileName: fileNameOf(fileName), notes: read.notes, ...input })
  const rows = await rowsOf(db, actor, read)
  for (const some of pieces(rows)) await db.insert(importRows).values(some.map((row) => ({ ...row, importId: id })))
  return { ok: true, id }
}

/** The rows of a file, and with them what it says only by leaving it out, or by cancelling all of a UID at once. */
export async function rowsOf(db: ActorDb, actor: Actor, read: ReadWell): Promise<ImportRow[]> {
  const matches = await matchesOf(
    db,
    actor,
    read.rows.map((row) => row.uid),
  )
  const mine = (uid: string) => (matches.get(uid) ?? []).filter((match) => match.writable)
  const moved = new Map(read.series.flatMap((series) => pairs(series, read.rows, mine(series.uid))))
  const rows = read.rows.flatMap((row) => (row.cancels === 'whole' ? cancelAll(row, mine(row.uid)) : [row]))
  const gone = read.series.flatMap((series) => goneFrom(series, read.rows, mine(series.uid), new Set(moved.values())))
  return [...rows, ...gone].map((row, position) => ({
    id: newId(),
    position,
    line: row.line,
    uid: row.uid,
    recurrenceId: row.recurrenceId,
    formerId: moved.get(idOf(row)) ?? null,
    title: row.title,
    sequence: row.sequence,
    notes: row.notes,
    content: row.event ?? null,
    cancels: row.cancels ?? null,
    refusal: row.refusal ?? null,
    taken: true,
  }))
}

const idOf = (row: { uid: string; recurrenceId: string }) => `${row.recurrenceId}\n${row.uid}`

type Row = Omit<ReadRow, 'cancels'> & { cancels?: ImportRow['cancels'] }

function cancelAll(row: ReadRow, matches: Match[]): Row[] {
  const each = matches.map((match) => ({ ...row, recurrenceId: match.recurrenceId, cancels: 'one' as const }))
  return each.length > 0 ? each : [row]
}

/** The keys that a series no longer has, within the time the file tells of. */
function lostKeys({ uid, from, to }: ReadSeries, rows: ReadRow[], matches: Match[]): Match[] {
  const told = new Set(rows.filter((row) => row.uid === uid).map((row) => row.recurrenceId))
  return matches.filter(({ recurrenceId: key }) => key !== '' && !told.has(key) && key.slice(0, 10) >= from && key.slice(0, 10) <= to)
}

/** A series that moved to other hours has new keys: an occurrence is the one it was on the same day. */
function pairs(series: ReadSeries, rows: ReadRow[], matches: Match[]): [string, string][] {
  const known = new Set(matches.map((match) => match.recurrenceId))
  const fresh = new Map(
    rows
      .filter((row) => row.uid === series.uid && row.event && !known.has(row.recurrenceId))
      .map((row) => [row.recurrenceId.slice(0, 10), row]),
  )
  return lostKeys(series, rows, matches).flatMap(({ recurrenceId }) => {
    const row = fresh.get(recurrenceId.slice(0, 10))
    return row ? [[idOf(row), recurrenceId] as [string, string]] : []
  })
}

function goneFrom(series: ReadSeries, rows: ReadRow[], matches: Match[], moved: ReadonlySet<string>): Row[] {
  const { uid, line, sequence, title } = series
  return lostKeys(series, rows, matches)
    .filter((match) => !moved.has(match.recurrenceId))
    .map((match) => ({
      uid,
      line,
      sequence,
      recurrenceId: match.recurrenceId,
      title,
      notes: [],
      cancels: 'gone' as const,
    }))
}

/** Keeps which rows of those shown are to be taken, and whom to link. */
export async function keepChoice(db: ActorDb, importId: string, choice: Choice): Promise<void> {
  const { shown, taken, people } = choice
  const ofImport = (ids: string[]) => and(eq(importRows.importId, importId), inArray(importRows.id, ids))
  const left = shown.filter((id) => !taken.includes(id))
  if (taken.length > 0) await db.update(importRows).set({ taken: true }).where(ofImport(taken))
  if (left.length > 0) await db.update(importRows).set({ taken: false }).where(ofImport(left))
  await db
    .update(imports)
    .set({ people })
    .where(and(eq(imports.id, importId), eq(imports.state, 'dry-run')))
}

export type Choice = { shown: string[]; taken: string[]; people: string[] }

/** Throws a dry run away. */
export async function discardImport(db: ActorDb, importId: string): Promise<boolean> {
  const gone = await db
    .delete(imports)
    .where(and(eq(imports.id, importId), eq(imports.state, 'dry-run')))
    .returning({ id: imports.id })
  return gone.length > 0
}
