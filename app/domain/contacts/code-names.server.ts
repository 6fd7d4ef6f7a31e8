import { and, inArray, isNotNull, sql } from 'drizzle-orm'
import { visibleContacts } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

/** What is said outside instead of the names of protected contacts, by id. */
export async function codeNamesOf(db: ActorDb, contactIds: string[]): Promise<Map<string, string>> {
  if (contactIds.length === 0) return new Map()
  const c = visibleContacts
  const rows = await db
    .select({ id: c.id, codeName: sql<string>`${c.codeName}` })
    .from(c)
    .where(and(inArray(c.id, contactIds), isNotNull(c.codeName)))
  return new Map(rows.map(({ id, codeName }) => [id, codeName]))
}
