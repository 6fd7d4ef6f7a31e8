import { UsageError } from './noun.ts'

export const usage = `Usage: npm run gezant -- migrate

Brings the database up to date. Starting the server does so too.`

/** Every noun finds the database migrated; this one only says so. */
export async function run(args: string[]): Promise<number> {
  if (args.length > 0) throw new UsageError(`migrate takes no ${args[0]}.`)
  console.log('The database is up to date.')
  return 0
}
