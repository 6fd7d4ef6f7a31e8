import { eq, type SQL, sql } from 'drizzle-orm'
import { nameOutside, visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagementOrganisations, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

/** Any number of ids as one value of a query. */
export const among = (ids: string[]): SQL => sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`

type Named = { id: string; name: string }

/** With whom each engagement is, as far as the actor may know: organisations, then people, each by name. */
export async function peopleOf(db: ActorDb, ids: string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const o = visibleEngagementOrganisations
  const p = visibleParticipants
  const organisations = await db
    .select({ id: o.engagementId, name: visibleOrganisations.name })
    .from(o)
    .innerJoin(visibleOrganisations, eq(visibleOrganisations.id, o.organisationId))
    .where(sql`${o.engagementId} in ${among(ids)}`)
  const name = sql<string>`coalesce(${nameOutside}, ${visibleMembers.name})`
  const people = await db
    .select({ id: p.engagementId, name })
    .from(p)
    .leftJoin(visibleContacts, eq(visibleContacts.id, p.contactId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, p.memberId))
    .where(sql`${p.engagementId} in ${among(ids)} and ${name} is not null`)
  const named = Map.groupBy([...byName(organisations), ...byName(people)], (row) => row.id)
  return new Map([...named].map(([id, list]) => [id, list.map((row) => row.name)]))
}

// Not the database's order: that differs between its two kinds, and a feed's bytes may not.
const byName = (list: Named[]) => list.sort((a, b) => (a.name < b.name ? -1 : 1))
