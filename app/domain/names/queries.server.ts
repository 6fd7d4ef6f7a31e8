import { and, eq } from 'drizzle-orm'
import { among } from '#db/schema/conditions.ts'
import { visibleNames } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

export type NamedRecord = { organisationId: string } | { contactId: string }

const n = visibleNames

/** Every way the record is written, for pages and forms. */
export async function namesOf(db: ActorDb, record: NamedRecord) {
  return db
    .select({ id: n.id, name: n.name, kind: n.kind, language: n.language })
    .from(n)
    .where('organisationId' in record ? eq(n.organisationId, record.organisationId) : eq(n.contactId, record.contactId))
    .orderBy(n.name)
}

/** The names in their own script of several records, by id. */
export async function originalsOf(db: ActorDb, of: 'organisation' | 'contact', ids: string[]) {
  const owner = of === 'organisation' ? n.organisationId : n.contactId
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id: owner, name: n.name, language: n.language })
          .from(n)
          .where(and(among(owner, ids), eq(n.kind, 'original')))
  return new Map(rows.map(({ id, ...original }) => [id, original]))
}
