import { eq, inArray } from 'drizzle-orm'
import { type Level, levels, type NoticeKind } from '#db/schema/words.ts'
import { visibleContacts, visibleOrganisations, visibleRepresentations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleHandovers } from '#db/visible/handovers.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleBriefs, visibleFollowUps, visibleReadOuts } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

/** What a notice is about. `due` is a date, or an instant where the record has one; `other` a second name: a place, a community. */
export type About = { title: string; other?: string | null; path: string; due?: string | null; level: Level }

type Named = { kind: NoticeKind; recordId: string }
type Found = [recordId: string, about: About]

/** What notices are about, by kind and record, as far as the actor may know it. One query for each kind of record that occurs. */
export async function aboutOf(db: ActorDb, notices: Named[]): Promise<Map<string, About>> {
  const found = new Map<string, About>()
  for (const [kind, ofKind] of Map.groupBy(notices, (notice) => notice.kind)) {
    const ids = ofKind.map(({ recordId }) => recordId)
    for (const [id, about] of await look[kind](db, ids)) found.set(`${kind} ${id}`, about)
  }
  return found
}

const stricter = (one: Level, other: Level): Level => (levels.indexOf(one) < levels.indexOf(other) ? other : one)

async function followUps(db: ActorDb, ids: string[]): Promise<Found[]> {
  const f = visibleFollowUps
  const rows = await db.select({ id: f.id, title: f.title, due: f.dueOn, level: f.level }).from(f).where(inArray(f.id, ids))
  return rows.map(({ id, due, ...row }) => [id, { ...row, due, path: `/follow-ups/${id}` }])
}

async function engagements(db: ActorDb, ids: string[]): Promise<Found[]> {
  const e = visibleEngagements
  const rows = await db
    .select({ id: e.id, kind: e.kind, title: e.title, level: e.level, place: e.place, startsOn: e.startsOn, startsAt: e.startsAt })
    .from(e)
    .where(inArray(e.id, ids))
  return rows.map(({ id, kind, title, level, place, startsOn, startsAt }) => [
    id,
    { title, level, other: place, due: startsOn ?? startsAt.toISOString(), path: `/${kind === 'visit' ? 'visits' : 'engagements'}/${id}` },
  ])
}

async function holds(db: ActorDb, ids: string[]): Promise<Found[]> {
  const e = visibleEngagements
  const rows = await db.select({ id: e.id, title: e.title, level: e.level, until: e.holdUntil }).from(e).where(inArray(e.id, ids))
  return rows.map(({ id, until, ...row }) => [id, { ...row, due: until?.toISOString() ?? null, path: `/engagements/${id}` }])
}

/** The engagement that a text is owed for, whether or not somebody has begun to write it. */
const texts =
  (t: typeof visibleBriefs | typeof visibleReadOuts, place: 'brief' | 'read-out') =>
  async (db: ActorDb, ids: string[]): Promise<Found[]> => {
    const e = visibleEngagements
    const rows = await db
      .select({ id: e.id, title: e.title, level: e.level, ofText: t.level })
      .from(e)
      .leftJoin(t, eq(t.engagementId, e.id))
      .where(inArray(e.id, ids))
      .orderBy(t.createdAt)
    return rows.map(({ id, title, level, ofText }) => [
      id,
      { title, level: ofText ? stricter(level, ofText) : level, path: `/engagements/${id}/${place}` },
    ])
  }

async function representations(db: ActorDb, ids: string[]): Promise<Found[]> {
  const [r, c, o] = [visibleRepresentations, visibleContacts, visibleOrganisations]
  const rows = await db
    .select({
      id: r.id,
      due: r.untilOn,
      contact: { id: c.id, name: c.name, level: c.level },
      organisation: { name: o.name, level: o.level },
    })
    .from(r)
    .innerJoin(c, eq(c.id, r.contactId))
    .innerJoin(o, eq(o.id, r.organisationId))
    .where(inArray(r.id, ids))
  return rows.map(({ id, due, contact, organisation }) => [
    id,
    {
      title: contact.name,
      other: organisation.name,
      due,
      level: stricter(contact.level, organisation.level),
      path: `/contacts/${contact.id}`,
    },
  ])
}

async function organisations(db: ActorDb, ids: string[]): Promise<Found[]> {
  const o = visibleOrganisations
  const rows = await db.select({ id: o.id, title: o.name, level: o.level }).from(o).where(inArray(o.id, ids))
  return rows.map(({ id, ...row }) => [id, { ...row, path: `/organisations/${id}` }])
}

/** Who takes it over reads who leaves in their inbox; a handover has no level, and mail says of it what it would of a confidential record. */
async function handovers(db: ActorDb, ids: string[]): Promise<Found[]> {
  const [h, m] = [visibleHandovers, visibleMembers]
  const rows = await db.select({ id: h.id, title: m.name }).from(h).innerJoin(m, eq(m.id, h.leaverId)).where(inArray(h.id, ids))
  return rows.map(({ id, title }) => [id, { title, level: 'confidential', path: `/handovers/${id}` }])
}

const look: Record<NoticeKind, (db: ActorDb, ids: string[]) => Promise<Found[]>> = {
  'follow-up-due': followUps,
  'follow-up-late': followUps,
  'follow-up-freed': async (db, ids) => (await followUps(db, ids)).map(([id, { due: _, ...about }]) => [id, about]),
  'help-due': followUps,
  'engagement-tomorrow': engagements,
  'brief-due': texts(visibleBriefs, 'brief'),
  'read-out-due': texts(visibleReadOuts, 'read-out'),
  'hold-ends': holds,
  'representation-ends': representations,
  'contact-late': organisations,
  'contact-never': organisations,
  'handover-waits': handovers,
}
