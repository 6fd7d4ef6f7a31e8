import { sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { recordAccess } from '../schema/access.ts'
import { activity } from '../schema/activity.ts'
import { me } from '../schema/conditions.ts'

const seenThrough = (noun: string, view: string) =>
  sql`(${activity.noun} = ${sql.raw(`'${noun}'`)} and exists (select 1 from ${sql.raw(view)} seen where seen.id = ${activity.recordId}))`

/** What happened to the records the actor may see. */
export const visibleActivity = pgView('visible_activity').as((qb) =>
  qb
    .select()
    .from(activity)
    .where(
      sql`${seenThrough('engagement', 'visible_engagements')} or ${seenThrough('organisation', 'visible_organisations')} or ${seenThrough('contact', 'visible_contacts')} or ${seenThrough('follow-up', 'visible_follow_ups')} or ${seenThrough('commitment', 'visible_commitments')} or ${seenThrough('read-out', 'visible_read_outs')} or ${seenThrough('brief', 'visible_briefs')} or ${seenThrough('support', 'visible_support')} or (${activity.noun} = 'feed' and ${activity.memberId} = ${me}) or (${activity.noun} in ('member', 'desk') and ${me} is not null)`,
    ),
)

/** Who is named on, or takes part in, the records the actor may see. */
export const visibleAccess = pgView('visible_access').as((qb) =>
  qb
    .select()
    .from(recordAccess)
    .where(
      sql`exists (select 1 from visible_engagements seen where seen.id = ${recordAccess.recordId}) or exists (select 1 from visible_organisations seen where seen.id = ${recordAccess.recordId}) or exists (select 1 from visible_contacts seen where seen.id = ${recordAccess.recordId}) or exists (select 1 from visible_read_outs seen where seen.id = ${recordAccess.recordId}) or exists (select 1 from visible_briefs seen where seen.id = ${recordAccess.recordId}) or exists (select 1 from visible_commitments seen where seen.id = ${recordAccess.recordId}) or exists (select 1 from visible_follow_ups seen where seen.id = ${recordAccess.recordId}) or exists (select 1 from visible_support seen where seen.id = ${recordAccess.recordId})`,
    ),
)
