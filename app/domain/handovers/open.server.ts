import { and, asc, eq, gte, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { addDays } from '#app/lib/dates.ts'
import { among } from '#db/schema/conditions.ts'
import { visibleAffiliations, visibleContacts, visibleOrganisations, visibleRepresentations, visibleSupport } from '#db/visible/contacts.ts'
import { firstDay, visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleCommitments, visibleFollowUps, visibleReadOuts } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { commitmentsWhere } from '../commitments/queries.server.ts'
import { excerptOf } from '../timeline/excerpt.ts'
import type { Scope } from './scope.server.ts'
import { heaviestFirst, weightOfText } from './weight.ts'

const c = visibleCommitments
const e = visibleEngagements
const f = visibleFollowUps

type At = { now: Date; today: string }
type Ties = { contactIds: string[]; organisationIds: string[] }

/** What either side still has to keep: to those of the handover, or from what it holds. */
export function promisesIn(db: ActorDb, { contactIds, organisationIds }: Ties, engagementIds: string[]) {
  const whose = or(among(c.contactId, contactIds), among(c.organisationId, organisationIds), among(c.engagementId, engagementIds))
  return commitmentsWhere(db, and(eq(c.state, 'open'), whose))
}

/** Open follow-ups of whoever leaves, and of the desk's file: at most 100. */
export function followUpsIn(db: ActorDb, { leaverId, deskId }: Scope) {
  return db
    .select({ id: f.id, title: f.title, dueOn: f.dueOn, level: f.level, owner: visibleMembers.name, ownerId: f.ownerId })
    .from(f)
    .innerJoin(visibleMembers, eq(visibleMembers.id, f.ownerId))
    .where(and(isNull(f.doneAt), or(eq(f.ownerId, leaverId), deskId ? eq(f.deskId, deskId) : undefined)))
    .orderBy(sql`${f.dueOn} asc nulls last`, asc(f.id))
    .limit(100)
}

/** What is to come: engagements, and until when dates are held. */
export function comingIn(db: ActorDb, engagementIds: string[], { now }: At) {
  return db
    .select({
      id: e.id,
      title: e.title,
      kind: e.kind,
      status: e.status,
      level: e.level,
      on: firstDay,
      place: e.place,
      holdUntil: e.holdUntil,
      slot: e.slot,
    })
    .from(e)
    .where(and(among(e.id, engagementIds), gte(e.endsAt, now), inArray(e.status, ['proposed', 'tentative', 'confirmed'])))
    .orderBy(asc(e.startsAt), asc(e.id))
    .limit(60)
}

const monthsAhead = 183

/** What runs out within half a year: posts, standing, support. */
export async function endingIn(db: ActorDb, { contactIds, organisationIds }: Ties, { today }: At) {
  const until = addDays(today, monthsAhead)
  const [a, o, p, r, s] = [visibleAffiliations, visibleOrganisations, visibleContacts, visibleRepresentations, visibleSupport]
  const contact = { id: p.id, name: p.name }
  const organisation = { id: o.id, name: o.name }
  const posts = await db
    .select({ contact, organisation, untilOn: sql<string>`${a.untilOn}`, what: a.post })
    .from(a)
    .innerJoin(p, eq(p.id, a.contactId))
    .innerJoin(o, eq(o.id, a.organisationId))
    .where(and(among(a.contactId, contactIds), gte(a.untilOn, today), lte(a.untilOn, until)))
  const standings = await db
    .select({ contact, organisation, untilOn: sql<string>`${r.untilOn}`, what: sql<null>`null` })
    .from(r)
    .innerJoin(p, eq(p.id, r.contactId))
    .innerJoin(o, eq(o.id, r.organisationId))
    .where(and(among(r.contactId, contactIds), gte(r.untilOn, today), lte(r.untilOn, until)))
  const support = await db
    .select({ organisation, untilOn: sql<string>`${s.untilOn}`, what: s.what, level: s.level })
    .from(s)
    .innerJoin(o, eq(o.id, s.organisationId))
    .where(and(among(s.organisationId, organisationIds), gte(s.untilOn, today), lte(s.untilOn, until)))
  return [
    ...posts.map((row) => ({ kind: 'post' as const, level: 'internal' as const, ...row })),
    ...standings.map((row) => ({ kind: 'standing' as const, level: 'internal' as const, ...row })),
    ...support.map((row) => ({ kind: 'support' as const, contact: null, ...row })),
  ].sort((x, y) => (x.untilOn < y.untilOn ? -1 : x.untilOn > y.untilOn ? 1 : 0))
}

const mostTexts = 12

/** The read-outs to read first, by weight. */
export async function readOutsIn(db: ActorDb, engagementIds: string[], { today }: At) {
  const r = visibleReadOuts
  const rows = await db
    .select({
      id: r.id,
      engagementId: e.id,
      title: e.title,
      on: firstDay,
      level: r.level,
      tier: e.tier,
      body: sql<string>`left(${r.body}, 1200)`,
      promises: sql<number>`(select count(*)::int from visible_commitments c where c.engagement_id = ${e.id} and c.state = 'open')`,
      people: sql<number>`(select count(*)::int from visible_participants p where p.engagement_id = ${e.id} and p.contact_id is not null)`,
    })
    .from(r)
    .innerJoin(e, eq(e.id, r.engagementId))
    .where(and(among(e.id, engagementIds), ne(r.body, '')))
    .orderBy(sql`${e.startsAt} desc`, asc(r.id))
    .limit(200)
  const weighed = rows.map(({ body, ...row }) => ({ ...row, excerpt: excerptOf(body, 200), weight: weightOfText(row, today) }))
  return heaviestFirst(weighed).slice(0, mostTexts)
}
