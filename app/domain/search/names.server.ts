import { and, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { answersTo } from '#app/lib/name-likeness.ts'
import { visibleContactNames, visibleKnownAs, visibleNames } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { manyRows } from '../access/kept.server.ts'
import { begins, holdsSpellings, holdsWords, soundsLike } from './conditions.server.ts'
import type { Query } from './query.ts'
import { wordsThatAnswer } from './snippet.ts'

/** Why a record was found, when not by its own name: another name of it, one that sounds alike, or one spelled nearly so. */
export type Why = { how: 'also-written' | 'sounds-like' | 'nearly'; name: string; language: string | null }

export type FoundName = { id: string; why: Why | undefined }

type Of = 'organisation' | 'contact'

// Both have the same columns; the contacts' own view is the cheaper one to look through.
const namesOf = { organisation: visibleNames, contact: visibleContactNames as unknown as typeof visibleNames }
const owner = { organisation: namesOf.organisation.organisationId, contact: namesOf.contact.contactId }

/** A row of `names` that answers the query literally, in another spelling or by its sound. */
export const nameMatches = (query: Query, of: Of): SQL => answers(namesOf[of], query)

/** A contact that does so with all of its names together: each word of the query may be in another one of them. */
export const isKnownAs = (query: Query): SQL => answers(visibleKnownAs, query)

const answers = ({ folded, key }: { folded: AnyPgColumn; key: AnyPgColumn }, query: Query): SQL =>
  or(holdsSpellings(folded, query), soundsLike(key, query)) ?? sql`false`

/** The contacts known as that, in the order of their own names; of more than `most` one more than that. */
export async function contactsNamed(db: ActorDb, query: Query, most: number): Promise<string[]> {
  const k = visibleKnownAs
  const some = db
    .select({ id: k.contactId, sorted: k.sorted })
    .from(k)
    .where(isKnownAs(query))
    .limit(most + 1)
    .as('some')
  const [found] = await db
    .select({ ids: sql<string | null>`string_agg(${some.id}::text, ' ' order by ${some.sorted}, ${some.id})` })
    .from(some)
  return found?.ids?.split(' ') ?? []
}

/** Some of the contacts known as that, in the same order, of whom there may be very many. */
export async function contactsNamedFrom(db: ActorDb, query: Query, limit: number, offset: number): Promise<string[]> {
  const k = visibleKnownAs
  const rows = await db
    .select({ id: k.contactId })
    .from(k)
    .where(isKnownAs(query))
    .orderBy(k.sorted, k.contactId)
    .limit(limit)
    .offset(offset)
  return rows.map(({ id }) => id)
}

// So many of the names that match are looked at and put in order; where more match, a longer query tells them apart.
const mostLookedAt = 200

/** Organisations or contacts of that name, the nearest first; each once, by the name that fits best. Spelling mistakes count when little else is found. */
export async function findNames(db: ActorDb, query: Query, of: Of, limit: number): Promise<FoundName[]> {
  const { rows } = await nearestRows(db, query, of, limit)
  return rows.slice(0, limit).map((row) => ({ id: row.id, why: whyOf(row, query) }))
}

/** The same, and how many there are among the names that were looked at; `more` where more names may match. */
export async function countNames(db: ActorDb, query: Query, of: Of, limit: number) {
  const { rows, more } = await nearestRows(db, query, of, mostLookedAt)
  return { found: rows.slice(0, limit).map((row) => ({ id: row.id, why: whyOf(row, query) })), count: rows.length, more }
}

async function nearestRows(db: ActorDb, query: Query, of: Of, enough: number): Promise<{ rows: NameRow[]; more: boolean }> {
  const { folded } = namesOf[of]
  const matchingRows = () => rowsOf(db, query, of, nameMatches(query, of))
  // What begins with the query comes first, and of a common name there is enough of it; of two names hardly ever, and both are asked for at once.
  const [beginning, alongside] = await Promise.all([
    rowsOf(db, query, of, begins(folded, query.folded)),
    query.folded.includes(' ') ? matchingRows() : undefined,
  ])
  if (beginning.length === mostLookedAt || once(beginning).length >= enough) return { rows: once(beginning), more: true }
  const matching = alongside ?? (await matchingRows())
  const rows = once([...beginning, ...matching])
  if (rows.length >= 3 || query.folded.length < 4 || query.folded.length > 60) return { rows, more: matching.length === mostLookedAt }
  return { rows: once([...rows, ...(await rowsOf(db, query, of, sql`${query.folded} <% ${folded}`))]), more: false }
}

async function rowsOf(db: ActorDb, query: Query, of: Of, matches: SQL): Promise<NameRow[]> {
  const n = namesOf[of]
  const looked = db
    .select({ id: sql<string>`${owner[of]}`.as('id'), name: n.name, kind: n.kind, language: n.language, folded: n.folded, key: n.key })
    .from(n)
    // Said so that the index of owners is not read for it: half of all names have one.
    .where(and(sql`num_nonnulls(${owner[of]}) = 1`, matches))
    .limit(mostLookedAt)
    .as('looked')
  const { folded, key } = looked
  const rank = sql<number>`case when ${folded} = ${query.folded} then 1 when ${folded} like ${`${query.folded}%`} then 2 when ${holdsWords(folded, query)} then 3 when ${holdsSpellings(folded, query)} then 4 when ${soundsLike(key, query)} then 5 else 6 end`
  const nearest = db
    .select({ id: looked.id, name: looked.name, kind: looked.kind, language: looked.language, rank })
    .from(looked)
    .orderBy(sql`5`, sql`${looked.kind} <> 'main'`, sql`similarity(${folded}, ${query.folded}) desc`, folded, looked.id)
  return bySound(await manyRows(db, nearest), query)
}

/** Names that only sound alike share no letters to be ordered by where their scripts differ. */
function bySound(rows: NameRow[], query: Query): NameRow[] {
  const answers = answersTo(query.typed)
  const likeness = new Map(rows.filter((row) => row.rank === 5).map((row) => [row, answers(row.name)]))
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
