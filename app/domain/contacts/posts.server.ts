import { and, sql } from 'drizzle-orm'
import { visibleAffiliations } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { amongGiven, idList, kept, type Places } from '../access/kept.server.ts'

export type Post = { contactId: string; post: string; organisationId: string; organisation: string }

/** The posts contacts hold now, by contact; a post with no end is held still. */
export async function presentPosts(db: ActorDb, contactIds: string[]): Promise<Map<string, Post[]>> {
  if (contactIds.length === 0) return new Map()
  return Map.groupBy(await postsAsked(db, { ids: idList(contactIds) }), (row) => row.contactId)
}

const a = visibleAffiliations

const postsAsked = kept((db, { ids }: Places<'ids'>) =>
  db
    .select({ contactId: a.contactId, post: a.post, organisationId: a.organisationId, organisation: a.organisation })
    .from(a)
    .where(and(amongGiven(a.contactId, ids), sql`(${a.untilOn} is null or ${a.untilOn} >= current_date)`))
    .orderBy(sql`${a.fromOn} desc nulls last`, a.id),
)
