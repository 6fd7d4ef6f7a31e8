import { and, asc, eq, isNull, not, or, sql } from 'drizzle-orm'
import { type Level, levels } from '#db/schema/words.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { desksOf } from '../members/reading.server.ts'
import { levelsFrom } from './rules.ts'

/** The engagement, organisation and contact with these ids; what the actor may not see is left out. */
export async function linksOf(
  db: ActorDb,
  ids: { engagementId?: string | null | undefined; organisationId?: string | null | undefined; contactId?: string | null | undefined },
) {
  const e = visibleEngagements
  const o = visibleOrganisations
  const c = visibleContacts
  const [engagement] = ids.engagementId
    ? await db.select({ id: e.id, name: e.title, level: e.level, deskId: e.deskId }).from(e).where(eq(e.id, ids.engagementId))
    : []
  const [organisation] = ids.organisationId
    ? await db.select({ id: o.id, name: o.name, level: o.level, deskId: o.deskId }).from(o).where(eq(o.id, ids.organisationId))
    : []
  const [contact] = ids.contactId
    ? await db.select({ id: c.id, name: c.name, level: c.level, deskId: c.deskId }).from(c).where(eq(c.id, ids.contactId))
    : []
  return { engagement, organisation, contact }
}

export type Links = Awaited<ReturnType<typeof linksOf>>

// Written out, because Drizzle leaves the table's name away where a query has one table, and the sub-selects have an id too.
const memberId = sql.raw('visible_members.id')

/** What a follow-up is now: its owner and level stay among the choices, whatever the rules for new ones say. */
type Kept = { ownerId: string; level: Level }

/** Who can be the owner (those of the actor's desks first), and what else a form offers. `sees`: whether they may see the engagement. */
export async function followUpChoices(db: ActorDb, actor: Actor, engagementId: string | null | undefined, keep?: Kept) {
  const m = visibleMembers
  const e = visibleEngagements
  const [engagement] = engagementId ? await db.select({ level: e.level }).from(e).where(eq(e.id, engagementId)) : []
  return {
    owners: await db
      .select({
        id: m.id,
        name: m.name,
        near: sql<boolean>`exists (select 1 from desk_members d where d.member_id = ${memberId} and d.desk_id = any(${`{${actor.deskIds.join(',')}}`}::uuid[]))`,
        gone: sql<boolean>`${m.disabledAt} is not null`,
        sees: engagementId && engagement ? seesEngagement(engagementId) : sql<boolean>`true`,
      })
      .from(m)
      .where(or(isNull(m.disabledAt), keep ? eq(m.id, keep.ownerId) : undefined))
      .orderBy(asc(m.name), asc(m.id))
      .limit(2000),
    levels: levels.filter((level) => level === keep?.level || levelsFrom(engagement?.level ?? levels[0]).includes(level)),
    desks: await desksOf(db, actor),
  }
}

export type FollowUpChoices = Awaited<ReturnType<typeof followUpChoices>>

/** The member who would own a follow-up without seeing its engagement; undefined when they see it, or there is none to see. */
export async function unseeingOwner(db: ActorDb, ownerId: string, engagementId: string | null | undefined) {
  if (!engagementId) return undefined
  const m = visibleMembers
  const [owner] = await db
    .select({ id: m.id, name: m.name })
    .from(m)
    .where(and(eq(m.id, ownerId), not(seesEngagement(engagementId))))
  return owner
}

/** The rule of docs/visibility.md for another member than the actor: it reads only what the actor may know of the engagement. */
function seesEngagement(engagementId: string) {
  return sql<boolean>`exists (select 1 from visible_engagements seen where seen.id = ${engagementId} and (
    seen.level in ('public', 'internal')
    or (seen.level = 'confidential' and (visible_members.role = 'manager' or exists (select 1 from desk_members d where d.member_id = ${memberId} and d.desk_id = seen.desk_id)))
    or exists (select 1 from visible_access a where a.record_id = seen.id and a.member_id = ${memberId})))`
}
