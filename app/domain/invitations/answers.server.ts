import { createHash } from 'node:crypto'
import { and, eq, inArray, max } from 'drizzle-orm'
import type { ReadAnswer } from '#app/ical/read/answer-values.ts'
import { isUuid, newId } from '#app/lib/ids.ts'
import { engagements } from '#db/schema/engagements.ts'
import { receivedAnswers } from '#db/schema/received-answers.ts'
import type { AnswerReason } from '#db/schema/words.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleReceivedAnswers } from '#db/visible/received-answers.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { uidDomain } from '../feeds/uid-domain.ts'
import { answersAbout } from './answer-queries.server.ts'
import { canTake, isAnswer, type Known, whyOnlyShown } from './answer-rules.ts'
import { ofPerson, setAnswer } from './participant-answer.server.ts'
import { inviteesOf, messagesAbout } from './queries.server.ts'
import { type Person, personKey } from './rules.ts'

/** What became of an answer. `elsewhere` and `unknown` are not about this engagement, and nothing is kept of them. */
export type Received =
  | { kind: 'applied' }
  | { kind: 'shown'; reason: AnswerReason }
  | { kind: 'double' }
  | { kind: 'elsewhere'; id: string; title: string }
  | { kind: 'unknown' }

const v = visibleReceivedAnswers

/** Takes in what came back to invitations to an engagement: what is clear becomes the answer of its sender, all else is kept to be shown. */
export async function receiveAnswers(
  db: ActorDb,
  actor: Actor,
  engagementId: string,
  answers: ReadAnswer[],
  now: Date,
): Promise<Received[]> {
  await holdEngagement(db, engagementId)
  const received: Received[] = []
  for (const answer of answers) received.push(await receive(db, actor, engagementId, answer, now))
  if (received.some(({ kind }) => kind === 'applied'))
    await recordDeed(db, actor, { verb: 'answered', noun: 'engagement', recordId: engagementId })
  return received
}

/** What a UID that went out from here is about; '' for any other. */
export const engagementIdIn = (uid: string): string => (uid.endsWith(`@${uidDomain}`) ? uid.slice(0, -uidDomain.length - 1) : '')

async function receive(db: ActorDb, actor: Actor, engagementId: string, answer: ReadAnswer, now: Date): Promise<Received> {
  const about = engagementIdIn(answer.uid)
  if (about !== engagementId) return elsewhere(db, about)
  const { person, ...known } = await knownOf(db, engagementId, answer.address, now)
  const reason = whyOnlyShown(answer, known, now)
  const { method, part, address, sentBy, sequence, comment, proposed } = answer
  const kept = await db
    .insert(receivedAnswers)
    .values({
      ...{ id: newId(), engagementId, ...person, method, part, address, sentBy, sequence, comment, proposed },
      stampedAt: new Date(answer.stamp),
      digest: createHash('sha256').update(JSON.stringify(answer)).digest('base64url'),
      outcome: reason ? 'shown' : 'applied',
      reason: reason ?? null,
      receivedBy: actor.id,
      receivedAt: now,
    })
    .onConflictDoNothing({ target: [receivedAnswers.engagementId, receivedAnswers.digest] })
    .returning({ id: receivedAnswers.id })
  if (kept.length === 0) return { kind: 'double' }
  if (reason) return { kind: 'shown', reason }
  if (person && isAnswer(part)) await setAnswer(db, engagementId, person, part)
  return { kind: 'applied' }
}

async function elsewhere(db: ActorDb, id: string): Promise<Received> {
  const e = visibleEngagements
  const [other] = isUuid(id) ? await db.select({ id: e.id, title: e.title }).from(e).where(eq(e.id, id)) : []
  return other ? { kind: 'elsewhere', ...other } : { kind: 'unknown' }
}

/** Whose address it is among those that were written to, and what is known of them. */
async function knownOf(db: ActorDb, engagementId: string, address: string, now: Date): Promise<Known & { person: Person | undefined }> {
  const e = visibleEngagements
  const [about] = await db.select({ status: e.status }).from(e).where(eq(e.id, engagementId))
  if (!about) throw new Error('Answers are received for what the actor sees.')
  const sent = (await messagesAbout(db, engagementId)).filter((each) => each.state === 'sent' && each.address.toLowerCase() === address)
  const last = sent.findLast(({ kind }) => kind === 'invitation')
  if (!last) return { ...about, sentSequence: undefined, takesPart: false, lastStamp: undefined, person: undefined }
  const person = { contactId: last.contactId, memberId: last.memberId }
  const present = (await inviteesOf(db, engagementId, now)).find((each) => each.takesPart && each.key === personKey(person))
  const [counted] = await db
    .select({ at: max(v.stampedAt) })
    .from(v)
    .where(and(eq(v.engagementId, engagementId), inArray(v.outcome, ['applied', 'taken']), ofPerson(v, person)))
  const sentSequence = Math.max(...sent.map(({ sequence }) => sequence))
  return { ...about, sentSequence, takesPart: present !== undefined, lastStamp: counted?.at ?? undefined, person }
}

/** Takes an answer that was only shown, as the officer says so. False when it is not one to take, or no longer. */
export async function takeAnswer(db: ActorDb, actor: Actor, engagementId: string, id: string): Promise<boolean> {
  await holdEngagement(db, engagementId)
  const e = visibleEngagements
  const [about] = await db.select({ status: e.status, zone: e.zone }).from(e).where(eq(e.id, engagementId))
  const found = about && (await answersAbout(db, engagementId, about.zone)).find((each) => each.id === id)
  if (!found || !isAnswer(found.part) || !canTake(found, about)) return false
  if (!(await setAnswer(db, engagementId, found, found.part))) return false
  await db.update(receivedAnswers).set({ outcome: 'taken', takenBy: actor.id }).where(eq(receivedAnswers.id, id))
  await recordDeed(db, actor, { verb: 'answered', noun: 'engagement', recordId: engagementId })
  return true
}

/** Answers come in one at a time, so that of two the later one counts. */
const holdEngagement = (db: ActorDb, id: string) =>
  db.select({ id: engagements.id }).from(engagements).where(eq(engagements.id, id)).for('update')
