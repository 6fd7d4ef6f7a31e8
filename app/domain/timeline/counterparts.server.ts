import { and, eq, inArray, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagementOrganisations, visibleEngagements, visibleParticipants } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { anyOf, metWith } from './met.server.ts'

export type Counterparts = { organisationIds: string[]; contactIds: string[] }

const link = visibleEngagementOrganisations
const e = visibleEngagements
const p = visibleParticipants
const o = visibleOrganisations

/** With whom an engagement is: organisations named, its host, those that people come for, and the people who are not ours and do not interpret. */
export async function counterpartsOf(db: ActorDb, engagementId: string): Promise<Counterparts> {
  const comes = and(eq(p.engagementId, engagementId), ne(p.side, 'ours'), ne(p.role, 'interpreter'))
  const organisations = await db
    .select({ id: o.id })
    .from(o)
    .where(
      or(
        inArray(o.id, db.select({ id: link.organisationId }).from(link).where(eq(link.engagementId, engagementId))),
        inArray(o.id, db.select({ id: e.hostId }).from(e).where(eq(e.id, engagementId))),
        inArray(o.id, db.select({ id: p.organisationId }).from(p).where(comes)),
      ),
    )
    .orderBy(o.name)
  const contacts = await db
    .select({ id: sql<string>`${p.contactId}` })
    .from(p)
    .where(and(comes, isNotNull(p.contactId)))
  return { organisationIds: organisations.map(({ id }) => id), contactIds: contacts.map(({ id }) => id) }
}

/** With whom engagements were, as pairs (of, id), for several organisations and contacts at once; undefined for nobody. */
export function metWithAny({ organisationIds, contactIds }: Counterparts): SQL | undefined {
  const parts = [
    organisationIds.length > 0 ? metWith('organisation', anyOf(organisationIds)) : undefined,
    contactIds.length > 0 ? metWith('contact', anyOf(contactIds)) : undefined,
  ].filter((part) => part !== undefined)
  return parts.length > 0 ? sql.join(parts, sql` union `) : undefined
}
