import type { Database } from './client.server.ts'
import { openEmbedded } from './embedded/open.ts'
import { projectMigrations } from './migrate.ts'
import { openServer } from './server/open.ts'

export type OpenOptions = {
  /** A PostgreSQL server; without it the embedded database in `dataDir` is opened. */
  databaseUrl?: string | undefined
  /** Folder of the embedded database, `.data` when left out; `memory://` keeps it in memory. */
  dataDir?: string | undefined
  migrationsFolder?: string
  poolSize?: number
  /** Longest time a statement may run on a server, 0 for no limit; 10 s when left out. */
  statementMs?: number
  /** Told, in a sentence, of trouble in the background that no caller hears of. */
  onProblem?: (message: string) => void
}

/** Opens the database; the schema is brought up to date by migrate() on the answer. Every refusal is an error with one plain sentence. */
export async function openDatabase({ databaseUrl, dataDir = '.data', ...options }: OpenOptions): Promise<Database> {
  const { migrationsFolder = projectMigrations, onProblem = console.error, poolSize, statementMs } = options
  return databaseUrl
    ? openServer({ databaseUrl, migrationsFolder, ...(poolSize && { poolSize }), ...(statementMs !== undefined && { statementMs }) })
    : openEmbedded({ dataDir, migrationsFolder, onProblem })
}
