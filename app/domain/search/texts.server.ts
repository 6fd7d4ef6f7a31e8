import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Level } from '#db/schema/words.ts'
import { visibleAssessments } from '#db/visible/assessments.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { firstDay, visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleBriefs, visibleCommitments, visibleFollowUps, visibleReadOuts } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { holdsForms } from './conditions.server.ts'
import type { Query } from './query.ts'
import { markHits, type Piece, snippetOf } from './snippet.ts'

export const textGroups = ['engagement', 'read-out', 'brief', 'follow-up', 'commitment', 'note'] as const
export type TextGroup = (typeof textGroups)[number]

/** One thing found by its words. `id` leads to its page: for briefs and read-outs, that of the engagement; `key` is its own. */
export type FoundText = {
  id: string
  key: string
  title: Piece[]
  /** Where the words stand, when not in the title. */
  snippet: Piece[]
  /** Its day, 'YYYY-MM-DD', when it has one. */
  on: string | null
  level: Level
  /** Of a follow-up: whose it is, and whether it is done. */
  note: { owner: string; done: boolean } | null
}

const e = visibleEngagements
const f = visibleFollowUps
const c = visibleCommitments

const n = visibleAssessments

const views = { engagement: e, 'read-out': visibleReadOuts, brief: visibleBriefs, 'follow-up': f, commitment: c, note: n }

// Of assessments only notes have words to be searched; one that was withdrawn is not found any more.
const notWithdrawn = (group: TextGroup): SQL | undefined => (group === 'note' ? isNull(n.withdrawnAt) : undefined)

/** How many there are, counted up to `most`. */
export async function countTexts(db: ActorDb, query: Query, group: TextGroup, most: number): Promise<number> {
  const view = views[group]
  const rows = db
    .select({ id: view.id })
    .from(view)
    .where(and(holdsForms(view.folded, query), notWithdrawn(group)))
    .limit(most)
    .as('counted')
  return db.$count(rows)
}

/** Records of one kind whose text holds every word of the query, the latest first. */
export const findTexts = (db: ActorDb, query: Query, group: TextGroup, limit: number): Promise<FoundText[]> =>
  finders[group](db, query, limit)

const finders: Record<TextGroup, (db: ActorDb, query: Query, limit: number) => Promise<FoundText[]>> = {
  async engagement(db, query, limit) {
    const rows = await db
      .select({ id: e.id, title: e.title, purpose: e.purpose, on: firstDay, level: e.level })
      .from(e)
      .where(holdsForms(e.folded, query))
      .orderBy(desc(e.startsAt), e.id)
      .limit(limit)
    return rows.map(({ title, purpose, ...row }) => ({ ...row, key: row.id, ...pieces(query, title, purpose ?? ''), note: null }))
  },

  'read-out': (db, query, limit) => ofEngagement(db, visibleReadOuts, query, limit),

  brief: (db, query, limit) => ofEngagement(db, visibleBriefs, query, limit),

  async 'follow-up'(db, query, limit) {
    const rows = await db
      .select({
        id: f.id,
        title: f.title,
        on: f.dueOn,
        level: f.level,
        done: sql<boolean>`${f.doneAt} is not null`,
        owner: visibleMembers.name,
      })
      .from(f)
      .innerJoin(visibleMembers, eq(visibleMembers.id, f.ownerId))
      .where(holdsForms(f.folded, query))
      .orderBy(sql`${f.dueOn} desc nulls last`, f.id)
      .limit(limit)
    return rows.map(({ title, done, owner, ...row }) => ({ ...row, key: row.id, ...pieces(query, title, ''), note: { owner, done } }))
  },

  async commitment(db, query, limit) {
    const rows = await db
      .select({ id: c.id, wording: c.wording, on: c.dueOn, level: c.level })
      .from(c)
      .where(holdsForms(c.folded, query))
      .orderBy(sql`${c.dueOn} desc nulls last`, c.id)
      .limit(limit)
    return rows.map(({ wording, ...row }) => ({ ...row, key: row.id, ...pieces(query, wording, ''), note: null }))
  },

  async note(db, query, limit) {
    const [o, p] = [visibleOrganisations, visibleContacts]
    const rows = await db
      .select({ id: n.id, body: n.note, on: n.assessedOn, level: n.level, name: sql<string>`coalesce(${p.name}, ${o.name})` })
      .from(n)
      .leftJoin(p, eq(p.id, n.contactId))
      .leftJoin(o, eq(o.id, n.organisationId))
      .where(and(holdsForms(n.folded, query), notWithdrawn('note')))
      .orderBy(desc(n.assessedOn), n.id)
      .limit(limit)
    return rows.map(({ name, body, ...row }) => ({
      ...row,
      ...{ key: row.id, title: markHits(name, query), snippet: snippetOf(body, query), note: null },
    }))
  },
}

type TextView = typeof visibleReadOuts | typeof visibleBriefs

async function ofEngagement(db: ActorDb, view: TextView, query: Query, limit: number): Promise<FoundText[]> {
  const found = await idsOf(db, view, query, limit)
  if (found.length === 0) return []
  const rows = await db
    .select({ id: e.id, key: view.id, title: e.title, body: view.body, on: firstDay, level: view.level })
    .from(view)
    .innerJoin(e, eq(e.id, view.engagementId))
    .where(inArray(view.id, found))
    .orderBy(desc(e.startsAt), view.id)
  return rows.map(({ title, body, ...row }) => ({ ...row, title: markHits(title, query), snippet: snippetOf(body, query), note: null }))
}

/**
 * More than there are. Said so that those that match are found first and then put in order: the database else walks along all engagements there
 * ever were, and looks at the texts of each.
 */
const mostInOrder = 1_000_000

/** Apart from the bodies, which are long and only wanted of the few that are shown. */
async function idsOf(db: ActorDb, view: TextView, query: Query, limit: number): Promise<string[]> {
  const matching = db
    .select({ id: view.id, startsAt: e.startsAt })
    .from(view)
    .innerJoin(e, eq(e.id, view.engagementId))
    .where(holdsForms(view.folded, query))
    .limit(mostInOrder)
    .as('matching')
  const rows = await db.select({ id: matching.id }).from(matching).orderBy(desc(matching.startsAt), matching.id).limit(limit)
  return rows.map((row) => row.id)
}

function pieces(query: Query, title: string, text: string): { title: Piece[]; snippet: Piece[] } {
  const snippet = text ? snippetOf(text, query) : []
  return { title: markHits(title, query), snippet: snippet.some((piece) => piece.hit) ? snippet : [] }
}
