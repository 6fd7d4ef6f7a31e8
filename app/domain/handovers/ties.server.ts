import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { among } from '#db/schema/conditions.ts'
import { visibleContacts, visibleOrganisations, visibleRepresentations, visibleSupport } from '#db/visible/contacts.ts'
import { visibleCommitments } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { currentOfEach } from '../assessments/queries.server.ts'
import { presentPosts } from '../contacts/posts.server.ts'
import { cadenceOf } from '../organisations/rules.ts'
import { relationsOfEach } from '../relations/queries.server.ts'
import { momentsOf } from '../timeline/moments.server.ts'
import type { MetOften } from './scope.server.ts'
import { heaviestFirst, weightOfTie } from './weight.ts'

type At = { now: Date; today: string }

/** How many of each a handover shows; the rest is only counted. */
const mostTies = 80

/** Of more relations of one person or organisation only the number is said. */
const mostRelations = 5

/** People who were met, with posts, standing, how they are seen, and contact, by weight; and how many more there are. */
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
  const temperature = await temperatureOf(db, 'contact', ids, at.today)
  const people = rows.flatMap(({ id, times }) => {
    const person = known.find((one) => one.id === id)
    if (!person) return []
    const tie = { times, promises: promises.get(id) ?? 0, ...moments.get(id) }
    const weight = weightOfTie({ ...tie, nextOn: tie.next?.on, lateDays: 0 }, at.today)
    return [{ ...person, ...tie, ...temperature(id), posts: posts.get(id) ?? [], standings: standings.get(id) ?? [], weight }]
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
  const temperature = await temperatureOf(db, 'organisation', ids, at.today)
  const organisations = rows.flatMap(({ id, times }) => {
    const found = known.find((one) => one.id === id)
    if (!found) return []
    const { cadenceWeeks, ...organisation } = found
    const tie = { times, promises: promises.get(id) ?? 0, ...moments.get(id) }
    const cadence = cadenceOf(cadenceWeeks, tie.last?.until, at.today)
    const lateDays = cadence.state === 'late' ? cadence.days : 0
    const weight = weightOfTie({ ...tie, nextOn: tie.next?.on, lateDays }, at.today)
    return [{ ...organisation, ...tie, ...temperature(id), cadence, support: support.get(id), weight }]
  })
  return { organisations: heaviestFirst(organisations), more: met.length - rows.length }
}

/** How those who were met are seen now, and to whom they are what: others of the same handover first, since the successor meets both. */
async function temperatureOf(db: ActorDb, noun: 'contact' | 'organisation', ids: string[], today: string) {
  const assessments = await currentOfEach(db, noun, ids)
  const relations = await relationsOfEach(db, noun, ids, today)
  const here = new Set(ids)
  return (id: string) => {
    const all = (relations.get(id) ?? []).toSorted((one, other) => Number(here.has(other.otherId)) - Number(here.has(one.otherId)))
    const seen = (assessments.get(id) ?? []).map(({ withdrawnAt: _, withdrawnReason: __, createdBy: ___, topicId: ____, ...row }) => row)
    return { assessments: seen, relations: all.slice(0, mostRelations), moreRelations: Math.max(0, all.length - mostRelations) }
  }
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
export type Temperature = Pick<Person, 'assessments' | 'relations' | 'moreRelations'>
