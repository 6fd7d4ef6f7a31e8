import { and, eq, sql } from 'drizzle-orm'
import { among } from '#db/schema/conditions.ts'
import { visibleAffiliations, visibleOrganisations } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

export type Post = { contactId: string; post: string; organisationId: string; organisation: string }

/** The posts contacts hold now, by contact; a post with no end is held still. */
export async function presentPosts(db: ActorDb, contactIds: string[]): Promise<Map<string, Post[]>> {
  if (contactIds.length === 0) return new Map()
  const a = visibleAffiliations
  const rows = await db
    .select({ contactId: a.contactId, post: a.post, organisationId: a.organisationId, organisation: visibleOrganisations.name })
    .from(a)
    .innerJoin(visibleOrganisations, eq(visibleOrganisations.id, a.organisationId))
    .where(and(among(a.contactId, contactIds), sql`(${a.untilOn} is null or ${a.untilOn} >= current_date)`))
    .orderBy(sql`${a.fromOn} desc nulls last`, a.id)
  return Map.groupBy(rows, (row) => row.contactId)
}
