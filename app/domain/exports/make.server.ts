import { and, eq } from 'drizzle-orm'
import { listFile } from '#app/documents/lists/list-file.ts'
import { pieces } from '#app/lib/pieces.ts'
import { exportParts, exports } from '#db/schema/exports.ts'
import type { ExportList } from '#db/schema/words.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import { type ActorDb, asActor, asGate } from '../access/as-actor.server.ts'
import { memberNow } from '../members/member-now.server.ts'
import { inADay } from './commands.server.ts'
import { leaseMs, mostRows, rowsAtOnce } from './limits.ts'
import { idsOfList, type ListFilters, rowsOfList } from './lists.server.ts'
import { findExport } from './queries.server.ts'
import { type Claimed, claimExport, dropExport, giveBack } from './queue.server.ts'

type Outcome = 'ready' | 'failed' | 'gone' | 'given-back'
export type Made = { id: string; outcome: Outcome; rows: number }
type Stopping = () => boolean | Promise<boolean>
type Options = { now: () => Date; isStopping?: Stopping; id?: string; atOnce?: number }

const laterMs = 10_000

/** Makes the file that is due longest, or `id` alone; undefined when none is. What throws is tried again a little later, from the beginning. */
export async function makeNext({ now, isStopping = () => false, id, atOnce = rowsAtOnce }: Options): Promise<Made | undefined> {
  const claimed = await asGate((db) => claimExport(db, now(), leaseMs, id))
  if (!claimed) return undefined
  try {
    return { id: claimed.id, ...(await make(claimed, { now, isStopping, atOnce })) }
  } catch (error) {
    await asGate((db) => giveBack(db, claimed, new Date(now().getTime() + laterMs)))
    throw error
  }
}

/** The same for one that a page waits for: what goes wrong is left to whoever makes the next ones, and tells of it. */
export const makeAtOnce = (id: string): Promise<Made | undefined> => makeNext({ now: () => new Date(), id }).catch(() => undefined)

async function make(claimed: Claimed, { now, isStopping, atOnce }: Required<Omit<Options, 'id'>>): Promise<Omit<Made, 'id'>> {
  const first = await ownerNow(claimed)
  const begun = first && (await asActor(first.actor, (db) => begin(db, first.actor, claimed)))
  if (!begun) return { outcome: 'gone', rows: 0 }
  if (!begun.ids) return { outcome: 'failed', rows: 0 }
  const { list, format, locale } = begun
  const file = listFile(list, format, { locale, zone: first.zone })
  const done = { asked: 0, rows: 0, bytes: 0, position: 0 }
  for (const ids of pieces(begun.ids, atOnce)) {
    if (await isStopping()) {
      await asGate((db) => giveBack(db, claimed, now()))
      return { outcome: 'given-back', rows: 0 }
    }
    // With the rights of this moment, which may have changed since the piece before.
    const owner = await ownerNow(claimed)
    done.asked += ids.length
    const dueAt = new Date(now().getTime() + leaseMs)
    const kept = owner && (await asActor(owner.actor, (db) => makePiece(db, claimed, { list, file, ids, done, dueAt })))
    if (!kept) return { outcome: 'gone', rows: 0 }
  }
  const last = await ownerNow(claimed)
  const ended = last && (await asActor(last.actor, (db) => end(db, last.actor, claimed, { list, format, file, done })))
  return ended ? { outcome: 'ready', rows: done.rows } : { outcome: 'gone', rows: 0 }
}

async function ownerNow(claimed: Claimed): Promise<{ actor: Actor; zone: string } | undefined> {
  const found = await asGate((db) => memberNow(db, claimed.ownerId))
  if (found && !found.disabledAt) return { actor: found.actor, zone: found.zone ?? 'Europe/Amsterdam' }
  await asGate((db) => dropExport(db, claimed))
  return undefined
}

/** Changes the row if it is there still and nobody has taken over. */
async function keep(db: ActorDb, { id, tries }: Claimed, values: Partial<typeof exports.$inferInsert>): Promise<boolean> {
  const still = and(eq(exports.id, id), eq(exports.state, 'making'), eq(exports.tries, tries))
  return (await db.update(exports).set(values).where(still).returning({ id: exports.id })).length > 0
}

async function begin(db: ActorDb, actor: Actor, claimed: Claimed) {
  const found = await findExport(db, claimed.id)
  if (!found) return undefined
  await db.delete(exportParts).where(eq(exportParts.exportId, claimed.id))
  const { list, format, locale } = found
  const ids = await idsOfList(db, actor, list, found.filter as ListFilters[typeof list], mostRows + 1)
  if (ids.length > mostRows) {
    await keep(db, claimed, { state: 'failed', problem: 'long' })
    return { list, format, locale, ids: undefined }
  }
  return (await keep(db, claimed, { total: ids.length, rowsDone: 0, bytes: 0 })) ? { list, format, locale, ids } : undefined
}

type File = ReturnType<typeof listFile<ExportList>>
type Done = { asked: number; rows: number; bytes: number; position: number }
type Piece = { list: ExportList; file: File; ids: string[]; done: Done; dueAt: Date }

async function makePiece(db: ActorDb, claimed: Claimed, { list, file, ids, done, dueAt }: Piece): Promise<boolean> {
  if (!(await keep(db, claimed, { rowsDone: done.asked, dueAt }))) return false
  const rows = await rowsOfList(db, list, ids)
  done.rows += rows.length
  await keepPart(db, claimed, file.add(rows), done)
  return true
}

async function keepPart(db: ActorDb, { id }: Claimed, content: Uint8Array, done: Done): Promise<void> {
  if (content.length === 0) return
  await db.insert(exportParts).values({ exportId: id, position: done.position, content })
  done.position += 1
  done.bytes += content.length
}

type Whole = Pick<Piece, 'list' | 'file' | 'done'> & { format: string }

async function end(db: ActorDb, actor: Actor, claimed: Claimed, { list, format, file, done }: Whole): Promise<boolean> {
  await keepPart(db, claimed, file.end(), done)
  // As many rows as the file holds: some may have left the list while it was made.
  if (!(await keep(db, claimed, { state: 'ready', bytes: done.bytes, total: done.rows, rowsDone: done.rows, expiresAt: inADay as never })))
    return false
  await recordDeed(db, actor, { verb: 'exported', noun: 'member', recordId: actor.id, fields: [list, format, String(done.rows)] })
  return true
}
