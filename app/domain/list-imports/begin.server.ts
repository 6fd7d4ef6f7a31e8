import { eq } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { pieces } from '#app/lib/pieces.ts'
import { type ReadTableWell, shortTable } from '#app/tables/read/values.ts'
import { imports } from '#db/schema/imports.ts'
import { tableImports, tableRows } from '#db/schema/table-imports.ts'
import type { LikelyChoice, OrganisationKind, TableKind } from '#db/schema/words.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { fileNameOf, type ImportInput } from '../imports/input.ts'
import { proposeColumns } from './columns.ts'
import { fieldsOf } from './fields.ts'
import { lengthOf, type TableImport } from './queries.server.ts'
import { giveTask } from './tasks.server.ts'

const rowsAtOnce = 1_000

type Begun = { ok: true; id: string } | { ok: false; reason: 'not-yours' }

/** Keeps the rows of a table as a dry run: nothing of it is a contact or an organisation yet. */
export async function beginTable(
  db: ActorDb,
  actor: Actor,
  fileName: string,
  kind: TableKind,
  read: ReadTableWell,
  input: ImportInput,
  longFrom = shortTable,
): Promise<Begun> {
  if (!canWriteFor(actor, input.deskId)) return { ok: false, reason: 'not-yours' }
  const id = newId()
  const isLong = read.rows.length > longFrom
  await db.insert(imports).values({ id, ownerId: actor.id, fileName: fileNameOf(fileName), notes: read.notes, ...input })
  await db.insert(tableImports).values({ importId: id, kind, heads: read.heads, columns: proposeColumns(kind, read.heads), isLong })
  for (const [piece, some] of pieces(read.rows, rowsAtOnce).entries()) {
    const rows = some.map((row, at) => ({ id: newId(), importId: id, position: piece * rowsAtOnce + at, ...row }))
    await db.insert(tableRows).values(rows)
  }
  if (isLong) await giveTask(db, actor, id, 'plan', read.rows.length)
  return { ok: true, id }
}

export type TableChoice = { columns: string[]; likely: LikelyChoice; usualKind: OrganisationKind }

/** Keeps what each column is read as, and what is done with likely known rows, while nothing was brought in. */
export async function keepTableChoice(db: ActorDb, actor: Actor, found: TableImport, { columns, ...choice }: TableChoice): Promise<void> {
  if (found.state !== 'dry-run') return
  const known: readonly string[] = fieldsOf(found.kind)
  const read = found.heads.map((_, at) => columns[at] ?? '').map((field) => (known.includes(field) ? field : ''))
  await db
    .update(tableImports)
    .set({ columns: read, ...choice })
    .where(eq(tableImports.importId, found.id))
  if (found.isLong) await giveTask(db, actor, found.id, 'plan', await lengthOf(db, found.id))
}
