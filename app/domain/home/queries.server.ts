import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { addDays, dateAt } from '#app/lib/dates.ts'
import { mandates } from '#db/schema/topics.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { entriesOfDays } from '../calendar/queries.server.ts'
import { comingVisits } from '../engagements/queries.server.ts'
import { latelyMet } from '../timeline/lately.server.ts'
import { momentsOf } from '../timeline/moments.server.ts'
import { programmeEntries } from '../visits/queries.server.ts'
import { countSlots } from '../visits/slots.ts'
import { type ContactGap, contactGaps, isMetOften } from './contact-gaps.ts'
import { type Week, weekAround, weekView } from './week-view.ts'

/** The reader's zone, date and moment (ISO 8601). */
export type Now = { zone: string; today: string; now: string }

const e = visibleEngagements

/** This week's engagements that the actor takes part in. */
export async function weekOf(db: ActorDb, actor: Actor, { zone, today }: Now): Promise<Week> {
  return weekView(await entriesOfDays(db, { ...weekAround(today), zone, filter: { memberId: actor.id }, limit: 200 }), today)
}

/** The visit that comes next or is under way, with its talks counted by slot. */
export async function nextVisit(db: ActorDb, { now }: Now) {
  const coming = await comingVisits(db, new Date(now), 20)
  const visit = coming.find(({ status }) => status !== 'cancelled' && status !== 'postponed')
  if (!visit?.startsOn || !visit.endsOn) return undefined
  const { id, title, place, startsOn, endsOn } = visit
  return { id, title, place, startsOn, endsOn, slots: countSlots(await programmeEntries(db, visit)) }
}

export type NextVisit = NonNullable<Awaited<ReturnType<typeof nextVisit>>>
// Most communities were met within these weeks, and need not be looked at further.
const latelyMs = 8 * 7 * 86_400_000

/** Communities whose agreed rhythm of contact is broken or about to be. */
export async function communitiesWithoutContact(db: ActorDb, { today, now }: Now): Promise<ContactGap[]> {
  const o = visibleOrganisations
  const communities = await db
    .select({ id: o.id, name: o.name, cadenceWeeks: o.cadenceWeeks })
    .from(o)
    .where(and(eq(o.kind, 'community'), isNotNull(o.cadenceWeeks)))
    .orderBy(asc(o.name))
    .limit(300)
  const idsOf = (some: typeof communities) => some.map(({ id }) => id)
  const met = await latelyMet(db, idsOf(communities), new Date(Date.parse(now) - latelyMs), new Date(now))
  const unsure = communities.filter(({ id, cadenceWeeks }) => !isMetOften(cadenceWeeks, met.get(id), today))
  const moments = await momentsOf(db, 'organisation', idsOf(unsure), new Date(now))
  return contactGaps(
    unsure.map((community) => ({ ...community, ...moments.get(community.id) })),
    today,
  )
}

export type LetterDays = { from: string; to: string; visitId: string | null }

/** The days of what the letter tells, where it is loaded and not close to today; undefined otherwise. */
export async function letterDays(db: ActorDb, { zone, today }: Now): Promise<LetterDays | undefined> {
  // The few mandates tell cheaply whether the letter was loaded at all; looking through every engagement would not.
  const [loaded] = await db.select({ id: mandates.id }).from(mandates).where(eq(mandates.source, 'letter')).limit(1)
  if (!loaded) return undefined
  const rows = await db
    .select({ id: e.id, kind: e.kind, startsOn: e.startsOn, endsOn: e.endsOn, startsAt: e.startsAt })
    .from(e)
    .where(eq(e.source, 'letter'))
    .orderBy(asc(e.startsAt), asc(e.id))
    .limit(200)
  const [first] = rows
  if (!first) return undefined
  const from = first.startsOn ?? dateAt(first.startsAt, zone)
  const to =
    rows
      .map((row) => row.endsOn ?? dateAt(row.startsAt, zone))
      .sort()
      .at(-1) ?? from
  if (from <= addDays(today, 7) && to >= addDays(today, -7)) return undefined
  return { from, to, visitId: rows.find((row) => row.kind === 'visit')?.id ?? null }
}
