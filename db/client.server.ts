import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** The handle that both drivers share: query builder and transactions, no relational schema. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>

export type Database = {
  db: Db
  mode: 'embedded' | 'server'
  /** Brings the schema up to date; does nothing when it is. */
  migrate(): Promise<void>
  /** Rejects within five seconds when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

// The application's bundle and the server around it each load a copy of this module; the symbol is what they share.
const key: unique symbol = Symbol.for('gezant.database')
const shared = globalThis as { [key]?: Database | undefined }

/** Makes `database` the one of this process; undefined after it was closed. */
export function setDatabase(database: Database | undefined): void {
  shared[key] = database
}

/** The open database of this process. Throws when nobody opened one: that is a bug, not an outage. */
export function getDatabase(): Database {
  const database = shared[key]
  if (!database) throw new Error('Bug: the database was used before it was opened, or after it was closed')
  return database
}
