import { and, eq } from 'drizzle-orm'
import { visibleContactNames, visibleNames } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { amongGiven, idList, kept, keptOf, type Places } from '../access/kept.server.ts'

export type NamedRecord = { organisationId: string } | { contactId: string }

const n = visibleNames

/** Every way the record is written, for pages and forms. */
export const namesOf = keptOf(n, (db, theirs) =>
  db.select({ id: n.id, name: n.name, kind: n.kind, language: n.language }).from(n).where(theirs).orderBy(n.name),
)

const c = visibleContactNames

const originalsAsked = {
  organisation: kept((db, { ids }: Places<'ids'>) =>
    db
      .select({ id: n.organisationId, name: n.name, language: n.language })
      .from(n)
      .where(and(amongGiven(n.organisationId, ids), eq(n.kind, 'original'))),
  ),
  contact: kept((db, { ids }: Places<'ids'>) =>
    db
      .select({ id: c.contactId, name: c.name, language: c.language })
      .from(c)
      .where(and(amongGiven(c.contactId, ids), eq(c.kind, 'original'))),
  ),
}

/** The names in their own script of several records, by id. */
export async function originalsOf(db: ActorDb, of: 'organisation' | 'contact', ids: string[]) {
  const rows = ids.length === 0 ? [] : await originalsAsked[of](db, { ids: idList(ids) })
  return new Map(rows.map(({ id, ...original }) => [id, original]))
}
