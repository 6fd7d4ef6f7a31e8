import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { firstDay, lastDay, visibleEngagements, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleReadOuts } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type Counterparts, metWithAny } from '../timeline/counterparts.server.ts'
import { behind, isContact, went } from '../timeline/met.server.ts'
import { refTo } from './sources.ts'

const p = visibleParticipants
const r = visibleReadOuts

// More than a brief tells, since some of them may be left out.
const looked = 15

/** The latest talks with them before an engagement, the newest first, with where, at what level and what was written down of them. */
export async function talksBefore(
  db: ActorDb,
  engagement: { id: string; startsAt: Date; visitId: string | null },
  theirs: Counterparts,
  now: Date,
) {
  const met = metWithAny(theirs)
  if (!met) return []
  const e = visibleEngagements
  const found = await db.select({ id: sql<string>`t.id` }).from(
    sql`(with met as materialized (${met}) select e.id, e.starts_at from visible_engagements e
        where e.id in (select id from met) and ${isContact} and ${went} and ${behind(now.toISOString())}
          and e.starts_at < ${engagement.startsAt.toISOString()}::timestamptz
          and e.id not in (${engagement.id}::uuid, ${engagement.visitId ?? engagement.id}::uuid)
          and (not exists (select 1 from met v where v.id = e.visit_id)
            or exists (select 1 from visible_read_outs r where r.engagement_id = e.id and r.body <> ''))
        order by e.starts_at desc, e.id limit ${looked}) t`,
  )
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return []
  const rows = await db
    .select({
      id: e.id,
      kind: e.kind,
      title: e.title,
      tier: e.tier,
      place: e.place,
      on: firstDay,
      until: lastDay,
    })
    .from(e)
    .where(inArray(e.id, ids))
    .orderBy(desc(e.startsAt), e.id)
  const readOuts = Map.groupBy(await readOutsOf(db, ids), (row) => row.engagementId)
  const people = Map.groupBy(await peopleAt(db, ids), (row) => row.engagementId)
  return rows.map((row) => ({
    ...row,
    readOuts: readOuts.get(row.id) ?? [],
    people: people.get(row.id) ?? [],
    rests: [refTo('engagement', row.id)],
  }))
}

async function readOutsOf(db: ActorDb, ids: string[]) {
  const rows = await db
    .select({ id: r.id, engagementId: r.engagementId, body: sql<string>`left(${r.body}, 4000)` })
    .from(r)
    .where(and(inArray(r.engagementId, ids), ne(r.body, '')))
    .orderBy(r.createdAt, r.id)
  return rows.map((row) => ({ ...row, rests: [refTo('engagement', row.engagementId), refTo('read-out', row.id)] }))
}

async function peopleAt(db: ActorDb, ids: string[]) {
  const c = visibleContacts
  const o = visibleOrganisations
  const rows = await db
    .select({
      engagementId: p.engagementId,
      contactId: c.id,
      name: c.name,
      post: p.post,
      organisation: { id: o.id, name: o.name },
      role: p.role,
    })
    .from(p)
    .innerJoin(c, eq(c.id, p.contactId))
    .leftJoin(o, eq(o.id, p.organisationId))
    .where(and(inArray(p.engagementId, ids), ne(p.side, 'ours'), ne(p.answer, 'declined')))
    .orderBy(p.role, c.name)
    .limit(400)
  return rows.map((row) => ({ ...row, rests: [refTo('contact', row.contactId)] }))
}

export type EarlierTalk = Awaited<ReturnType<typeof talksBefore>>[number]
