import { parseWithZod } from '@conform-to/zod/v4'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { hashPassword } from '#app/domain/members/passwords.server.ts'
import { makeShare, type NewShare } from '#app/domain/shares/commands.server.ts'
import { type ShareInput, shareInput } from '#app/domain/shares/input.ts'
import { editableVisit } from './visit-asked.server.ts'

export const parseShare = (form: FormData) => parseWithZod(form, { schema: shareInput })

/** Makes the link once, however often its form arrives. Undefined when it was made before: its token is not known any more. */
export async function makeShareOnce(actor: Actor, visitId: string, key: string, input: ShareInput): Promise<NewShare | undefined> {
  const { passphrase, ...wish } = input
  // Takes long by design, so not inside the transaction.
  const passphraseHash = passphrase ? await hashPassword(passphrase) : null
  return asActor(actor, async (db) => {
    const visit = await editableVisit(db, actor, visitId)
    const made: NewShare[] = []
    await once(db, actor, key, async () => {
      const outcome = await makeShare(db, actor, visit, { ...wish, passphraseHash })
      made.push(outcome)
      return outcome.ok ? outcome.id : undefined
    })
    return made[0]
  })
}
