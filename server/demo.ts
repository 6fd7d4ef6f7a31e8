import { eq, inArray } from 'drizzle-orm'
import { hashPassword } from '#app/domain/members/passwords.server.ts'
import type { Environment } from '#app/lib/environment.server.ts'
import type { Database } from '#db/client.server.ts'
import { members, sessions } from '#db/schema/members.ts'
import { keptSecret } from './kept-secret.ts'

/**
 * Loads the demo into an empty database and gives the demo people the password of this start.
 * Answers that password when it was made here, so that it can be printed.
 */
export async function prepareDemo(database: Database, environment: Environment): Promise<string | undefined> {
  const made = environment.demoPassword ? undefined : await keptSecret(environment.dataDir, 'demo-password', 9)
  const { seedLetter } = await import('#seeds/letter.ts')
  const { NotEmpty } = await import('#seeds/only-when-empty.ts')
  await seedLetter(database).catch((error: unknown) => {
    if (!(error instanceof NotEmpty)) throw error
  })
  const passwordHash = await hashPassword(environment.demoPassword ?? made ?? '')
  await database.db.update(members).set({ passwordHash }).where(eq(members.demo, true))
  return made
}

/** Takes from the demo people what an earlier start in demo mode gave them: outside of it others could use their password. */
export async function withdrawDemo({ db }: Database): Promise<void> {
  const people = db.select({ id: members.id }).from(members).where(eq(members.demo, true))
  await db.delete(sessions).where(inArray(sessions.memberId, people))
  await db.update(members).set({ passwordHash: null }).where(eq(members.demo, true))
}
