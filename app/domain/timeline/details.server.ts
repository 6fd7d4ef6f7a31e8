import { and, eq, inArray, ne, notInArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { dateAt } from '#app/lib/dates.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleCommitments, visibleFollowUps, visibleReadOuts } from '#db/visible/texts.ts'
import { visibleActivity } from '#db/visible/trail.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { ChangeEntry, CommitmentEntry, EngagementEntry, FollowUpEntry, ReadOutEntry } from './entries.ts'
import { excerptOf } from './excerpt.ts'

const e = visibleEngagements
const r = visibleReadOuts

// An excerpt is short; a read-out may be long.
const beginning = sql<string>`left(${r.body}, 1200)`
const firstDay = sql<string>`to_char(coalesce(${e.startsLocal}, ${e.startsOn}), 'YYYY-MM-DD')`
const lastDay = sql<string>`to_char(coalesce(${e.endsLocal}, ${e.endsOn}), 'YYYY-MM-DD')`

export async function engagementEntries(db: ActorDb, ids: string[]): Promise<EngagementEntry[]> {
  const visit = alias(e, 'visit')
  const rows = await db
    .select({
      id: e.id,
      what: e.kind,
      title: e.title,
      status: e.status,
      level: e.level,
      source: e.source,
      timing: e.timing,
      zone: e.zone,
      startsAt: e.startsAt,
      on: firstDay,
      until: lastDay,
      visitId: visit.id,
      visitTitle: visit.title,
    })
    .from(e)
    .leftJoin(visit, eq(visit.id, e.visitId))
    .where(inArray(e.id, ids))
  const talks = await talksOf(
    db,
    rows.filter((row) => row.what === 'visit').map((row) => row.id),
  )
  const readOuts = Map.groupBy(await readOutsOf(db, ids), (row) => row.engagementId)
  return rows.map(({ visitId, visitTitle, startsAt, ...row }) => ({
    ...row,
    kind: 'engagement',
    startsAt: startsAt.toISOString(),
    visit: visitId && visitTitle ? { id: visitId, title: visitTitle } : null,
    talks: talks.get(row.id) ?? 0,
    readOuts: (readOuts.get(row.id) ?? []).map(({ id, body, level }) => ({ id, excerpt: excerptOf(body), level })),
  }))
}

async function talksOf(db: ActorDb, visitIds: string[]): Promise<Map<string | null, number>> {
  if (visitIds.length === 0) return new Map()
  const rows = await db
    .select({ visitId: e.visitId, talks: sql<number>`count(*)::int` })
    .from(e)
    .where(and(inArray(e.visitId, visitIds), inArray(e.kind, ['meeting', 'call', 'event']), ne(e.status, 'cancelled')))
    .groupBy(e.visitId)
  return new Map(rows.map((row) => [row.visitId, row.talks]))
}

async function readOutsOf(db: ActorDb, engagementIds: string[]) {
  return db
    .select({ id: r.id, engagementId: r.engagementId, body: beginning, level: r.level })
    .from(r)
    .where(and(inArray(r.engagementId, engagementIds), notInArray(r.body, [''])))
    .orderBy(r.createdAt, r.id)
}

export async function readOutEntries(db: ActorDb, ids: string[]): Promise<ReadOutEntry[]> {
  const rows = await db
    .select({ id: r.id, engagementId: r.engagementId, title: e.title, on: firstDay, body: beginning, level: r.level })
    .from(r)
    .innerJoin(e, eq(e.id, r.engagementId))
    .where(inArray(r.id, ids))
  return rows.map(({ body, ...row }) => ({ ...row, kind: 'read-out', excerpt: excerptOf(body) }))
}

/** `zone` is the reader's: it decides on which day something was done. */
export async function followUpEntries(db: ActorDb, ids: string[], zone: string): Promise<FollowUpEntry[]> {
  const f = visibleFollowUps
  const owner = alias(visibleMembers, 'owner')
  const doer = alias(visibleMembers, 'doer')
  const rows = await db
    .select({
      id: f.id,
      title: f.title,
      level: f.level,
      dueOn: f.dueOn,
      doneAt: f.doneAt,
      createdAt: f.createdAt,
      owner: owner.name,
      doneBy: doer.name,
    })
    .from(f)
    .leftJoin(owner, eq(owner.id, f.ownerId))
    .leftJoin(doer, eq(doer.id, f.doneBy))
    .where(inArray(f.id, ids))
  return rows.map(({ doneAt, createdAt, ...row }) => {
    const doneOn = doneAt && dateAt(doneAt, zone)
    return { ...row, kind: 'follow-up', owner: row.owner ?? '', doneOn, on: doneOn ?? row.dueOn ?? dateAt(createdAt, zone) }
  })
}

export async function commitmentEntries(db: ActorDb, ids: string[], zone: string): Promise<CommitmentEntry[]> {
  const c = visibleCommitments
  const rows = await db
    .select({
      id: c.id,
      wording: c.wording,
      direction: c.direction,
      state: c.state,
      level: c.level,
      givenOn: c.givenOn,
      dueOn: c.dueOn,
      createdAt: c.createdAt,
    })
    .from(c)
    .where(inArray(c.id, ids))
  return rows.map(({ givenOn, createdAt, ...row }) => ({
    ...row,
    kind: 'commitment',
    on: givenOn ?? row.dueOn ?? dateAt(createdAt, zone),
  }))
}

export async function changeEntries(db: ActorDb, ids: string[], zone: string): Promise<ChangeEntry[]> {
  const a = visibleActivity
  const rows = await db
    .select({ id: a.id, at: a.at, verb: a.verb, noun: a.noun, fields: a.fields, who: visibleMembers.name })
    .from(a)
    .leftJoin(visibleMembers, eq(visibleMembers.id, a.memberId))
    .where(inArray(a.id, ids))
  return rows.map(({ at, verb, ...row }) => ({
    ...row,
    kind: 'change',
    verb: verb as ChangeEntry['verb'],
    who: row.who ?? '',
    on: dateAt(at, zone),
  }))
}
