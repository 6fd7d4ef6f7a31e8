import { eq, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { foldName } from '#app/lib/names.ts'
import { recordAccess } from '#db/schema/access.ts'
import { followUps } from '#db/schema/follow-ups.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type FollowUpProblem, problemInNew, problemInOwner } from './checks.server.ts'
import { type FollowUpState, holdFollowUp, type Refused } from './hold.server.ts'
import type { FollowUpChanges, FollowUpInput } from './input.ts'
import { problemInLevel } from './links.server.ts'
import { makeNext, takeNextBack } from './repetition.server.ts'

type Source = { source?: 'letter' | 'demo'; sourceNote?: string }

/** Writes a follow-up down and answers its id. Throws when `problemInNew` would have refused it: ask that first where a person typed. */
export async function addFollowUp(db: ActorDb, actor: Actor, input: FollowUpInput, source: Source = {}): Promise<string> {
  const problem = await problemInNew(db, actor, input)
  if (problem) throw new Error(`A follow-up that is refused: ${problem.field}, ${problem.error}`)
  const id = newId()
  await db.insert(followUps).values({ ...input, ...source, id, folded: foldName(input.title), createdBy: actor.id })
  await recordDeed(db, actor, { verb: 'created', noun: 'follow-up', recordId: id })
  return id
}

export type FollowUpOutcome =
  | { ok: true }
  | Refused<'not-found' | 'not-yours' | 'changed-meanwhile'>
  | (Refused<'refused'> & { problem: FollowUpProblem })

/**
 * Changes a follow-up that is still at `version`. Its desk may change all of it; an owner of another desk says what and when, and leaves
 * owner, level and desk as they are. What it hangs on stays.
 */
export async function changeFollowUp(
  db: ActorDb,
  actor: Actor,
  id: string,
  version: number,
  input: FollowUpChanges,
): Promise<FollowUpOutcome> {
  const before = await holdFollowUp(db, id)
  if (!before.ok) return before
  const { row } = before
  const wished = { ownerId: row.ownerId, level: row.level, deskId: row.deskId, ...defined(input), dueOn: input.dueOn ?? null }
  const changed = changedFields(row, wished)
  const guarded = changed.some((field) => field === 'ownerId' || field === 'level' || field === 'deskId')
  if (guarded && !canWriteFor(actor, row.deskId)) return { ok: false, reason: 'not-yours' }
  if (row.version !== version) return { ok: false, reason: 'changed-meanwhile' }
  const problem = await problemInChange(db, actor, row, wished)
  if (problem) return { ok: false, reason: 'refused', problem }
  // Whoever passes a need-to-know follow-up on stays named on it: ownership alone let them see it until now.
  if (changed.includes('ownerId') && wished.level === 'need-to-know') {
    await db.insert(recordAccess).values({ id: newId(), recordId: id, memberId: actor.id, reason: 'named' }).onConflictDoNothing()
  }
  await db
    .update(followUps)
    // The new owner did not put it off.
    .set({ ...wished, ...(changed.includes('ownerId') ? { snoozedUntil: null } : {}), folded: foldName(wished.title) })
    .where(eq(followUps.id, id))
  await recordDeed(db, actor, { verb: 'changed', noun: 'follow-up', recordId: id, fields: changed })
  return { ok: true }
}

export type TickOutcome = { ok: true } | Refused<'not-found' | 'not-yours' | 'already-done' | 'not-done'>

/** Ticks a follow-up off, now or at the given moment; one that comes again makes the next. */
export async function completeFollowUp(db: ActorDb, actor: Actor, id: string, at?: Date): Promise<TickOutcome> {
  const before = await holdFollowUp(db, id, 'tick')
  if (!before.ok) return before
  if (before.row.doneAt) return { ok: false, reason: 'already-done' }
  await db
    .update(followUps)
    .set({ doneAt: at ?? sql`now()`, doneBy: actor.id })
    .where(eq(followUps.id, id))
  await recordDeed(db, actor, { verb: 'done', noun: 'follow-up', recordId: id, fields: ['doneAt'] })
  await makeNext(db, actor, before.row, at ?? new Date())
  return { ok: true }
}

/** Takes the tick away again. */
export async function reopenFollowUp(db: ActorDb, actor: Actor, id: string): Promise<TickOutcome> {
  const before = await holdFollowUp(db, id, 'tick')
  if (!before.ok) return before
  if (!before.row.doneAt) return { ok: false, reason: 'not-done' }
  const again = await takeNextBack(db, actor, before.row)
  await db
    .update(followUps)
    .set({ doneAt: null, doneBy: null, ...again })
    .where(eq(followUps.id, id))
  await recordDeed(db, actor, { verb: 'reopened', noun: 'follow-up', recordId: id, fields: ['doneAt'] })
  return { ok: true }
}

async function problemInChange(db: ActorDb, actor: Actor, row: FollowUpState, wished: Pick<FollowUpState, 'ownerId' | 'level' | 'deskId'>) {
  if (wished.deskId !== row.deskId && !canWriteFor(actor, wished.deskId)) {
    return { field: 'deskId', error: 'errors.unknownChoice' } satisfies FollowUpProblem
  }
  const owner = wished.ownerId === row.ownerId ? undefined : await problemInOwner(db, wished.ownerId)
  if (owner || wished.level === row.level) return owner
  return problemInLevel(db, { level: wished.level, engagementId: row.engagementId, was: row.level })
}

function defined<Values extends object>(values: Values): { [Key in keyof Values]: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
