import { and, eq, isNull, sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { visibleRecord } from '../schema/conditions.ts'
import { contacts } from '../schema/contacts.ts'
import { encounters } from '../schema/encounters.ts'
import { engagements } from '../schema/engagements.ts'
import { engagementOrganisations, participants } from '../schema/participants.ts'
import { engagementMandates, engagementTopics } from '../schema/topics.ts'
import { existsVisible } from './exists.ts'

/** Engagements the actor may know of. `visitId` names a visit the actor may still not see: join visibleEngagements to show it. */
export const visibleEngagements = pgView('visible_engagements').as((qb) =>
  qb
    .select()
    .from(engagements)
    .where(and(isNull(engagements.deletedAt), visibleRecord(engagements))),
)

/** The first and the last day of an engagement at its own place, as YYYY-MM-DD. */
export const firstDay = sql<string>`to_char(coalesce(${visibleEngagements.startsLocal}, ${visibleEngagements.startsOn}), 'YYYY-MM-DD')`
export const lastDay = sql<string>`to_char(coalesce(${visibleEngagements.endsLocal}, ${visibleEngagements.endsOn}), 'YYYY-MM-DD')`

/** Participants of visible engagements, but for contacts the actor may not know. */
export const visibleParticipants = pgView('visible_participants').as((qb) =>
  qb
    .select()
    .from(participants)
    .where(
      and(
        existsVisible('engagements', participants.engagementId),
        sql`(${participants.contactId} is null or ${existsVisible('contacts', participants.contactId)})`,
      ),
    ),
)

/** Of an encounter beside its contact: the actor may know of the engagement and of whom it was with. */
export const visibleEncounter = and(
  isNull(encounters.deletedAt),
  visibleRecord({ id: encounters.engagementId, level: encounters.level, deskId: encounters.deskId }),
  isNull(contacts.deletedAt),
  visibleRecord(contacts),
)

/**
 * Who of outside takes part in what: the same rows as visible_participants beside visible_engagements, but kept together, so that neither is
 * looked up for the other. `id` is the engagement's.
 */
export const visibleEngagementContacts = pgView('visible_engagement_contacts').as((qb) =>
  qb
    .select({
      // The contact's own, so that a question about some looks those up first.
      contactId: sql<string>`${contacts.id}`.as('contact_id'),
      id: sql<string>`${encounters.engagementId}`.as('id'),
      kind: encounters.kind,
      status: encounters.status,
      timing: encounters.timing,
      oursOnly: encounters.oursOnly,
      visitId: encounters.visitId,
      startsAt: encounters.startsAt,
      endsAt: encounters.endsAt,
    })
    .from(encounters)
    .innerJoin(contacts, eq(contacts.id, encounters.contactId))
    .where(visibleEncounter),
)

export const visibleEngagementOrganisations = pgView('visible_engagement_organisations').as((qb) =>
  qb
    .select()
    .from(engagementOrganisations)
    .where(
      and(
        existsVisible('engagements', engagementOrganisations.engagementId),
        existsVisible('organisations', engagementOrganisations.organisationId),
      ),
    ),
)

export const visibleEngagementTopics = pgView('visible_engagement_topics').as((qb) =>
  qb.select().from(engagementTopics).where(existsVisible('engagements', engagementTopics.engagementId)),
)

export const visibleEngagementMandates = pgView('visible_engagement_mandates').as((qb) =>
  qb.select().from(engagementMandates).where(existsVisible('engagements', engagementMandates.engagementId)),
)
