import { and, isNull, sql } from 'drizzle-orm'
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
