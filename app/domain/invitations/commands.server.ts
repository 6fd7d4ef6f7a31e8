import { and, eq, inArray, or } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { messages } from '#db/schema/messages.ts'
import type { MessageLanguage } from '#db/schema/words.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { setAnswer } from './participant-answer.server.ts'
import { type Prepared, prepareMessages } from './prepare.server.ts'
import { messagesAbout } from './queries.server.ts'
import { asksAnew, personKey } from './rules.ts'

type Wish = {
  chosen: readonly { key: string; digest: string }[]
  language: MessageLanguage
  publicUrl: string
  now: Date
  deleting?: boolean
}

/**
 * Puts what was read on the review page into the outbox, a message to each person. `changed-meanwhile`: one of them would say something else by
 * now, or may not be sent any more; then none is.
 */
export async function sendInvitations(
  db: ActorDb,
  actor: Actor,
  engagementId: string,
  { chosen, ...wish }: Wish,
): Promise<{ ok: true } | { ok: false; reason: 'changed-meanwhile' }> {
  const read = new Map(chosen.map(({ key, digest }) => [key, digest]))
  const prepared = await prepareMessages(db, actor, engagementId, { ...wish, keys: [...read.keys()] })
  const rows = prepared.flatMap((each) => rowOf(each, engagementId, actor, wish.now))
  const asRead = prepared.every(({ made, invitee }) => made.ok && made.digest === read.get(invitee.key))
  if (rows.length === 0 || rows.length < read.size || !asRead) return { ok: false, reason: 'changed-meanwhile' }
  await clearAnswers(db, engagementId, prepared)
  await replaceWaiting(db, engagementId, prepared)
  await db.insert(messages).values(rows)
  await recordDeed(db, actor, { verb: 'invited', noun: 'engagement', recordId: engagementId })
  return { ok: true }
}

function rowOf({ invitee, kind, language, made }: Prepared, engagementId: string, actor: Actor, causedAt: Date) {
  if (!made.ok) return []
  const { contactId, memberId, address } = invitee
  const { sequence, digest, meeting } = made
  return [
    {
      id: newId(),
      kind,
      engagementId,
      contactId,
      memberId,
      address,
      language,
      sequence,
      digest,
      meeting: kind === 'invitation' ? meeting : null,
      causedBy: actor.id,
      causedAt,
      dueAt: causedAt,
    },
  ]
}

/** An answer was to the time and place it was given for. */
async function clearAnswers(db: ActorDb, engagementId: string, prepared: Prepared[]): Promise<void> {
  const before = Map.groupBy(await messagesAbout(db, engagementId), personKey)
  for (const { invitee, kind, made } of prepared) {
    if (kind !== 'invitation' || !made.ok || !asksAnew(before.get(invitee.key) ?? [], made)) continue
    await setAnswer(db, engagementId, invitee, 'none')
  }
}

/** Whoever gets a newer message is not sent an older one as well. */
async function replaceWaiting(db: ActorDb, engagementId: string, prepared: Prepared[]): Promise<void> {
  const ids = (which: 'contactId' | 'memberId') => prepared.flatMap(({ invitee }) => invitee[which] ?? [])
  const [contactIds, memberIds] = [ids('contactId'), ids('memberId')]
  const people = [
    ...(contactIds.length > 0 ? [inArray(messages.contactId, contactIds)] : []),
    ...(memberIds.length > 0 ? [inArray(messages.memberId, memberIds)] : []),
  ]
  await db
    .update(messages)
    .set({ state: 'dropped', reason: 'replaced' })
    .where(and(eq(messages.engagementId, engagementId), eq(messages.state, 'waiting'), or(...people)))
}
