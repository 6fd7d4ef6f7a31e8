import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Locale } from '#app/i18n/locales.ts'
import { newId } from '#app/lib/ids.ts'
import { exports } from '#db/schema/exports.ts'
import type { ExportFormat, ExportList } from '#db/schema/words.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { mostWaiting, shortList } from './limits.ts'
import { idsOfList, type ListFilters } from './lists.server.ts'

type Wish<List extends ExportList> = { list: List; filter: ListFilters[List]; format: ExportFormat; locale: Locale }

/** A list with what narrows it. */
export type ListAsked = { [List in ExportList]: { list: List; filter: ListFilters[List] } }[ExportList]

export type Asked = { ok: true; id: string; short: boolean } | { ok: false; reason: 'no-cards' | 'too-many' }

/** A day, by the clock of the database. */
export const inADay = sql`now() + interval '24 hours'`

/** Asks for a list as a file. `short` ones are worth making at once. */
export async function askForExport<List extends ExportList>(db: ActorDb, actor: Actor, wish: Wish<List>): Promise<Asked> {
  if (wish.format === 'vcf' && wish.list !== 'contacts') return { ok: false, reason: 'no-cards' }
  const waiting = await db.$count(exports, and(eq(exports.ownerId, actor.id), inArray(exports.state, ['waiting', 'making'])))
  if (waiting >= mostWaiting) return { ok: false, reason: 'too-many' }
  const ids = await idsOfList(db, actor, wish.list, wish.filter, shortList)
  const id = newId()
  await db.insert(exports).values({ id, ownerId: actor.id, ...wish, expiresAt: inADay })
  return { ok: true, id, short: ids.length < shortList }
}

/** Throws a file away, made or not; whoever makes it stops. */
export async function discardExport(db: ActorDb, id: string): Promise<void> {
  await db.delete(exports).where(eq(exports.id, id))
}
