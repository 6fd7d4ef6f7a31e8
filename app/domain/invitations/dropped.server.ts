import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { ReadAnswer } from '#app/ical/read/answer-values.ts'
import { readAnswersApart } from '#app/ical/read/read-answers.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { messages } from '#db/schema/messages.ts'
import type { Actor } from '../access/actors.ts'
import { asActor, asGate, type GateDb } from '../access/as-actor.server.ts'
import { findEngagement } from '../engagements/queries.server.ts'
import { canEditEngagement } from '../engagements/rules.ts'
import { memberNow } from '../members/member-now.server.ts'
import { engagementIdIn, type Received, receiveAnswers } from './answers.server.ts'

/** Each answer in a file that nobody brought in by hand, in a word. `unreadable`: there was none. */
export type Dropped = Received['kind'] | 'unreadable'

/** Takes in a file by the same rules as one that is brought in, as if who sent the invitation had done so, with the rights they have now. */
export async function receiveDropped(bytes: Uint8Array, now: Date): Promise<Dropped[]> {
  const read = await readAnswersApart(bytes)
  if (!read.ok) return ['unreadable']
  const dropped: Dropped[] = []
  for (const [id, answers] of Map.groupBy(read.answers, ({ uid }) => engagementIdIn(uid)))
    dropped.push(...(await receiveAbout(id, answers, now)))
  return dropped
}

async function receiveAbout(id: string, answers: ReadAnswer[], now: Date): Promise<Dropped[]> {
  const organiser = isUuid(id) ? await asGate((db) => organiserOf(db, id)) : undefined
  const unknown = answers.map(() => 'unknown' as const)
  if (!organiser) return unknown
  return asActor(organiser, async (db) => {
    const engagement = await findEngagement(db, id)
    if (!engagement || !canEditEngagement(organiser, engagement)) return unknown
    return (await receiveAnswers(db, organiser, id, answers, now)).map(({ kind }) => kind)
  })
}

/** Who sent the last invitation to an engagement; undefined when nobody did, or they are no member any more. */
async function organiserOf(db: GateDb, engagementId: string): Promise<Actor | undefined> {
  const sent = and(eq(messages.engagementId, engagementId), eq(messages.kind, 'invitation'), isNotNull(messages.sentAt))
  const [last] = await db.select({ by: messages.causedBy }).from(messages).where(sent).orderBy(desc(messages.sentAt)).limit(1)
  const found = last && (await memberNow(db, last.by))
  return found && !found.disabledAt ? found.actor : undefined
}
