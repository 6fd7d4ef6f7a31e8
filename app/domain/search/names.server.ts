import { and, or, type SQL, sql } from 'drizzle-orm'
import { answerLikeness } from '#app/lib/name-likeness.ts'
import { visibleNames } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { begins, holdsSpellings, holdsWords, soundsLike } from './conditions.server.ts'
import type { Query } from './query.ts'
import { wordsThatAnswer } from './snippet.ts'

const n = visibleNames

/** Why a record was found, when not by its own name: another name of it, one that sounds alike, or one spelled nearly so. */
export type Why = { how: 'also-written' | 'sounds-like' | 'nearly'; name: string; language: string | null }

export type FoundName = { id: string; why: Why | undefined }

type Of = 'organisation' | 'contact'
const owner = { organisation: n.organisationId, contact: n.contactId }

/** A row of `names` that answers the query literally, in another spelling or by its sound. */
export const nameMatches = (query: Query): SQL => or(holdsSpellings(n.folded, query), soundsLike(n.key, query)) ?? sql`false`

// So many of the names that match are looked at and put in order; where more match, a longer query tells them apart.
const mostLookedAt = 200

/** Organisations or contacts of that name, the nearest first; each once, by the name that fits best. Spelling mistakes count when little else is found. */
export async function findNames(db: ActorDb, query: Query, of: Of, limit: number): Promise<FoundName[]> {
  const rows = await nearestRows(db, query, of, limit)
  return rows.slice(0, limit).map((row) => ({ id: row.id, why: whyOf(row, query) }))
}

async function nearestRows(db: ActorDb, query: Query, of: Of, limit: number): Promise<NameRow[]> {
  // What begins with the query comes first, and of a common name there is enough of it.
  const beginning = once(await rowsOf(db, query, of, begins(n.folded, query.folded)))
  if (beginning.length >= limit) return beginning
  const found = once([...beginning, ...(await rowsOf(db, query, of, nameMatches(query)))])
  if (found.length >= 3 || query.folded.length < 4 || query.folded.length > 60) return found
  return once([...found, ...(await rowsOf(db, query, of, sql`${query.folded} <% ${n.folded}`))])
}

/** How many there are, counted up to `most`. */
export async function countNames(db: ActorDb, query: Query, of: Of, most: number): Promise<number> {
  const matching = db
    .select({ id: sql`${owner[of]}`.as('id') })
    .from(n)
    .where(and(has(of), nameMatches(query)))
    .limit(most * 5)
    .as('matching')
  const rows = db.selectDistinct({ id: matching.id }).from(matching).limit(most).as('counted')
  return db.$count(rows)
}

// Said so that the index of owners is not read for it: half of all names have one.
const has = (of: Of): SQL => sql`num_nonnulls(${owner[of]}) = 1`

async function rowsOf(db: ActorDb, query: Query, of: Of, matches: SQL): Promise<NameRow[]> {
  const looked = db
    .select({ id: sql<string>`${owner[of]}`.as('id'), name: n.name, kind: n.kind, language: n.language, folded: n.folded, key: n.key })
    .from(n)
    .where(and(has(of), matches))
    .limit(mostLookedAt)
    .as('looked')
  const { folded, key } = looked
  const rank = sql<number>`case when ${folded} = ${query.folded} then 1 when ${folded} like ${`${query.folded}%`} then 2 when ${holdsWords(folded, query)} then 3 when ${holdsSpellings(folded, query)} then 4 when ${soundsLike(key, query)} then 5 else 6 end`
  const rows = await db
    .select({ id: looked.id, name: looked.name, kind: looked.kind, language: looked.language, rank })
    .from(looked)
    .orderBy(sql`5`, sql`${looked.kind} <> 'main'`, sql`similarity(${folded}, ${query.folded}) desc`, folded, looked.id)
  return bySound(rows, query)
}

/** Names that only sound alike share no letters to be ordered by where their scripts differ. */
function bySound(rows: NameRow[], query: Query): NameRow[] {
  const likeness = new Map(rows.filter((row) => row.rank === 5).map((row) => [row, answerLikeness(query.typed, row.name)]))
  return rows.toSorted((a, b) => a.rank - b.rank || (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0))
}

type NameRow = { id: string; name: string; kind: string; language: string | null; rank: number }

function whyOf({ name, kind, language, rank }: NameRow, query: Query): Why | undefined {
  if (rank > 5) return { how: 'nearly', name, language }
  if (rank > 3) return { how: 'sounds-like', name: wordsThatAnswer(name, query), language }
  return kind === 'main' ? undefined : { how: 'also-written', name, language }
}

function once(found: NameRow[]): NameRow[] {
  return [...Map.groupBy(found, (each) => each.id).values()].flatMap((same) => same.slice(0, 1))
}
