import { parseWithZod } from '@conform-to/zod/v4'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { makeAppPassword, type NewAppPassword } from '#app/domain/app-passwords/commands.server.ts'
import { type AppPasswordInput, appPasswordInput } from '#app/domain/app-passwords/input.ts'

export const parseAppPassword = (form: FormData) => parseWithZod(form, { schema: appPasswordInput })

/** Makes it once, however often its form arrives. Undefined when it was made before: it is not known any more. */
export async function makeAppPasswordOnce(
  db: ActorDb,
  actor: Actor,
  key: string,
  input: AppPasswordInput,
): Promise<NewAppPassword | undefined> {
  const made: NewAppPassword[] = []
  await once(db, actor, key, async () => {
    const outcome = await makeAppPassword(db, actor, input)
    made.push(outcome)
    return outcome.ok ? outcome.id : undefined
  })
  return made[0]
}
