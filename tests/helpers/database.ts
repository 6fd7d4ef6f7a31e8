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
  const database = await openDatabase(
    onServer ? { databaseUrl: (await startPostgres({ fsync: false })).socketUrl } : { dataDir: 'memory://' },
  )
  await database.migrate()
  const tables = await database.db.select({ name: sql<string>`oid::regclass::text` }).from(sql`pg_class`).where(allTables)
  // Deleting is ten times faster than TRUNCATE, which makes a new file for every table and index, and ten times faster again
  // without asking each of them who refers to whom.
  const deletions = tables.map(({ name }) => `delete from ${name};`).join(' ')
  const statement = sql.raw(`do $$ begin perform set_config('session_replication_role', 'replica', true); ${deletions} end $$`)
  return { database, empty: async () => void (await database.db.execute(statement)) }
}

const allTables = sql`relkind = 'r' and relnamespace = 'public'::regnamespace`
