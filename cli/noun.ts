import type { Database } from '#db/client.server.ts'

/** What every file of a noun exports. `run` answers the exit code: 0, 1 refused with the reason said, 2 usage. */
export type Noun = {
  usage: string
  run(args: string[], database: Database): Promise<number>
}

/** Thrown for arguments that make no sense; the caller shows the sentence, then the usage. */
export class UsageError extends Error {
  override name = 'UsageError'
}
