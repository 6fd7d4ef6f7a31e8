import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import { dayRange } from '#app/lib/wall-time.ts'
import { desks } from '#db/schema/members.ts'
import { topics } from '#db/schema/topics.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import {
  visibleEngagementOrganisations,
  visibleEngagements,
  visibleEngagementTopics,
  visibleParticipants,
} from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { CalendarAddress } from './address.ts'

const most = 300

type Chosen = Pick<CalendarAddress, 'organisation' | 'member' | 'topic'>

type Choice = { id: string; name: string }
export type FilterChoices = {
  desks: Choice[]
  organisations: Choice[]
  members: Choice[]
  topics: (Choice & { nameNl: string | null })[]
  /** Whether this is all there is to choose, or only what is chosen. */
  whole: boolean
}

/** What the calendar's filters say before anyone opens them: every desk, and what is chosen by its name. */
export async function chosenChoices(db: ActorDb, { organisation, member, topic }: Chosen): Promise<FilterChoices> {
  const [o, m] = [visibleOrganisations, visibleMembers]
  return {
    desks: await db.select({ id: desks.id, name: desks.name }).from(desks).orderBy(asc(desks.name)),
    organisations: organisation ? await db.select({ id: o.id, name: o.name }).from(o).where(eq(o.id, organisation)) : [],
    members: member ? await db.select({ id: m.id, name: m.name }).from(m).where(eq(m.id, member)) : [],
    topics: topic
      ? await db.select({ id: topics.id, name: topics.name, nameNl: topics.nameNl }).from(topics).where(eq(topics.id, topic))
      : [],
    whole: false,
  }
}

/** All that the filters offer: every desk, and whom and what these days have, by name; what is chosen stays among them. */
export async function filterChoices(
  db: ActorDb,
  { from, to, zone }: { from: string; to: string; zone: string },
  chosen: Chosen,
): Promise<FilterChoices> {
  const { startsAt, endsAt } = dayRange(from, to, zone)
  const e = visibleEngagements
  const within = sql`${e.during} && tstzrange(${startsAt.toISOString()}::timestamptz, ${endsAt.toISOString()}::timestamptz)`
  const [o, m] = [visibleOrganisations, visibleMembers]
  const [atTable, about, link] = [visibleParticipants, visibleEngagementTopics, visibleEngagementOrganisations]
  const met = db.select({ id: link.organisationId }).from(link).innerJoin(e, eq(e.id, link.engagementId)).where(within)
  const busy = db
    .select({ id: atTable.memberId })
    .from(atTable)
    .innerJoin(e, eq(e.id, atTable.engagementId))
    .where(and(within, sql`${atTable.memberId} is not null`))
  const discussed = db.select({ id: about.topicId }).from(about).innerJoin(e, eq(e.id, about.engagementId)).where(within)
  return {
    desks: await db.select({ id: desks.id, name: desks.name }).from(desks).orderBy(asc(desks.name)),
    organisations: await db
      .select({ id: o.id, name: o.name })
      .from(o)
      .where(or(inArray(o.id, met), chosen.organisation ? eq(o.id, chosen.organisation) : undefined))
      .orderBy(asc(o.name))
      .limit(most),
    members: await db
      .select({ id: m.id, name: m.name })
      .from(m)
      .where(or(inArray(m.id, busy), chosen.member ? eq(m.id, chosen.member) : undefined))
      .orderBy(asc(m.name))
      .limit(most),
    topics: await db
      .select({ id: topics.id, name: topics.name, nameNl: topics.nameNl })
      .from(topics)
      .where(or(inArray(topics.id, discussed), chosen.topic ? eq(topics.id, chosen.topic) : undefined))
      .orderBy(asc(topics.name))
      .limit(most),
    whole: true,
  }
}
