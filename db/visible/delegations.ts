import { and, isNull, sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { accessTo, takesPartIn, visibleRecord } from '../schema/conditions.ts'
import { attendances, attendants, delegationGroups, delegationMembers, delegationNeeds } from '../schema/delegations.ts'
import { existsVisible, noneOrVisible } from './exists.ts'

export const visibleDelegationGroups = pgView('visible_delegation_groups').as((qb) =>
  qb.select().from(delegationGroups).where(existsVisible('engagements', delegationGroups.visitId)),
)

/** Only of guests whom the actor may know. */
export const visibleDelegationMembers = pgView('visible_delegation_members').as((qb) =>
  qb.select().from(delegationMembers).where(existsVisible('participants', delegationMembers.participantId)),
)

/** By their own level, and only of guests whom the actor may know; our participants of the visit see them, since they look after the guests. */
export const visibleDelegationNeeds = pgView('visible_delegation_needs').as((qb) =>
  qb
    .select()
    .from(delegationNeeds)
    .where(
      and(
        isNull(delegationNeeds.deletedAt),
        visibleRecord(delegationNeeds, sql`(${accessTo(delegationNeeds.id)} or ${takesPartIn(delegationNeeds.visitId)})`),
        existsVisible('participants', delegationNeeds.participantId),
      ),
    ),
)

export const visibleAttendances = pgView('visible_attendances').as((qb) =>
  qb.select().from(attendances).where(existsVisible('engagements', attendances.engagementId)),
)

export const visibleAttendants = pgView('visible_attendants').as((qb) =>
  qb
    .select()
    .from(attendants)
    .where(and(existsVisible('engagements', attendants.engagementId), noneOrVisible('participants', attendants.participantId))),
)
