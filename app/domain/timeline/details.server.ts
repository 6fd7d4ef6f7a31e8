import { and, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import { dateAt } from '#app/lib/dates.ts'
import { firstDay, lastDay, visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleCommitments, visibleFollowUps, visibleReadOuts } from '#db/visible/texts.ts'
import { visibleActivity } from '#db/visible/trail.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { amongGiven, idList, kept, type Places } from '../access/kept.server.ts'
import { clearancesOf } from '../clearance/queries.server.ts'
import { needsClearance } from '../clearance/rules.ts'
import type { ChangeEntry, CommitmentEntry, EngagementEntry, FollowUpEntry, ReadOutEntry } from './entries.ts'
import { excerptOf } from './excerpt.ts'

const e = visibleEngagements
const r = visibleReadOuts

const talksShown = 25

// An excerpt is short; a read-out may be long.
const beginning = sql<string>`left(${r.body}, 1200)`

const engagementsAsked = kept((db, { ids }: Places<'ids'>) =>
  db
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
      visitId: e.visitId,
    })
    .from(e)
    .where(amongGiven(e.id, ids)),
)

export async function engagementEntries(db: ActorDb, ids: string[]): Promise<EngagementEntry[]> {
  const asked = { ids: idList(ids) }
  const [rows, readOuts] = await Promise.all([engagementsAsked(db, asked), readOutsAsked(db, asked)])
  const readOutsOf = Map.groupBy(readOuts, (row) => row.engagementId)
  const idsWhere = (fits: (row: (typeof rows)[number]) => boolean) => rows.filter(fits).map((row) => row.id)
  const [visits, talks, clearances] = await Promise.all([
    visitsNamed(
      db,
      rows.flatMap((row) => row.visitId ?? []),
    ),
    talksOf(
      db,
      idsWhere((row) => row.what === 'visit'),
    ),
    clearancesOf(
      db,
      idsWhere((row) => needsClearance(row.level)),
    ),
  ])
  return rows.map(({ visitId, startsAt, ...row }) => ({
    ...row,
    kind: 'engagement',
    startsAt: startsAt.toISOString(),
    visit: (visitId && visits.get(visitId)) || null,
    talks: talks.get(row.id)?.[0]?.talks ?? 0,
    programme: (talks.get(row.id) ?? []).map(({ id, title, on, timing }) => ({ id, title, on: timing === 'window' ? null : on })),
    clearance: clearances.get(row.id) ?? null,
    readOuts: (readOutsOf.get(row.id) ?? []).map(({ id, body, level }) => ({ id, excerpt: excerptOf(body), level })),
  }))
}

/** Of the visits that engagements belong to, those the actor may know. */
async function visitsNamed(db: ActorDb, ids: string[]): Promise<Map<string, { id: string; title: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db.select({ id: e.id, title: e.title }).from(e).where(inArray(e.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

/** The first talks of each visit, as far as the actor may know them, each with how many there are. */
async function talksOf(db: ActorDb, visitIds: string[]) {
  return Map.groupBy(visitIds.length > 0 ? await talksAsked(db, { visitIds: idList(visitIds) }) : [], (row) => row.visitId)
}

const talksAsked = kept((db, { visitIds }: Places<'visitIds'>) => {
  const ranked = db
    .select({
      id: e.id,
      visitId: e.visitId,
      title: e.title,
      timing: e.timing,
      on: firstDay.as('on_day'),
      talks: sql<number>`(count(*) over (partition by ${e.visitId}))::int`.as('talks'),
      place: sql<number>`row_number() over (partition by ${e.visitId} order by ${e.startsAt}, ${e.id})`.as('place'),
    })
    .from(e)
    .where(and(amongGiven(e.visitId, visitIds), inArray(e.kind, ['meeting', 'call', 'event']), ne(e.status, 'cancelled')))
    .as('ranked')
  return db.select().from(ranked).where(lte(ranked.place, talksShown)).orderBy(ranked.place)
})

const readOutsAsked = kept((db, { ids }: Places<'ids'>) =>
  db
    .select({ id: r.id, engagementId: r.engagementId, body: beginning, level: r.level })
    .from(r)
    .where(and(amongGiven(r.engagementId, ids), ne(r.body, '')))
    .orderBy(r.createdAt, r.id),
)

export async function readOutEntries(db: ActorDb, ids: string[]): Promise<ReadOutEntry[]> {
  const rows = await db
    .select({ id: r.id, engagementId: r.engagementId, title: e.title, on: firstDay, body: beginning, level: r.level })
    .from(r)
    .innerJoin(e, eq(e.id, r.engagementId))
    .where(inArray(r.id, ids))
  return rows.map(({ body, ...row }) => ({ ...row, kind: 'read-out', excerpt: excerptOf(body) }))
}

const f = visibleFollowUps

const followUpsAsked = kept((db, { ids }: Places<'ids'>) =>
  db
    .select({
      id: f.id,
      title: f.title,
      level: f.level,
      dueOn: f.dueOn,
      doneAt: f.doneAt,
      doneBy: f.doneBy,
      createdAt: f.createdAt,
      owner: visibleMembers.name,
    })
    .from(f)
    .innerJoin(visibleMembers, eq(visibleMembers.id, f.ownerId))
    .where(amongGiven(f.id, ids)),
)

/** `zone` is the reader's: it decides on which day something was done. */
export async function followUpEntries(db: ActorDb, ids: string[], zone: string): Promise<FollowUpEntry[]> {
  const rows = await followUpsAsked(db, { ids: idList(ids) })
  const doers = await membersNamed(
    db,
    rows.flatMap((row) => row.doneBy ?? []),
  )
  return rows.map(({ doneAt, doneBy, createdAt, ...row }) => {
    const doneOn = doneAt && dateAt(doneAt, zone)
    const on = doneOn ?? row.dueOn ?? dateAt(createdAt, zone)
    return { ...row, kind: 'follow-up', doneBy: (doneBy && doers.get(doneBy)) ?? null, doneOn, on }
  })
}

async function membersNamed(db: ActorDb, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const m = visibleMembers
  const rows = await db.select({ id: m.id, name: m.name }).from(m).where(inArray(m.id, ids))
  return new Map(rows.map((row) => [row.id, row.name]))
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
