import { and, count, desc, eq } from 'drizzle-orm'
import { type ExportFormat, type ExportList, exportFormats, exportLists } from '#db/schema/words.ts'
import { visibleExportParts, visibleExports } from '#db/visible/exports.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleActivity } from '#db/visible/trail.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

const e = visibleExports

/** The actor's own files of lists, latest first. */
export async function exportsOf(db: ActorDb, limit = 100) {
  return db
    .select({
      id: e.id,
      list: e.list,
      format: e.format,
      state: e.state,
      rowsDone: e.rowsDone,
      total: e.total,
      bytes: e.bytes,
      problem: e.problem,
      createdAt: e.createdAt,
      expiresAt: e.expiresAt,
    })
    .from(e)
    .orderBy(desc(e.createdAt), desc(e.id))
    .limit(limit)
}

export type ExportListed = Awaited<ReturnType<typeof exportsOf>>[number]

/** One of the actor's own files; undefined for others', and when its day is over. */
export async function findExport(db: ActorDb, id: string) {
  const [found] = await db.select().from(e).where(eq(e.id, id))
  return found
}

/** A piece of a whole file; undefined after the last one, and for what is not there any more. */
export async function partOf(db: ActorDb, id: string, position: number): Promise<Uint8Array | undefined> {
  const p = visibleExportParts
  const [part] = await db
    .select({ content: p.content })
    .from(p)
    .where(and(eq(p.exportId, id), eq(p.position, position)))
  return part?.content
}

/** Managers and administrators see who took lists out. */
export const seesWhoTookOut = ({ role }: Actor): boolean => role === 'manager' || role === 'administrator'

export type TakenOut = {
  id: string
  at: Date
  who: string | null
  list: ExportList | undefined
  format: ExportFormat
  rows: number | undefined
}

const perPage = 50

/** Who took which list out, how long it was and when, latest first; of the actor alone unless they may see everybody's. */
export async function takenOutPage(db: ActorDb, page: number) {
  const a = visibleActivity
  const where = and(eq(a.verb, 'exported'), eq(a.noun, 'member'))
  const rows = await db
    .select({ id: a.id, at: a.at, who: visibleMembers.name, fields: a.fields })
    .from(a)
    .leftJoin(visibleMembers, eq(visibleMembers.id, a.memberId))
    .where(where)
    .orderBy(desc(a.at), desc(a.id))
    .limit(perPage)
    .offset((page - 1) * perPage)
  const [counted] = await db.select({ total: count() }).from(a).where(where)
  return { rows: rows.map(({ fields, ...row }) => ({ ...row, ...told(fields) })), page, size: perPage, total: counted?.total ?? 0 }
}

/** What the deed's fields tell; the first ones named the list alone. */
function told([list, format, rows]: string[]): Pick<TakenOut, 'list' | 'format' | 'rows'> {
  return {
    list: exportLists.find((one) => one === list),
    format: exportFormats.find((one) => one === format) ?? 'csv',
    rows: rows === undefined ? undefined : Number(rows),
  }
}
