import { sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { recordAccess } from '../schema/access.ts'
import { activity } from '../schema/activity.ts'
import { me, myRole } from '../schema/conditions.ts'

/**
 * What happened to the records the actor may see; who took lists out, to whoever did and to managers and administrators. Through functions, because a condition that names all eight views takes longer to plan
 * than to carry out.
 */
export const visibleActivity = pgView('visible_activity').as((qb) =>
  qb
    .select()
    .from(activity)
    .where(
      sql`case ${activity.noun} when 'engagement' then can_see_engagement(${activity.recordId}) when 'organisation' then can_see_organisation(${activity.recordId}) when 'contact' then can_see_contact(${activity.recordId}) when 'feed' then ${activity.memberId} = ${me} when 'member' then ${me} is not null and (${activity.verb} <> 'exported' or ${activity.memberId} = ${me} or ${myRole} in ('manager', 'administrator')) when 'desk' then ${me} is not null when 'handover' then can_see_handover(${activity.recordId}) else can_see_record(${activity.recordId}) end`,
    ),
)

/** Who is named on, or takes part in, the records the actor may see. */
export const visibleAccess = pgView('visible_access').as((qb) =>
  qb.select().from(recordAccess).where(sql`can_see_record(${recordAccess.recordId})`),
)
