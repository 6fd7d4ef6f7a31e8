import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { bigint, pgSchema } from 'drizzle-orm/pg-core'
import type { Db } from './client.server.ts'
import { errorCode } from './errors.ts'

/** Where the project keeps its migrations. */
export const projectMigrations = fileURLToPath(new URL('./migrations', import.meta.url))

const applied = pgSchema('drizzle').table('__drizzle_migrations', { createdAt: bigint('created_at', { mode: 'number' }).notNull() })
const undefinedTable = '42P01'

/** Throws when a later version of the program has migrated the database further than this one knows. */
export async function assertNotNewer(db: Db, migrationsFolder: string): Promise<void> {
  const known = Math.max(0, ...readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis))
  const newest = Math.max(0, ...(await appliedMigrations(db)))
  if (newest <= known) return
  throw new Error(
    `The database was migrated by a newer version of Gezant (${asDay(newest)}) than this one (${asDay(known)}); start that version.`,
  )
}

/** Throws when a migration was passed over: Drizzle skips, without a word, those dated before the newest applied one. */
export async function assertAllApplied(db: Db, migrationsFolder: string): Promise<void> {
  const done = new Set(await appliedMigrations(db))
  const skipped = readMigrationFiles({ migrationsFolder }).find((migration) => !done.has(migration.folderMillis))
  if (skipped) throw new Error(`The migration dated ${asDay(skipped.folderMillis)} is older than one already applied and was skipped.`)
}

async function appliedMigrations(db: Db): Promise<number[]> {
  try {
    const rows = await db.select().from(applied)
    return rows.map((row) => row.createdAt)
  } catch (error) {
    if (errorCode(error) === undefinedTable) return []
    throw error
  }
}

function asDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
