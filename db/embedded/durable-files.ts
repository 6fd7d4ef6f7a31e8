import fs from 'node:fs'
import { join } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type PreRun = NonNullable<PGliteOptions['fs']>['init'] extends (pg: PGlite, options: infer Options) => unknown ? Options : never
type Stream = { nfd: number }
type Emscripten = { NODEFS: { stream_ops: { fsync?: (stream: Stream) => number }; tryFSOperation<T>(operation: () => T): T } }

/** PGlite's files on disk, with the fsync that Emscripten leaves out; counts those asked for by the database. */
export class DurableFiles extends NodeFS {
  fsyncs = 0

  override async init(pg: PGlite, options: PreRun) {
    const { emscriptenOpts } = await super.init(pg, options)
    const addFsync = (module: unknown) => {
      const { NODEFS } = module as Emscripten
      NODEFS.stream_ops.fsync = (stream) => {
        NODEFS.tryFSOperation(() => fs.fsyncSync(stream.nfd))
        this.fsyncs += 1
        return 0
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } }
  }
}

/** PGlite's own start parameters without the one that turns fsync off. */
export function durableStartParameters(): string[] {
  return [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync']
}

/** Commits something and throws unless that reached the disk: a new version of PGlite could undo the repair without a word. */
export async function assertCommitsReachDisk(pglite: PGlite, files: DurableFiles): Promise<void> {
  const before = files.fsyncs
  await pglite.query(`select pg_logical_emit_message(true, 'gezant', 'does a commit reach the disk?')`)
  if (files.fsyncs === before) throw new Error('commits do not reach the disk (no fsync), so a power cut would lose data')
}

/** Writes a whole folder through to the disk. */
export function syncFolder(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncFolder(path)
    else syncPath(path)
  }
  syncPath(folder)
}

/** Writes one file, or the names in one folder, through to the disk. */
export function syncPath(path: string): void {
  const descriptor = fs.openSync(path, 'r')
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}
