import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openDatabase } from '#db/open.ts'

const kept = path.resolve('.cache/data-folders')

/** Fills `folder` with a migrated embedded database: a copy of one that is kept between runs, for making one takes seconds. */
export async function fillDataFolder(folder: string): Promise<void> {
  cpSync(await template(), folder, { recursive: true })
}

async function template(): Promise<string> {
  const sources = [...globSync('db/{migrations,embedded}/*.{sql,ts}'), 'node_modules/@electric-sql/pglite/package.json'].sort()
  const hash = createHash('sha256')
  for (const source of sources) hash.update(source).update(readFileSync(source))
  const whole = path.join(kept, hash.digest('hex').slice(0, 16))
  if (existsSync(whole)) return whole
  mkdirSync(kept, { recursive: true })
  const unfinished = mkdtempSync(path.join(kept, 'unfinished-'))
  const database = await openDatabase({ dataDir: unfinished })
  await database.migrate()
  await database.close()
  try {
    renameSync(unfinished, whole)
  } catch {
    // Another process was first.
    rmSync(unfinished, { recursive: true, force: true })
  }
  return whole
}
