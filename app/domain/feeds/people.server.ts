import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { among } from '#db/schema/conditions.ts'
import { nameOutside, visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagementOrganisations, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

type Named = [id: string, name: string]

/** With whom each engagement is, as far as the actor may know: organisations, then people, each by name. */
export async function peopleOf(db: ActorDb, ids: string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const o = visibleEngagementOrganisations
  const p = visibleParticipants
  const organisations = await db
    .select({ named: named(o.engagementId, visibleOrganisations.name) })
    .from(o)
    .innerJoin(visibleOrganisations, eq(visibleOrganisations.id, o.organisationId))
    .where(among(o.engagementId, ids))
  const name = sql`coalesce(${nameOutside}, ${visibleMembers.name})`
  const people = await db
    .select({ named: named(p.engagementId, name) })
    .from(p)
    .leftJoin(visibleContacts, eq(visibleContacts.id, p.contactId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, p.memberId))
    .where(and(among(p.engagementId, ids), isNotNull(name)))
  const byEngagement = Map.groupBy([...byName(organisations), ...byName(people)], ([id]) => id)
  return new Map([...byEngagement].map(([id, list]) => [id, list.map(([, each]) => each)]))
}

// In one value, since thousands of rows take their readers longer than one long text does.
const named = (id: AnyPgColumn, name: SQL | AnyPgColumn) => sql<string | null>`json_agg(json_build_array(${id}, ${name}))::text`

// Not the database's order: that differs between its two kinds, and a feed's bytes may not.
const byName = (rows: { named: string | null }[]): Named[] =>
  rows.flatMap((row): Named[] => JSON.parse(row.named ?? '[]')).sort(([, a], [, b]) => (a < b ? -1 : 1))
