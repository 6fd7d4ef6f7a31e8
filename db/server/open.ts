import { sql } from 'drizzle-orm'
import { parsePgArray } from 'drizzle-orm/pg-core/utils/array'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import type { Database } from '#db/client.server.ts'
import { DatabaseRefused, DatabaseUnreachable, innermostMessage, isDatabaseDown } from '#db/errors.ts'
import { assertAllApplied } from '#db/migrate.ts'
import { Connection, type ConnectionSettings, type Types } from './connection.ts'
import { driverClient } from './driver-client.ts'
import { createPool } from './pool.ts'

export type ServerOptions = {
  databaseUrl: string
  migrationsFolder: string
  /** Connections at most; 10 when left out. */
  poolSize?: number
  /** Longest time a statement may run; 10 s when left out, 0 for no limit. */
  statementMs?: number
}

// Together at most the five seconds that anybody waits for an answer.
const connectMs = 3000
const waitMs = 2000
const idleMs = 60_000
const oldestVersion = 15

/** text[], varchar[], uuid[], int[] and bigint[], which the embedded database answers as arrays too. */
const arrayParsers = {
  1009: parsePgArray,
  1015: parsePgArray,
  2951: parsePgArray,
  1007: (value: string) => parsePgArray(value).map(Number),
  1016: (value: string) => parsePgArray(value).map(Number),
}

/** Opens the database on a server. Throws DatabaseUnreachable or DatabaseRefused, which name host and port. */
export async function openServer({ databaseUrl, migrationsFolder, poolSize = 10, statementMs = 10_000 }: ServerOptions): Promise<Database> {
  const settings = { url: checkedUrl(databaseUrl), connectMs, statementMs }
  const { db, pool } = openPool(settings, poolSize)
  try {
    await pool.use(assertVersion)
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    db,
    mode: 'server',
    migrate: () => migrateOnce(settings, migrationsFolder),
    ping: () => pool.use(async (connection) => void (await connection.run('select 1', [], { withinMs: connectMs }))),
    close: () => pool.end(),
  }
}

function openPool(settings: ConnectionSettings, size: number) {
  const types: Types = { parsers: { ...arrayParsers }, serializers: {} }
  const pool = createPool({ open: () => connect(settings, types), size, waitMs, idleMs })
  return { pool, db: drizzle({ client: driverClient(pool, types) }) }
}

async function connect(settings: ConnectionSettings, types: Types): Promise<Connection> {
  const connection = new Connection(settings, types)
  try {
    await connection.run('select 1', [], { withinMs: settings.connectMs })
    return connection
  } catch (error) {
    await connection.end()
    const reason = innermostMessage(error)
    throw isDatabaseDown(error) ? new DatabaseUnreachable(connection.address, reason) : new DatabaseRefused(connection.address, reason)
  }
}

async function assertVersion(connection: Connection): Promise<void> {
  const [row] = await connection.run(`select current_setting('server_version_num')::int / 10000 as version`)
  if (row?.version >= oldestVersion) return
  throw new DatabaseRefused(connection.address, `it is PostgreSQL ${row?.version}, and ${oldestVersion} or later is needed`)
}

/** Several processes that start together migrate once: the others wait for the lock and find nothing left to do. */
async function migrateOnce(settings: ConnectionSettings, migrationsFolder: string): Promise<void> {
  const { db, pool } = openPool({ ...settings, statementMs: 0 }, 1)
  try {
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local lock_timeout = '5min'`)
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('gezant migrations'))`)
      await tx.execute(sql`set local lock_timeout = '3s'`)
      await migrate(tx, { migrationsFolder })
      await assertAllApplied(tx, migrationsFolder)
    })
  } finally {
    await pool.end()
  }
}

function checkedUrl(databaseUrl: string): string {
  if (URL.canParse(databaseUrl) && /^postgres(ql)?:$/.test(new URL(databaseUrl).protocol)) return databaseUrl
  // Says nothing of the value: it may hold a password.
  throw new Error('DATABASE_URL is not of the form postgres://user:password@host:port/database')
}
