import { and, eq } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { messages } from '#db/schema/messages.ts'
import type { MessageLanguage } from '#db/schema/words.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleMessages } from '#db/visible/messages.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

/** Writes to the administrator who asks, to see whether the mail server works. */
export async function sendTest(db: ActorDb, actor: Actor, language: MessageLanguage, now: Date): Promise<string> {
  const [me] = await db.select({ address: visibleMembers.email }).from(visibleMembers).where(eq(visibleMembers.id, actor.id))
  const id = newId()
  const to = { memberId: actor.id, address: me?.address ?? '' }
  await db.insert(messages).values({ id, kind: 'test', ...to, language, digest: '', causedBy: actor.id, causedAt: now, dueAt: now })
  return id
}

/** Puts a message that was given up back in line. One that was dropped is not: it was not to be sent. */
export async function sendAgain(db: ActorDb, actor: Actor, id: string, now: Date): Promise<{ ok: boolean }> {
  const m = visibleMessages
  const [found] = await db.select({ engagementId: m.engagementId }).from(m).where(eq(m.id, id))
  if (!found) return { ok: false }
  const again = await db
    .update(messages)
    .set({ state: 'waiting', tries: 0, dueAt: now, code: null })
    .where(and(eq(messages.id, id), eq(messages.state, 'dead')))
    .returning({ id: messages.id })
  if (again.length > 0 && found.engagementId)
    await recordDeed(db, actor, { verb: 'sent-again', noun: 'engagement', recordId: found.engagementId })
  return { ok: again.length > 0 }
}
