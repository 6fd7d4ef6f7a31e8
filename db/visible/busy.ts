import { and, eq, isNull, sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { me, visibleRecord } from '../schema/conditions.ts'
import { engagements } from '../schema/engagements.ts'
import { desks } from '../schema/members.ts'
import { participants } from '../schema/participants.ts'
import { existsVisible } from './exists.ts'

/**
 * Who is busy when, in engagements the actor may not see: the person, the range and the desk to ask, and no more. Of what is
 * need-to-know only that a member of ours is busy. A contact the actor may not know is never among them.
 */
export const visibleBusy = pgView('visible_busy').as((qb) =>
  qb
    .select({
      memberId: participants.memberId,
      contactId: participants.contactId,
      during: engagements.during,
      desk: sql<string | null>`case when ${engagements.level} = 'need-to-know' then null else ${desks.name} end`.as('desk'),
    })
    .from(participants)
    .innerJoin(engagements, eq(engagements.id, participants.engagementId))
    .innerJoin(desks, eq(desks.id, engagements.deskId))
    .where(
      and(
        sql`${me} is not null`,
        isNull(engagements.deletedAt),
        sql`${engagements.status} not in ('cancelled', 'postponed')`,
        sql`${engagements.kind} not in ('visit', 'free')`,
        sql`${engagements.timing} <> 'window'`,
        sql`(${visibleRecord(engagements)}) is not true`,
        sql`(${participants.memberId} is not null or (${engagements.level} <> 'need-to-know' and ${existsVisible('contacts', participants.contactId)}))`,
      ),
    ),
)
