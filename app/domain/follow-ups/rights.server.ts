import { type SQL, sql } from 'drizzle-orm'
import { me, myDesks, myRole } from '#db/schema/conditions.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'

const f = visibleFollowUps

// In queries with `visible_follow_ups`. An array that is looked up once, so that the few that one helps with are found by an index.
const helped = sql`array(select h.follow_up_id from visible_follow_up_helpers h where h.member_id = ${me})`

/** The actor helps its owner. */
export const helping = sql<boolean>`(${f.ownerId} <> ${me} and ${f.id} = any(${helped}))`

/** The actor, whose id is given, owns it or helps with it. */
export const mineOf = (actorId: string | SQL): SQL => sql`(${f.ownerId} = ${actorId} or ${f.id} = any(${helped}))`

// The same condition as the policy for writing, so that no button is shown that would be refused.
export const mayChange = sql<boolean>`coalesce(${f.ownerId} = ${me} or (${myRole} in ('officer', 'manager') and ${f.deskId} = any(${myDesks})), false)`

/** Who helps says something about it and ticks it off, and no more. */
export const mayTick = sql<boolean>`(${mayChange} or ${helping})`
