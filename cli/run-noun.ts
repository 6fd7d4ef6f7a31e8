import { readEnvironment } from '#app/lib/environment.server.ts'
import { type Database, setDatabase } from '#db/client.server.ts'
import { FolderInUse, innermostMessage } from '#db/errors.ts'
import { openDatabase } from '#db/open.ts'
import { type Noun, UsageError } from './noun.ts'

/** Opens the database that the environment names, brings it up to date and runs the noun on it. Answers the exit code. */
export async function runNoun(noun: Noun, args: string[]): Promise<number> {
  const parsed = readEnvironment()
  if (!parsed.ok) return refuse(parsed.problems.join('\n'))
  const { databaseUrl, dataDir } = parsed.environment
  let database: Database | undefined
  try {
    database = await openDatabase({ databaseUrl, dataDir })
    await database.migrate()
    setDatabase(database)
    return await noun.run(args, database)
  } catch (error) {
    if (isUsage(error)) {
      console.error(`${error.message}\n\n${noun.usage}`)
      return 2
    }
    if (error instanceof FolderInUse) return refuse(`${error.message} A running Gezant holds its folder; stop it, then run this again.`)
    return refuse(innermostMessage(error))
  } finally {
    setDatabase(undefined)
    await database?.close()
  }
}

function isUsage(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS')
}

function refuse(sentence: string): number {
  console.error(sentence)
  return 1
}
