import { type SQL, sql } from 'drizzle-orm'
import { behind, isContact, went } from '../timeline/met.server.ts'

/** Whose knowledge it is: what a member took part in and, with a desk, all of that desk. */
export type Scope = { leaverId: string; deskId: string | null }

/**
 * The engagements of a scope as far as the actor may know them, as `scope (id, visit_id, past)`; `past`: it went on and lies behind us.
 * To stand first in a statement, which reads only visible_* views.
 */
export const inScope = ({ leaverId, deskId }: Scope, now: Date): SQL => sql`scope as materialized (
  select e.id, e.visit_id, e.desk_id, e.starts_at, (${went} and ${behind(now.toISOString())}) as past from visible_engagements e
  where ${isContact} and e.status <> 'cancelled' and (
    e.id in (select p.engagement_id from visible_participants p where p.member_id = ${leaverId} and p.answer <> 'declined')
    ${deskId ? sql`or e.desk_id = ${deskId}` : sql``}))`

// A talk in the programme of a visit that was with the same people is part of that one meeting.
const counted = sql`count(distinct coalesce(v.id, s.id)) filter (where s.past)::int`

const pairsOf = {
  contact: sql`select p.contact_id as of, p.engagement_id as id from visible_participants p join scope s on s.id = p.engagement_id
    where p.contact_id is not null and p.side <> 'ours' and p.role <> 'interpreter'`,
  organisation: sql`select o.organisation_id as of, o.engagement_id as id from visible_engagement_organisations o join scope s on s.id = o.engagement_id
    union select p.organisation_id, p.engagement_id from visible_participants p join scope s on s.id = p.engagement_id
      where p.organisation_id in (select id from visible_organisations)`,
}

const ofDesk = {
  contact: (deskId: string) =>
    sql`union select c.id, null::uuid from visible_contacts c where c.desk_id = ${deskId} and c.erased_at is null`,
  organisation: (deskId: string) =>
    sql`union select o.id, null::uuid from visible_organisations o where o.desk_id = ${deskId} and o.cadence_weeks is not null`,
}

/** Those met in a scope and how often, as (id, times), the ones met most and latest first; of a desk also those never met. */
export function metInScope(of: 'contact' | 'organisation', scope: Scope, now: Date): SQL {
  const more = scope.deskId ? ofDesk[of](scope.deskId) : sql``
  return sql`(with ${inScope(scope, now)}, met (of, id) as (${pairsOf[of]} ${more})
    select m.of as id, ${counted} as times, max(s.starts_at) filter (where s.past) as last_at
    from met m left join scope s on s.id = m.id left join met w on w.of = m.of and w.id = s.visit_id left join scope v on v.id = w.id
    group by m.of)`
}
