import { sql } from 'drizzle-orm'
import { among } from '#db/schema/conditions.ts'
import { visibleEngagementOrganisations } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { behind, isContact, went } from './met.server.ts'

/**
 * The last day of contact with each of the organisations since `from`, as far as the actor may know and an engagement names it: their last contact was
 * on that day or later. Costs what happened since, where `momentsOf` costs all that ever did with them; of those that are missing it says nothing.
 */
export async function latelyMet(db: ActorDb, organisationIds: string[], from: Date, now: Date): Promise<Map<string, string>> {
  if (organisationIds.length === 0) return new Map()
  const o = visibleEngagementOrganisations
  const rows = await db
    .select({ id: o.organisationId, day: sql<string>`max(to_char(coalesce(e.ends_local, e.ends_on), 'YYYY-MM-DD'))` })
    .from(sql`visible_engagements e`)
    .innerJoin(o, sql`${o.engagementId} = e.id`)
    .where(
      sql`e.starts_at > ${from.toISOString()}::timestamptz and e.starts_at <= ${now.toISOString()}::timestamptz and e.visit_id is null
        and ${isContact} and ${went} and ${behind(now.toISOString())} and ${among(o.organisationId, organisationIds)}`,
    )
    .groupBy(o.organisationId)
  return new Map(rows.map(({ id, day }) => [id, day]))
}
