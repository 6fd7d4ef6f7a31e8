import { eq, inArray, sql } from 'drizzle-orm'
import { visibleAffiliations, visibleContacts, visibleNames } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { Person } from './compare.ts'

const c = visibleContacts

/** Contacts the actor sees, with what is compared of them, by id. */
export async function peopleOf(db: ActorDb, ids: string[]): Promise<Map<string, Person & { name: string }>> {
  if (ids.length === 0) return new Map()
  const names = db.$with('known').as(
    db
      .select({ contactId: visibleNames.contactId, names: sql<string[]>`array_agg(${visibleNames.name})`.as('all_names') })
      .from(visibleNames)
      .where(inArray(visibleNames.contactId, ids))
      .groupBy(visibleNames.contactId),
  )
  const rows = await db
    .with(names)
    .select({ id: c.id, name: c.name, names: names.names, email: c.email, phone: c.phone })
    .from(c)
    .innerJoin(names, eq(names.contactId, c.id))
  const a = visibleAffiliations
  const posts = await db.select({ contactId: a.contactId, organisationId: a.organisationId }).from(a).where(inArray(a.contactId, ids))
  const at = Map.groupBy(posts, (post) => post.contactId)
  return new Map(rows.map((row) => [row.id, { ...row, organisationIds: at.get(row.id)?.map((post) => post.organisationId) ?? [] }]))
}
