import { and, eq } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { relations } from '#db/schema/relations.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { keepNamed, namedOn } from '../access/named.server.ts'
import { type Problem, problemInLinks } from '../follow-ups/links.server.ts'
import type { RelationChanges, RelationInput } from './input.ts'
import { findRelation } from './queries.server.ts'
import { readSaid } from './rules.ts'

export type RelationProblem = Problem<keyof RelationInput>

/** Why a new relation would be refused; undefined when it would not. */
export async function problemInRelation(db: ActorDb, actor: Actor, input: RelationInput): Promise<RelationProblem | undefined> {
  if (!canWriteFor(actor, input.deskId)) return { field: 'deskId', error: 'errors.unknownChoice' }
  const { contactId, organisationId, withId } = input
  const problem =
    (await problemInLinks(db, { contactId, organisationId })) ??
    (await problemInLinks(db, contactId ? { contactId: withId } : { organisationId: withId }))
  return problem && { field: 'said', error: problem.error === 'errors.unknownChoice' ? 'errors.subjectGone' : problem.error }
}

/** Writes down what two contacts or two organisations are to each other. What is need-to-know is also for those named on either. */
export async function addRelation(db: ActorDb, actor: Actor, input: RelationInput): Promise<string> {
  const id = newId()
  const { contactId, organisationId, withId, said, ...terms } = input
  const { kind, back } = readSaid(said)
  const [from, to] = back ? [withId, contactId ?? organisationId] : [contactId ?? organisationId, withId]
  const ends = contactId ? { fromContactId: from, toContactId: to } : { fromOrganisationId: from, toOrganisationId: to }
  await db.insert(relations).values({ id, kind, ...ends, ...columnsOf(terms), createdBy: actor.id })
  await nameBoth(db, actor, id, terms.level, [from, to])
  await recordDeed(db, actor, { verb: 'created', noun: 'relation', recordId: id })
  return id
}

type Refused = { ok: false; reason: 'not-found' | 'not-yours' | 'changed-meanwhile' | 'other-desk' }

/** Changes dates, source, note, level or desk of a relation that is still at `version`. */
export async function changeRelation(
  db: ActorDb,
  actor: Actor,
  id: string,
  version: number,
  input: RelationChanges,
): Promise<{ ok: true } | Refused> {
  const before = await findRelation(db, id)
  if (!before) return { ok: false, reason: 'not-found' }
  if (!canWriteFor(actor, before.deskId)) return { ok: false, reason: 'not-yours' }
  if (!canWriteFor(actor, input.deskId)) return { ok: false, reason: 'other-desk' }
  const { sourceNote: source, ...columns } = columnsOf(input)
  const changed = await db
    .update(relations)
    .set(columnsOf(input))
    .where(and(eq(relations.id, id), eq(relations.version, version)))
    .returning({ id: relations.id })
  if (changed.length === 0) return { ok: false, reason: 'changed-meanwhile' }
  if (input.level !== before.level) await nameBoth(db, actor, id, input.level, [before.from.id, before.to.id])
  await recordDeed(db, actor, { verb: 'changed', noun: 'relation', recordId: id, fields: changedFields(before, { ...columns, source }) })
  return { ok: true }
}

/** Takes away a relation that never was; one that ended has a last day. */
export async function removeRelation(
  db: ActorDb,
  actor: Actor,
  id: string,
): Promise<{ ok: true; relation: NonNullable<Awaited<ReturnType<typeof findRelation>>> } | Refused> {
  const relation = await findRelation(db, id)
  if (!relation) return { ok: false, reason: 'not-found' }
  if (!canWriteFor(actor, relation.deskId)) return { ok: false, reason: 'not-yours' }
  await db.update(relations).set({ deletedAt: new Date() }).where(eq(relations.id, id))
  await recordDeed(db, actor, { verb: 'deleted', noun: 'relation', recordId: id })
  return { ok: true, relation }
}

async function nameBoth(db: ActorDb, actor: Actor, id: string, level: RelationChanges['level'], ends: (string | undefined)[]) {
  if (level !== 'need-to-know') return
  const named = await Promise.all(ends.map((end) => namedOn(db, end ?? '')))
  await keepNamed(
    db,
    actor,
    id,
    level,
    named.flat().map((member) => member.id),
  )
}

function columnsOf(input: RelationChanges) {
  return {
    fromOn: input.fromOn ?? null,
    untilOn: input.untilOn ?? null,
    sourceNote: input.source ?? null,
    note: input.note?.trim() ? input.note : null,
    level: input.level,
    deskId: input.deskId,
  }
}
