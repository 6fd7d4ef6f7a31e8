import { and, asc, count, eq, isNotNull } from 'drizzle-orm'
import { among } from '#db/schema/conditions.ts'
import type { TableOutcome } from '#db/schema/words.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleTableImports, visibleTableRows } from '#db/visible/table-imports.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { findImport } from '../imports/queries.server.ts'

const i = visibleTableImports
const r = visibleTableRows

/** One of the actor's own imports that is a table; undefined for others', and for calendars. */
export async function findTableImport(db: ActorDb, id: string) {
  const found = await findImport(db, id)
  const [table] = found ? await db.select().from(i).where(eq(i.importId, id)) : []
  return found && table ? { ...found, ...table } : undefined
}

export type TableImport = NonNullable<Awaited<ReturnType<typeof findTableImport>>>

/** The first rows as they were read, to see what stands in which column. */
export async function firstCells(db: ActorDb, importId: string): Promise<string[][]> {
  const rows = await db.select({ cells: r.cells }).from(r).where(eq(r.importId, importId)).orderBy(asc(r.position)).limit(3)
  return rows.map(({ cells }) => cells)
}

/** How many rows each of the actor's tables has, by import, and what became of them. */
export async function tableCounts(db: ActorDb) {
  const kinds = await db.select({ importId: i.importId, kind: i.kind }).from(i)
  const rows = kinds.length
    ? await db.select({ importId: r.importId, outcome: r.outcome, rows: count() }).from(r).groupBy(r.importId, r.outcome)
    : []
  return new Map(
    kinds.map(({ importId, kind }) => {
      const own = rows.filter((row) => row.importId === importId)
      const of = (outcome: string) => Number(own.find((row) => row.outcome === outcome)?.rows ?? 0)
      const total = own.reduce((sum, row) => sum + Number(row.rows), 0)
      return [importId, { kind, total, created: of('created'), changed: of('changed'), undone: of('undone'), kept: of('kept') }]
    }),
  )
}

export const lengthOf = (db: ActorDb, importId: string) => db.$count(r, eq(r.importId, importId))

/** What became of rows that were brought in, some of them or all; of records the actor may no longer see, just the line. */
export async function tableOutcomes(db: ActorDb, importId: string, from = 0, most?: number) {
  const [c, o] = [visibleContacts, visibleOrganisations]
  const done = db
    .select({ id: r.id, line: r.line, outcome: r.outcome, contactId: r.contactId, organisationId: r.organisationId })
    .from(r)
    .where(and(eq(r.importId, importId), isNotNull(r.outcome)))
    .orderBy(asc(r.position))
    .offset(from)
  const rows = await (most ? done.limit(most) : done)
  const ids = rows.flatMap((row) => row.contactId ?? row.organisationId ?? [])
  const known = [
    ...(await db.select({ id: c.id, name: c.name }).from(c).where(among(c.id, ids))),
    ...(await db.select({ id: o.id, name: o.name }).from(o).where(among(o.id, ids))),
  ]
  const names = new Map(known.map(({ id, name }) => [id, name]))
  return rows.map(({ contactId, organisationId, ...row }) => {
    const name = names.get(contactId ?? organisationId ?? '') ?? null
    return { ...row, name, to: name === null ? null : contactId ? `/contacts/${contactId}` : `/organisations/${organisationId}` }
  })
}

/** How many rows came to what. */
export async function outcomeCounts(db: ActorDb, importId: string) {
  const rows = await db.select({ outcome: r.outcome, rows: count() }).from(r).where(eq(r.importId, importId)).groupBy(r.outcome)
  const of = (outcome: TableOutcome) => Number(rows.find((row) => row.outcome === outcome)?.rows ?? 0)
  return { created: of('created'), changed: of('changed'), undone: of('undone'), kept: of('kept') }
}
