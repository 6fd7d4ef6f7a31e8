import { and, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { visibleNames } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { holdsSpellings, holdsWords, soundsLike } from './conditions.server.ts'
import type { Query } from './query.ts'
import { wordsThatAnswer } from './snippet.ts'

const n = visibleNames

/** Why a record was found, when not by its own name: another name of it, one that sounds alike, or one spelled nearly so. */
export type Why = { how: 'also-written' | 'sounds-like' | 'nearly'; name: string; language: string | null }

export type FoundName = { id: string; why: Why | undefined }

type Of = 'organisation' | 'contact'
const owner = { organisation: n.organisationId, contact: n.contactId }

/** A row of `names` that answers the query literally, in another spelling or by its sound. */
export const nameMatches = (query: Query): SQL =>
  or(holdsWords(n.folded, query), holdsSpellings(n.folded, query), soundsLike(n.key, query)) ?? sql`false`

/** Organisations or contacts of that name, the nearest first; each once, by the name that fits best. Spelling mistakes count when little else is found. */
export async function findNames(db: ActorDb, query: Query, of: Of, limit: number): Promise<FoundName[]> {
  const found = once(await rowsOf(db, query, of, nameMatches(query), limit * 4))
  if (found.length >= 3 || query.folded.length < 4 || query.folded.length > 60) return found.slice(0, limit)
  const near = await rowsOf(db, query, of, sql`${query.folded} <% ${n.folded}`, limit * 4)
  return once([...found, ...once(near)]).slice(0, limit)
}

/** How many there are, counted up to `most`. */
export async function countNames(db: ActorDb, query: Query, of: Of, most: number): Promise<number> {
  const id = owner[of]
  const rows = db
    .selectDistinct({ id: sql`${id}`.as('id') })
    .from(n)
    .where(and(isNotNull(id), nameMatches(query)))
    .limit(most)
    .as('counted')
  return db.$count(rows)
}

async function rowsOf(db: ActorDb, query: Query, of: Of, matches: SQL, limit: number): Promise<FoundName[]> {
  const id = owner[of]
  const literal = holdsWords(n.folded, query)
  const rank = sql<number>`case when ${n.folded} = ${query.folded} then 1 when ${n.folded} like ${`${query.folded}%`} then 2 when ${literal} then 3 when ${holdsSpellings(n.folded, query)} then 4 when ${soundsLike(n.key, query)} then 5 else 6 end`
  const rows = await db
    .select({ id: sql<string>`${id}`, name: n.name, kind: n.kind, language: n.language, rank })
    .from(n)
    .where(and(isNotNull(id), matches))
    .orderBy(sql`5`, sql`${n.kind} <> 'main'`, sql`similarity(${n.folded}, ${query.folded}) desc`, n.folded, n.id)
    .limit(limit)
  return rows.map((row) => ({ id: row.id, why: whyOf(row, query) }))
}

type NameRow = { name: string; kind: string; language: string | null; rank: number }

function whyOf({ name, kind, language, rank }: NameRow, query: Query): Why | undefined {
  if (rank > 5) return { how: 'nearly', name, language }
  if (rank > 3) return { how: 'sounds-like', name: wordsThatAnswer(name, query), language }
  return kind === 'main' ? undefined : { how: 'also-written', name, language }
}

function once(found: FoundName[]): FoundName[] {
  return [...Map.groupBy(found, (each) => each.id).values()].flatMap((same) => same.slice(0, 1))
}
