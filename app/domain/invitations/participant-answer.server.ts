import { and, eq, inArray } from 'drizzle-orm'
import { participants } from '#db/schema/participants.ts'
import type { answers } from '#db/schema/words.ts'
import { visibleParticipants } from '#db/visible/engagements.ts'
import type { visibleReceivedAnswers } from '#db/visible/received-answers.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { Person } from './rules.ts'

export const ofPerson = (table: typeof visibleReceivedAnswers | typeof visibleParticipants, { contactId, memberId }: Person) =>
  contactId ? eq(table.contactId, contactId) : eq(table.memberId, memberId ?? '')

/** Writes down what somebody answers. False when they take no part. */
export async function setAnswer(db: ActorDb, engagementId: string, person: Person, answer: (typeof answers)[number]): Promise<boolean> {
  const p = visibleParticipants
  const whose = db
    .select({ id: p.id })
    .from(p)
    .where(and(eq(p.engagementId, engagementId), ofPerson(p, person)))
  const set = await db.update(participants).set({ answer }).where(inArray(participants.id, whose)).returning({ id: participants.id })
  return set.length > 0
}
