import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { FolderUnusable } from '#db/errors.ts'
import { assertCommitsReachDisk, DurableFiles, durableStartParameters, syncFolder, syncPath } from './durable-files.ts'
import { lockFolder } from './folder-lock.ts'
import { startUpkeep } from './upkeep.ts'

export type Cluster = { pglite: PGlite; close(): Promise<void> }

const extensions = { pg_trgm, unaccent, btree_gist }
// statement_timeout is set for what it is worth: no timer interrupts PostgreSQL inside WebAssembly.
const settings = ['-c', 'statement_timeout=10000', '-c', 'TimeZone=UTC']

/** A cluster that is gone with the process. */
export async function openInMemory(): Promise<Cluster> {
  const pglite = await PGlite.create('memory://', { extensions, startParams: [...PGlite.defaultStartParams, ...settings] })
  return { pglite, close: () => pglite.close() }
}

/**
 * Opens the cluster in `dataDir` (absolute) for this process alone, with durable commits and upkeep; makes what is missing.
 * Throws FolderInUse when another process has it, FolderUnusable when it cannot be made, read or trusted.
 */
export async function openCluster(dataDir: string, onProblem: (message: string) => void, upkeepEveryMs = 60_000): Promise<Cluster> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new FolderUnusable(dataDir, (error as Error).message)
  }
  const lock = lockFolder(join(dataDir, 'database.lock'), dataDir)
  try {
    const pglite = await start(dataDir)
    const upkeep = startUpkeep(pglite, upkeepEveryMs, onProblem)
    return {
      pglite,
      async close() {
        try {
          await upkeep.stop()
          await pglite.close()
        } finally {
          lock.release()
        }
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function start(dataDir: string): Promise<PGlite> {
  const folder = join(dataDir, 'database')
  let complaint = ''
  const onStderr = (line: string) => {
    complaint = /(?:FATAL|PANIC): +(.*)/.exec(line)?.[1] ?? complaint
    return false
  }
  let pglite: PGlite | undefined
  try {
    if (!existsSync(folder)) await createFolder(folder, dataDir)
    const files = new DurableFiles(folder)
    pglite = await PGlite.create({ fs: files, extensions, startParams: [...durableStartParameters(), ...settings], onStderr })
    await pglite.query('select count(*) from pg_class')
    await assertCommitsReachDisk(pglite, files)
    return pglite
  } catch (error) {
    await pglite?.close()
    throw new FolderUnusable(dataDir, complaint || (error as Error).message)
  }
}

/** Appears under its name only when it is whole and on the disk, so a first start that is cut off leaves nothing half made. */
async function createFolder(folder: string, dataDir: string): Promise<void> {
  const unfinished = `${folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  const pglite = await PGlite.create(unfinished)
  await pglite.close()
  syncFolder(unfinished)
  renameSync(unfinished, folder)
  syncPath(dataDir)
}
