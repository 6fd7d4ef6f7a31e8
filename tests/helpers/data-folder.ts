import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openCluster } from '#db/embedded/cluster.ts'
import { openDatabase } from '#db/open.ts'

const kept = path.resolve('.cache/data-folders')

/** Fills `folder` with a migrated embedded database. */
export const fillDataFolder = (folder: string) => fill(folder, 'migrated', () => globSync('db/{migrations,embedded}/*.{sql,ts}'), migrated)

/** Fills `folder` with an embedded database that holds nothing yet. */
export const fillWithEmptyDatabase = (folder: string) => fill(folder, 'empty', () => globSync('db/embedded/*.ts'), empty)

async function migrated(dataDir: string) {
  const database = await openDatabase({ dataDir })
  await database.migrate()
  await database.close()
}

async function empty(dataDir: string) {
  await (await openCluster(dataDir, console.error)).close()
}

/** Making one takes seconds, so the folder is a copy of one that is kept between runs for as long as its sources are the same. */
async function fill(folder: string, kind: string, sources: () => string[], make: (dataDir: string) => Promise<void>): Promise<void> {
  const hash = createHash('sha256')
  for (const source of [...sources(), 'node_modules/@electric-sql/pglite/package.json'].sort())
    hash.update(source).update(readFileSync(source))
  const whole = path.join(kept, `${kind}-${hash.digest('hex').slice(0, 16)}`)
  if (!existsSync(whole)) {
    mkdirSync(kept, { recursive: true })
    const outdated = readdirSync(kept).filter((name) => name.startsWith(`${kind}-`))
    const unfinished = mkdtempSync(path.join(kept, 'unfinished-'))
    await make(unfinished)
    try {
      renameSync(unfinished, whole)
    } catch {
      // Another process was first.
      rmSync(unfinished, { recursive: true, force: true })
    }
    for (const name of outdated) rmSync(path.join(kept, name), { recursive: true, force: true })
  }
  cpSync(whole, folder, { recursive: true })
}
