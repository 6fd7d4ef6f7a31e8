import { and, eq, ne, sql } from 'drizzle-orm'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleParticipants } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { behind, isContact, went } from '../timeline/met.server.ts'
import { presentAt } from '../timeline/presence.server.ts'

/** Whose knowledge it is: what a member took part in and, with a desk, all of that desk. */
export type Scope = { leaverId: string; deskId: string | null }

/** `past`: it went on and lies behind us. */
export type Scoped = { id: string; visitId: string | null; past: boolean; startsAt: string }

/** The engagements of a scope as far as the actor may know them, the newest first. */
export async function engagementsIn(db: ActorDb, { leaverId, deskId }: Scope, now: Date): Promise<Scoped[]> {
  const p = visibleParticipants
  const own = await db
    .select({ id: p.engagementId })
    .from(p)
    .where(and(eq(p.memberId, leaverId), ne(p.answer, 'declined')))
  const ids = `{${own.map(({ id }) => id).join(',')}}`
  return db
    .select({
      id: sql<string>`e.id`,
      visitId: sql<string | null>`e.visit_id`,
      past: sql<boolean>`(${went} and ${behind(now.toISOString())})`,
      startsAt: sql<string>`to_char(e.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')`,
    })
    .from(sql`visible_engagements e`)
    .where(sql`${isContact} and e.status <> 'cancelled' and (e.id = any(${ids}::uuid[]) ${deskId ? sql`or e.desk_id = ${deskId}` : sql``})`)
    .orderBy(sql`e.starts_at desc`, sql`e.id`)
}

export type MetOften = { id: string; times: number; lastAt: string }

/** Who was met in a scope and how often, who was met most and latest first; of a desk also those never met. */
export async function metIn(db: ActorDb, scope: Scope, engagements: Scoped[]): Promise<Record<'contact' | 'organisation', MetOften[]>> {
  const byId = new Map(engagements.map((one) => [one.id, one]))
  const present = await presentAt(db, [...byId.keys()])
  const there = new Set(present.map(({ node, id }) => `${node} ${id}`))
  const met = (kind: 'contact' | 'organisation', also: { id: string }[]) => {
    const found = new Map(also.map(({ id }) => [id, { at: new Set<string>(), lastAt: '' }]))
    for (const { node, id } of present.filter((one) => one.kind === kind)) {
      const one = found.get(node) ?? { at: new Set<string>(), lastAt: '' }
      found.set(node, one)
      const engagement = byId.get(id)
      if (!engagement?.past) continue
      // A talk in the programme of a visit that was with the same people is part of that one meeting.
      const { visitId, startsAt } = engagement
      one.at.add(visitId && there.has(`${node} ${visitId}`) && byId.get(visitId)?.past ? visitId : id)
      if (startsAt > one.lastAt) one.lastAt = startsAt
    }
    return [...found]
      .map(([id, { at, lastAt }]) => ({ id, times: at.size, lastAt }))
      .sort((a, b) => b.times - a.times || (a.lastAt < b.lastAt ? 1 : a.lastAt > b.lastAt ? -1 : a.id < b.id ? -1 : 1))
  }
  const kept = await keptBy(db, scope.deskId)
  return { contact: met('contact', kept.contacts), organisation: met('organisation', kept.organisations) }
}

async function keptBy(db: ActorDb, deskId: string | null) {
  const [c, o] = [visibleContacts, visibleOrganisations]
  if (!deskId) return { contacts: [], organisations: [] }
  return {
    contacts: await db.select({ id: c.id }).from(c).where(sql`${c.deskId} = ${deskId} and ${c.erasedAt} is null`),
    organisations: await db.select({ id: o.id }).from(o).where(sql`${o.deskId} = ${deskId} and ${o.cadenceWeeks} is not null`),
  }
}
