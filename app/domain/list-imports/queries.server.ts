import { asc, count, eq } from 'drizzle-orm'
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

/** What became of each row that was brought in; of records the actor may no longer see, just the line. */
export async function tableOutcomes(db: ActorDb, importId: string) {
  const [c, o] = [visibleContacts, visibleOrganisations]
  const rows = await db
    .select({ id: r.id, line: r.line, outcome: r.outcome, contactId: c.id, contact: c.name, organisationId: o.id, organisation: o.name })
    .from(r)
    .leftJoin(c, eq(c.id, r.contactId))
    .leftJoin(o, eq(o.id, r.organisationId))
    .where(eq(r.importId, importId))
    .orderBy(asc(r.position))
  return rows.map(({ contactId, contact, organisationId, organisation, ...row }) => ({
    ...row,
    name: contact ?? organisation,
    to: contactId ? `/contacts/${contactId}` : organisationId ? `/organisations/${organisationId}` : null,
  }))
}
