import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { among } from '#db/schema/conditions.ts'
import { visibleContacts, visibleOrganisations, visibleRepresentations, visibleSupport } from '#db/visible/contacts.ts'
import { visibleCommitments } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { presentPosts } from '../contacts/posts.server.ts'
import { cadenceOf } from '../organisations/rules.ts'
import { momentsOf } from '../timeline/moments.server.ts'
import type { MetOften } from './scope.server.ts'
import { heaviestFirst, weightOfTie } from './weight.ts'

type At = { now: Date; today: string }

/** How many of each a handover shows; the rest is only counted. */
const mostTies = 80

/** People who were met, with posts, standing and contact, by weight; and how many more there are. */
export async function peopleIn(db: ActorDb, met: MetOften[], at: At) {
  const c = visibleContacts
  const rows = met.slice(0, mostTies)
  const ids = rows.map(({ id }) => id)
  const known = await db
    .select({ id: c.id, name: c.name, codeName: c.codeName, level: c.level, remarks: c.remarks })
    .from(c)
    .where(and(among(c.id, ids), isNull(c.erasedAt)))
  const moments = await momentsOf(db, 'contact', ids, at.now)
  const posts = await presentPosts(db, ids)
  const standings = await standingsOf(db, ids, at.today)
  const promises = await promisesTo(db, 'contact', ids)
  const people = rows.flatMap(({ id, times }) => {
    const person = known.find((one) => one.id === id)
    if (!person) return []
    const tie = { times, promises: promises.get(id) ?? 0, ...moments.get(id) }
    const weight = weightOfTie({ ...tie, nextOn: tie.next?.on, lateDays: 0 }, at.today)
    return [{ ...person, ...tie, posts: posts.get(id) ?? [], standings: standings.get(id) ?? [], weight }]
  })
  return { people: heaviestFirst(people), more: met.length - rows.length }
}

/** Organisations that were met, with how contact stands against what was agreed and the newest support. */
export async function organisationsIn(db: ActorDb, met: MetOften[], at: At) {
  const o = visibleOrganisations
  const rows = met.slice(0, mostTies)
  const ids = rows.map(({ id }) => id)
  const known = await db
    .select({ id: o.id, name: o.name, kind: o.kind, level: o.level, cadenceWeeks: o.cadenceWeeks })
    .from(o)
    .where(among(o.id, ids))
  const moments = await momentsOf(db, 'organisation', ids, at.now)
  const support = await newestSupport(db, ids)
  const promises = await promisesTo(db, 'organisation', ids)
  const organisations = rows.flatMap(({ id, times }) => {
    const found = known.find((one) => one.id === id)
    if (!found) return []
    const { cadenceWeeks, ...organisation } = found
    const tie = { times, promises: promises.get(id) ?? 0, ...moments.get(id) }
    const cadence = cadenceOf(cadenceWeeks, tie.last?.until, at.today)
    const lateDays = cadence.state === 'late' ? cadence.days : 0
    const weight = weightOfTie({ ...tie, nextOn: tie.next?.on, lateDays }, at.today)
    return [{ ...organisation, ...tie, cadence, support: support.get(id), weight }]
  })
  return { organisations: heaviestFirst(organisations), more: met.length - rows.length }
}

/** For whom people speak on a day, and who says so: the attitude to them that stands in the data. */
async function standingsOf(db: ActorDb, contactIds: string[], today: string) {
  const r = visibleRepresentations
  const o = visibleOrganisations
  const rows = await db
    .select({ contactId: r.contactId, state: r.state, byWhom: r.byWhom, untilOn: r.untilOn, organisation: o.name, organisationId: o.id })
    .from(r)
    .innerJoin(o, eq(o.id, r.organisationId))
    .where(and(among(r.contactId, contactIds), or(isNull(r.untilOn), sql`${r.untilOn} >= ${today}`)))
    .orderBy(sql`${r.fromOn} desc nulls last`, o.name, r.id)
  return Map.groupBy(rows, (row) => row.contactId)
}

async function newestSupport(db: ActorDb, organisationIds: string[]) {
  const s = visibleSupport
  const rows = await db
    .select({
      organisationId: s.organisationId,
      what: s.what,
      amount: s.amount,
      currency: s.currency,
      fromOn: s.fromOn,
      untilOn: s.untilOn,
      level: s.level,
    })
    .from(s)
    .where(among(s.organisationId, organisationIds))
    .orderBy(sql`${s.fromOn} desc nulls last`, s.id)
  return new Map(rows.toReversed().map((row) => [row.organisationId, row]))
}

async function promisesTo(db: ActorDb, of: 'contact' | 'organisation', ids: string[]): Promise<Map<string, number>> {
  const c = visibleCommitments
  const whom = of === 'contact' ? c.contactId : c.organisationId
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: sql<string>`${whom}`, count: sql<number>`count(*)::int` })
    .from(c)
    .where(and(inArray(whom, ids), isNotNull(whom), eq(c.state, 'open')))
    .groupBy(whom)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

export type Person = Awaited<ReturnType<typeof peopleIn>>['people'][number]
export type MetOrganisation = Awaited<ReturnType<typeof organisationsIn>>['organisations'][number]
