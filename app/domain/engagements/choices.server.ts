import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { isUuid } from '#app/lib/ids.ts'
import { zoneChoices } from '#app/lib/zones.ts'
import { mandates, topics } from '#db/schema/topics.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { desksOf } from '../members/reading.server.ts'

/** What an engagement form lets its writer choose from. */
export async function engagementChoices(db: ActorDb, actor: Actor, now: Date) {
  const v = visibleEngagements
  return {
    desks: await desksOf(db, actor),
    zones: zoneChoices(now),
    topics: await db.select({ id: topics.id, name: topics.name, nameNl: topics.nameNl }).from(topics).orderBy(topics.name),
    mandates: await db
      .select({ id: mandates.id, reference: mandates.reference, asks: mandates.asks })
      .from(mandates)
      .orderBy(mandates.reference),
    visits: await db
      .select({ id: v.id, title: v.title, startsOn: v.startsOn, endsOn: v.endsOn })
      .from(v)
      .where(eq(v.kind, 'visit'))
      .orderBy(desc(v.startsAt))
      .limit(100),
  }
}

export type EngagementChoices = Awaited<ReturnType<typeof engagementChoices>>

export type Named = { id: string; name: string }

/** The names behind the ids of a form, for showing it again; ids the actor may not know are left out. */
export async function chosenNames(
  db: ActorDb,
  ids: { organisationIds: string[]; contactIds: string[]; memberIds: string[]; namedIds: string[] },
) {
  const real = (list: string[]) => list.filter(isUuid)
  const o = visibleOrganisations
  const c = visibleContacts
  const m = visibleMembers
  const members = (list: string[]) =>
    db
      .select({ id: m.id, name: m.name })
      .from(m)
      .where(and(inArray(m.id, real(list)), isNull(m.disabledAt)))
  return {
    organisationIds: await db
      .select({ id: o.id, name: o.name })
      .from(o)
      .where(inArray(o.id, real(ids.organisationIds))),
    contactIds: await db
      .select({ id: c.id, name: c.name })
      .from(c)
      .where(inArray(c.id, real(ids.contactIds))),
    memberIds: await members(ids.memberIds),
    namedIds: await members(ids.namedIds),
  }
}

export type ChosenNames = Awaited<ReturnType<typeof chosenNames>>
