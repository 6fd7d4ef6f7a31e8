import { and, eq, isNull, sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { visibleRecord } from '../schema/conditions.ts'
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

/**
 * Who of outside takes part in what, with what a timeline tells of the engagement: the same rows as visible_participants beside
 * visible_engagements, but each engagement is looked up once, and not for either.
 */
export const visibleEngagementContacts = pgView('visible_engagement_contacts').as((qb) =>
  qb
    .select({
      contactId: participants.contactId,
      id: engagements.id,
      kind: engagements.kind,
      title: engagements.title,
      status: engagements.status,
      timing: engagements.timing,
      oursOnly: engagements.oursOnly,
      visitId: engagements.visitId,
      startsOn: engagements.startsOn,
      endsOn: engagements.endsOn,
      startsLocal: engagements.startsLocal,
      endsLocal: engagements.endsLocal,
      startsAt: engagements.startsAt,
      endsAt: engagements.endsAt,
    })
    .from(participants)
    .innerJoin(engagements, eq(engagements.id, participants.engagementId))
    .where(and(isNull(engagements.deletedAt), visibleRecord(engagements), existsVisible('contacts', participants.contactId))),
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
