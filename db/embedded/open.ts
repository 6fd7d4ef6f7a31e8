import { resolve } from 'node:path'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { Database } from '#db/client.server.ts'
import { assertAllApplied, assertNotNewer } from '#db/migrate.ts'
import { type Cluster, openCluster, openInMemory } from './cluster.ts'

export type EmbeddedOptions = {
  /** Made when missing, parents included. `memory://` keeps everything in memory and locks nothing. */
  dataDir: string
  migrationsFolder: string
  onProblem: (message: string) => void
}

const key: unique symbol = Symbol.for('gezant.embedded')
const shared = globalThis as { [key]?: Map<string, Promise<Database>> }

/**
 * Opens the embedded database in `dataDir`; a folder that this process has open already is answered by the same database.
 * Throws FolderInUse when another process has it, FolderUnusable when it cannot be trusted.
 */
export async function openEmbedded({ dataDir, migrationsFolder, onProblem }: EmbeddedOptions): Promise<Database> {
  if (dataDir === 'memory://') return asDatabase(await openInMemory(), migrationsFolder)
  const folder = resolve(dataDir)
  shared[key] ??= new Map()
  const open = shared[key]
  const known = open.get(folder)
  if (known) return known

  const forget = () => open.delete(folder)
  const opening = openCluster(folder, onProblem).then(({ pglite, close }) =>
    asDatabase({ pglite, close: () => close().finally(forget) }, migrationsFolder),
  )
  open.set(folder, opening)
  opening.catch(forget)
  return opening
}

async function asDatabase({ pglite, close }: Cluster, migrationsFolder: string): Promise<Database> {
  const db = drizzle({ client: pglite })
  try {
    await assertNotNewer(db, migrationsFolder)
  } catch (error) {
    await close()
    throw error
  }
  return {
    db,
    mode: 'embedded',
    async migrate() {
      await migrate(db, { migrationsFolder })
      await assertAllApplied(db, migrationsFolder)
    },
    async ping() {
      await pglite.query('select 1')
    },
    close,
  }
}
