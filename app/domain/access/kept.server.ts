import { eq, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgPreparedQuery, PreparedQueryConfig } from 'drizzle-orm/pg-core'
import type { Subject } from '../timeline/met.server.ts'
import type { ActorDb } from './as-actor.server.ts'
import { type Fields, rowReader } from './row-reader.server.ts'

/** The places for values of those names. */
export type Places<Name extends string> = Readonly<Record<Name, Placeholder>>
type Question<Rows> = { prepare(name: string): PgPreparedQuery<PreparedQueryConfig & { execute: Rows }> }
/** What Drizzle needs to know to read an answer; it keeps these two to itself. */
type Reading = { fields: Fields; joinsNotNullableMap: Record<string, boolean> | undefined }

/**
 * A question that is put into words once and asked many times, each time with other values: finding the words takes longer than the database takes
 * to answer. Where `ask` puts a value, it puts the place for it.
 */
export function kept<Name extends string, Rows>(ask: (db: ActorDb, places: Places<Name>) => Question<Rows>) {
  let known: InWords | undefined
  return async (db: ActorDb, values: Record<Name, string | number>): Promise<Rows> => {
    known ??= inWords(ask(db, allPlaces as Places<Name>))
    return answer(db, known, values) as Promise<Rows>
  }
}

/** The rows of a question whose words differ from time to time, where there are many of them: read as those of one that is kept. */
export const manyRows = async <Rows>(db: ActorDb, question: Question<Rows>): Promise<Rows> =>
  answer(db, inWords(question), {}) as Promise<Rows>

type InWords = ReturnType<typeof inWords>

function answer(db: ActorDb, { words, fields, joinsNotNullableMap, read }: InWords, values: Record<string, string | number>) {
  // Anew each time, because it belongs to the transaction of whoever asks.
  const question = db._.session.prepareQuery(words, fields, undefined, true, read)
  return Object.assign(question, { joinsNotNullableMap }).execute(values)
}

/** A kept question about an organisation or a contact, of rows that name either; `theirs` says whose they are. */
export function keptOf<Rows>(
  owner: { organisationId: AnyPgColumn; contactId: AnyPgColumn },
  ask: (db: ActorDb, theirs: SQL) => Question<Rows>,
) {
  const about = (column: AnyPgColumn) => kept((db, { id }: Places<'id'>) => ask(db, eq(column, id)))
  const ofOrganisation = about(owner.organisationId)
  const ofContact = about(owner.contactId)
  return (db: ActorDb, of: Subject): Promise<Rows> =>
    'organisationId' in of ? ofOrganisation(db, { id: of.organisationId }) : ofContact(db, { id: of.contactId })
}

/** One of many ids that are given later, as one value: see `idList`. */
export const amongGiven = (column: AnyPgColumn, ids: Placeholder): SQL => sql`${column} = any(${ids}::uuid[])`

export const idList = (ids: readonly string[]): string => `{${ids.join(',')}}`

function inWords<Rows>(question: Question<Rows>) {
  const prepared = question.prepare('kept')
  const { fields, joinsNotNullableMap } = prepared as unknown as Reading
  return { words: prepared.getQuery(), fields, joinsNotNullableMap, read: rowReader(fields) }
}

const allPlaces = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) })
