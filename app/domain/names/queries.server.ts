import { and, eq } from 'drizzle-orm'
import { visibleNames } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { amongGiven, idList, kept, keptOf, type Places } from '../access/kept.server.ts'

export type NamedRecord = { organisationId: string } | { contactId: string }

const n = visibleNames

/** Every way the record is written, for pages and forms. */
export const namesOf = keptOf(n, (db, theirs) =>
  db.select({ id: n.id, name: n.name, kind: n.kind, language: n.language }).from(n).where(theirs).orderBy(n.name),
)

const originals = (owner: typeof n.contactId | typeof n.organisationId) =>
  kept((db, { ids }: Places<'ids'>) =>
    db
      .select({ id: owner, name: n.name, language: n.language })
      .from(n)
      .where(and(amongGiven(owner, ids), eq(n.kind, 'original'))),
  )
const originalsAsked = { organisation: originals(n.organisationId), contact: originals(n.contactId) }

/** The names in their own script of several records, by id. */
export async function originalsOf(db: ActorDb, of: 'organisation' | 'contact', ids: string[]) {
  const rows = ids.length === 0 ? [] : await originalsAsked[of](db, { ids: idList(ids) })
  return new Map(rows.map(({ id, ...original }) => [id, original]))
}
