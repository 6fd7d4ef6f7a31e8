import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach } from 'vitest'
import { type Database, type Db, getDatabase, setDatabase } from '#db/client.server.ts'
import { openDatabase } from '#db/open.ts'
import { startPostgres } from './postgres.ts'

const key: unique symbol = Symbol.for('gezant.test-database')
// Test files of one worker share this process; opening and migrating once is what keeps them fast.
const worker = globalThis as { [key]?: Promise<{ database: Database; empty(): Promise<void> }> }

/**
 * Gives the test file a migrated database, emptied before each of its tests (`emptied: 'once'`: before the first).
 * Embedded and in memory; with TEST_DATABASE=server on a PostgreSQL server of the worker's own. `npm test` asks both; with
 * `onBoth: false`, for what goes by the same statements as other tests and is about pages or the network, the server alone.
 */
export function useDatabase({ emptied = 'each' }: { emptied?: 'each' | 'once'; onBoth?: boolean } = {}): void {
  const before = emptied === 'each' ? beforeEach : beforeAll
  beforeAll(async () => {
    worker[key] ??= openForWorker()
    setDatabase((await worker[key]).database)
  }, 120_000)
  before(async () => (await worker[key])?.empty())
}

/** The database as its owner, past every view and policy: for what a test looks up or prepares, never for what it tests. */
export function asOwner<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
  return work(getDatabase().db)
}

async function openForWorker() {
  const onServer = process.env.TEST_DATABASE === 'server'
  const database = await openDatabase(onServer ? { databaseUrl: (await startPostgres({ fsync: false })).url } : { dataDir: 'memory://' })
  await database.migrate()
  const tables = inOrderOfDeletion(await references(database.db))
  // Ten times faster than TRUNCATE, which makes a new file for every table and index.
  const statement = sql.raw(`do $$ begin ${tables.map((table) => `delete from ${table};`).join(' ')} end $$`)
  return { database, empty: async () => void (await database.db.execute(statement)) }
}

type Reference = { name: string; refersTo: string | null }

async function references(db: Db): Promise<Reference[]> {
  return db
    .select({ name: sql<string>`t.oid::regclass::text`, refersTo: sql<string | null>`nullif(c.confrelid, t.oid)::regclass::text` })
    .from(sql`pg_class t left join pg_constraint c on c.conrelid = t.oid and c.contype = 'f'`)
    .where(sql`t.relkind = 'r' and t.relnamespace = 'public'::regnamespace`)
}

/** Tables that nothing left in the list refers to come first. */
function inOrderOfDeletion(all: Reference[]): string[] {
  const ordered: string[] = []
  let left = all
  while (left.length > 0) {
    const referredTo = new Set(left.map((reference) => reference.refersTo))
    const free = new Set(left.map((reference) => reference.name).filter((name) => !referredTo.has(name)))
    if (free.size === 0) throw new Error('Tables refer to each other in a circle.')
    ordered.push(...free)
    left = left.filter((reference) => !free.has(reference.name))
  }
  return ordered
}
