import { DatabaseSync } from 'node:sqlite'
import { FolderInUse, FolderUnusable } from '#db/errors.ts'

/**
 * Holds `file` for this process until release() or the end of the process, however that comes.
 * Throws FolderInUse at once when another process holds it: two on one folder silently lose what one of them wrote.
 */
export function lockFolder(file: string, folder: string): { release(): void } {
  let lock: DatabaseSync | undefined
  try {
    // The operating system drops SQLite's file lock with the process, which no lock file with a process id does.
    lock = new DatabaseSync(file)
    lock.exec('begin exclusive')
  } catch (error) {
    lock?.close()
    const { errcode, message } = error as { errcode?: number; message: string }
    throw errcode === busy ? new FolderInUse(folder) : new FolderUnusable(folder, message)
  }
  const held = lock
  return { release: () => held.close() }
}

const busy = 5
