import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { newId } from '#app/lib/ids.ts'
import { handoverQuestions, handoverWords } from '#db/schema/handovers.ts'
import type { Level } from '#db/schema/words.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleHandoverQuestions, visibleHandoverWords } from '#db/visible/handovers.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { About } from './about.ts'
import { type Handover, isReceiver } from './queries.server.ts'

export type Refused = { ok: false; reason: 'not-found' | 'not-yours' | 'answered' | 'signed' }
const notYours = { ok: false, reason: 'not-yours' } as const
const notFound = { ok: false, reason: 'not-found' } as const

/** The name of whom something is about; undefined for whom the actor may not know, empty for the whole. */
export async function nameOf(db: ActorDb, { contactId, organisationId }: About): Promise<string | undefined> {
  const view = contactId ? visibleContacts : visibleOrganisations
  const id = contactId ?? organisationId
  if (!id) return ''
  const [row] = await db.select({ name: view.name }).from(view).where(eq(view.id, id))
  return row?.name
}

const same = (column: AnyPgColumn, id: string | null | undefined): SQL => (id ? eq(column, id) : isNull(column))

/** What the actor themselves said about one, or the whole. */
export async function ownWords(db: ActorDb, actor: Actor, handoverId: string, { contactId, organisationId }: About) {
  const w = visibleHandoverWords
  const [row] = await db
    .select({ id: w.id, body: w.body, level: w.level })
    .from(w)
    .where(
      and(
        eq(w.handoverId, handoverId),
        eq(w.writtenBy, actor.id),
        same(w.contactId as unknown as AnyPgColumn, contactId),
        same(w.organisationId as unknown as AnyPgColumn, organisationId),
      ),
    )
  return row
}

/** Says, says anew or takes back what to know. For whoever leaves or made the handover. */
export async function sayInHandover(
  db: ActorDb,
  actor: Actor,
  handover: Handover,
  who: About,
  { body, level }: { body?: string | undefined; level: Level },
): Promise<{ ok: true } | Refused> {
  if (isReceiver(actor, handover)) return notYours
  if ((await nameOf(db, who)) === undefined) return notFound
  const before = await ownWords(db, actor, handover.id, who)
  const at = new Date()
  if (before && body) await db.update(handoverWords).set({ body, level, writtenAt: at }).where(eq(handoverWords.id, before.id))
  else if (before) await db.delete(handoverWords).where(eq(handoverWords.id, before.id))
  else if (body) {
    const row = { id: newId(), handoverId: handover.id, contactId: who.contactId, organisationId: who.organisationId }
    await db.insert(handoverWords).values({ ...row, body, level, writtenBy: actor.id, writtenAt: at })
  } else return { ok: true }
  await recordDeed(db, actor, { verb: 'changed', noun: 'handover', recordId: handover.id, fields: ['words'] })
  return { ok: true }
}

/** The successor asks something, of one or of the whole. Signing ends no questions. */
export async function askInHandover(
  db: ActorDb,
  actor: Actor,
  handover: Handover,
  who: About,
  body: string,
): Promise<{ ok: true } | Refused> {
  if (!isReceiver(actor, handover)) return notYours
  if ((await nameOf(db, who)) === undefined) return notFound
  const about = { contactId: who.contactId, organisationId: who.organisationId }
  await db.insert(handoverQuestions).values({ id: newId(), handoverId: handover.id, ...about, body })
  await recordDeed(db, actor, { verb: 'asked', noun: 'handover', recordId: handover.id })
  return { ok: true }
}

export async function findQuestion(db: ActorDb, handoverId: string, id: string) {
  const q = visibleHandoverQuestions
  const [row] = await db
    .select({ id: q.id, body: q.body, answer: q.answer })
    .from(q)
    .where(and(eq(q.handoverId, handoverId), eq(q.id, id)))
  return row
}

/** Whoever leaves, or made the handover, answers once. */
export async function answerInHandover(
  db: ActorDb,
  actor: Actor,
  handover: Handover,
  questionId: string,
  answer: string,
): Promise<{ ok: true } | Refused> {
  const question = await findQuestion(db, handover.id, questionId)
  if (!question) return notFound
  if (isReceiver(actor, handover)) return notYours
  if (question.answer) return { ok: false, reason: 'answered' }
  const done = { answer, answeredBy: actor.id, answeredAt: new Date() }
  await db.update(handoverQuestions).set(done).where(eq(handoverQuestions.id, questionId))
  await recordDeed(db, actor, { verb: 'answered', noun: 'handover', recordId: handover.id })
  return { ok: true }
}
