import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The random text of `bytes` bytes kept under `name` in the data folder, made at the first call; only this user may read the file. Nothing is kept for a database in memory. */
export async function keptSecret(dataDir: string, name: string, bytes: number): Promise<string> {
  const made = randomBytes(bytes).toString('base64url')
  if (dataDir === 'memory://') return made
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const file = path.join(dataDir, name)
  try {
    await writeFile(file, made, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return (await readFile(file, 'utf8')).trim()
}
