import { eq } from 'drizzle-orm'
import { foldText } from '#app/lib/fold-text.ts'
import { newId } from '#app/lib/ids.ts'
import { assessments } from '#db/schema/assessments.ts'
import { topics } from '#db/schema/topics.ts'
import { recordDeed } from '../access/activity.server.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { keepNamed, namedOn } from '../access/named.server.ts'
import { type Problem, problemInLinks } from '../follow-ups/links.server.ts'
import type { AssessmentInput, NoteInput, WithdrawalInput } from './input.ts'
import { findAssessment } from './queries.server.ts'
import { canWithdraw, readGrade } from './rules.ts'

export type AssessmentProblem = Problem<keyof AssessmentInput>

/** Why a new assessment or note would be refused; undefined when it would not. `today` is the writer's. */
export async function problemInAssessment(
  db: ActorDb,
  actor: Actor,
  input: AssessmentInput | NoteInput,
  today: string,
): Promise<AssessmentProblem | undefined> {
  if (!canWriteFor(actor, input.deskId)) return { field: 'deskId', error: 'errors.unknownChoice' }
  if (input.assessedOn > today) return { field: 'assessedOn', error: 'errors.inFuture' }
  const topicId = 'topicId' in input ? input.topicId : undefined
  if (topicId && (await db.$count(topics, eq(topics.id, topicId))) === 0) return { field: 'topicId', error: 'errors.unknownChoice' }
  const { organisationId, contactId } = input
  const problem = await problemInLinks(db, { organisationId, contactId })
  return (
    problem && {
      field: 'grade' in input ? 'grade' : 'note',
      error: problem.error === 'errors.unknownChoice' ? 'errors.subjectGone' : problem.error,
    }
  )
}

/**
 * Writes down how the actor sees an organisation or a contact; those before stay. What is need-to-know is for the actor and for whoever
 * is named on whom it is about.
 */
export const addAssessment = (db: ActorDb, actor: Actor, { grade, ...input }: AssessmentInput): Promise<string> =>
  writeDown(db, actor, { ...input, ...readGrade(grade) })

/** Writes down what the actor knows or thinks of an organisation or a contact, for the same readers as an assessment. */
export const addNote = (db: ActorDb, actor: Actor, input: NoteInput): Promise<string> =>
  writeDown(db, actor, { ...input, kind: 'note', folded: foldText(input.note) })

type Written = Omit<typeof assessments.$inferInsert, 'id' | 'createdBy'>

async function writeDown(db: ActorDb, actor: Actor, input: Written): Promise<string> {
  const id = newId()
  await db.insert(assessments).values({ id, ...input, createdBy: actor.id })
  if (input.level === 'need-to-know') {
    const named = await namedOn(db, input.contactId ?? input.organisationId ?? '')
    await keepNamed(
      db,
      actor,
      id,
      input.level,
      named.map((member) => member.id),
    )
  }
  await recordDeed(db, actor, { verb: 'created', noun: 'assessment', recordId: id })
  return id
}

export type Withdrawal = { ok: true } | { ok: false; reason: 'not-found' | 'not-yours' | 'withdrawn' }

/** Takes an assessment back, which stays to be read with the reason. Its author alone. */
export async function withdrawAssessment(db: ActorDb, actor: Actor, id: string, { reason }: WithdrawalInput): Promise<Withdrawal> {
  const assessment = await findAssessment(db, id)
  if (!assessment) return { ok: false, reason: 'not-found' }
  if (!canWithdraw(actor, assessment)) return { ok: false, reason: 'not-yours' }
  // Which may be taken back is for the policy to say: it lets nobody do so twice.
  const [done] = await db
    .update(assessments)
    .set({ withdrawnAt: new Date(), withdrawnReason: reason })
    .where(eq(assessments.id, id))
    .returning({ id: assessments.id })
  if (!done) return { ok: false, reason: 'withdrawn' }
  await recordDeed(db, actor, { verb: 'changed', noun: 'assessment', recordId: id, fields: ['withdrawnAt'] })
  return { ok: true }
}
