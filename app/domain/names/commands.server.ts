import { inArray } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { searchForms } from '#app/lib/search-forms.ts'
import { names } from '#db/schema/names.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { NamesInput } from './input.ts'
import { type NamedRecord, namesOf } from './queries.server.ts'

/** Makes the names of a record those given, folded for search. True when anything changed. */
export async function keepNames(db: ActorDb, record: NamedRecord, input: NamesInput): Promise<boolean> {
  const wished = rowsOf(input)
  const now = await namesOf(db, record)
  const gone = now.filter((row) => !wished.some((wish) => same(wish, row))).map((row) => row.id)
  const fresh = wished.filter((wish) => !now.some((row) => same(wish, row)))
  if (gone.length > 0) await db.delete(names).where(inArray(names.id, gone))
  if (fresh.length > 0) {
    await db.insert(names).values(fresh.map((wish) => ({ id: newId(), ...record, ...wish, ...searchForms(wish.name) })))
  }
  return gone.length + fresh.length > 0
}

type NameRow = { name: string; kind: 'main' | 'original' | 'alias' | 'short' | 'code'; language: string | null }

const same = (a: NameRow, b: NameRow) => a.name === b.name && a.kind === b.kind && a.language === b.language

function rowsOf(input: NamesInput): NameRow[] {
  return [
    { name: input.name, kind: 'main', language: null },
    ...(input.original ? [{ name: input.original, kind: 'original' as const, language: input.originalLanguage ?? null }] : []),
    ...(input.shortName ? [{ name: input.shortName, kind: 'short' as const, language: null }] : []),
    ...(input.codeName ? [{ name: input.codeName, kind: 'code' as const, language: null }] : []),
    ...(input.aliases ?? []).map(({ name, language }) => ({ name, kind: 'alias' as const, language: language ?? null })),
  ]
}
