import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { among } from '#db/schema/conditions.ts'
import { nameOutside, visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagementOrganisations, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

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
    .where(among(o.engagementId, ids))
  const name = sql<string>`coalesce(${nameOutside}, ${visibleMembers.name})`
  const people = await db
    .select({ id: p.engagementId, name })
    .from(p)
    .leftJoin(visibleContacts, eq(visibleContacts.id, p.contactId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, p.memberId))
    .where(and(among(p.engagementId, ids), isNotNull(name)))
  const named = Map.groupBy([...byName(organisations), ...byName(people)], (row) => row.id)
  return new Map([...named].map(([id, list]) => [id, list.map((row) => row.name)]))
}

// Not the database's order: that differs between its two kinds, and a feed's bytes may not.
const byName = (list: Named[]) => list.sort((a, b) => (a.name < b.name ? -1 : 1))
