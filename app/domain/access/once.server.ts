import { and, eq } from 'drizzle-orm'
import { sentForms } from '#db/schema/members.ts'
import type { Actor } from './actors.ts'
import type { ActorDb } from './as-actor.server.ts'

/**
 * Carries out a form once, however often it arrives: the second time gives the first one's answer (an id or a path).
 * The key is made where the form is drawn; a second post that comes at the same moment waits for the first.
 * When `work` answers undefined the form was refused, and may be sent again, mended.
 */
export async function once(db: ActorDb, actor: Actor, key: string, work: () => Promise<string | undefined>): Promise<string | undefined> {
  const [fresh] = await db.insert(sentForms).values({ memberId: actor.id, key }).onConflictDoNothing().returning({ key: sentForms.key })
  const mine = and(eq(sentForms.memberId, actor.id), eq(sentForms.key, key))
  if (!fresh) {
    const [sent] = await db.select({ answer: sentForms.answer }).from(sentForms).where(mine)
    if (sent?.answer) return sent.answer
    throw new Error('A form was sent before, and its answer is not known.')
  }
  const answer = await work()
  if (answer === undefined) await db.delete(sentForms).where(mine)
  else await db.update(sentForms).set({ answer }).where(mine)
  return answer
}
