import { hash } from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import type { Environment } from '#app/lib/environment.server.ts'
import type { Database } from '#db/client.server.ts'
import { members } from '#db/schema/members.ts'
import { keptSecret } from './kept-secret.ts'

/**
 * Loads the demo into an empty database and gives the demo people the password of this start.
 * Answers that password when it was made here, so that it can be printed.
 */
export async function prepareDemo(database: Database, environment: Environment): Promise<string | undefined> {
  const made = environment.demoPassword ? undefined : await keptSecret(environment.dataDir, 'demo-password', 9)
  const known = await database.db.select({ id: members.id }).from(members).limit(1)
  if (known.length === 0) {
    const { seedLetter } = await import('#seeds/letter.ts')
    await seedLetter(database)
  }
  const passwordHash = await hash(environment.demoPassword ?? made ?? '')
  await database.db.update(members).set({ passwordHash }).where(eq(members.demo, true))
  return made
}
