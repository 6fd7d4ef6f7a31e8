import { eq } from 'drizzle-orm'
import { followUps } from '#db/schema/follow-ups.ts'
import { changedFields, lastDeed, recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { completeFollowUp } from './commands.server.ts'
import { type FollowUpState, holdFollowUp, type Refused } from './hold.server.ts'
import type { FollowUpMove, Waiting } from './input.ts'
import type { Problem } from './links.server.ts'
import { takeNextBack } from './repetition.server.ts'
import { problemInWaiting } from './waiting.server.ts'

export type MoveOutcome =
  | { ok: true }
  | Refused<'not-found' | 'not-yours' | 'changed-meanwhile'>
  | (Refused<'refused'> & { problem: Problem<'waitingFor'> })

/**
 * Brings a follow-up to a stage. What it waits for is kept while it waits and nothing else is said, and forgotten when it goes on; a done
 * one keeps it, so that taking the tick back finds all as it was. Moving to where it is already is no error. With the `version` that its mover saw,
 * it is not moved when somebody else changed it since.
 */
export async function moveFollowUp(
  db: ActorDb,
  actor: Actor,
  id: string,
  { to, waiting }: FollowUpMove,
  version?: number,
): Promise<MoveOutcome> {
  const before = await holdFollowUp(db, id)
  if (!before.ok) return before
  const { row } = before
  const overtaken = async () => version !== undefined && row.version !== version && (await lastDeed(db, id))?.memberId !== actor.id
  if (to === 'done') {
    if (row.doneAt) return { ok: true }
    if (await overtaken()) return { ok: false, reason: 'changed-meanwhile' }
    await completeFollowUp(db, actor, id)
    return { ok: true }
  }
  const problem = to === 'waiting' && waiting ? await problemInWaiting(db, waiting) : undefined
  if (problem) return { ok: false, reason: 'refused', problem }
  const wished = { stage: to, doneAt: null, doneBy: null, ...waitingColumns(row, to === 'waiting', waiting) }
  const fields = changedFields(row, wished).filter((field) => field !== 'doneBy')
  if (fields.length === 0) return { ok: true }
  if (await overtaken()) return { ok: false, reason: 'changed-meanwhile' }
  const again = row.doneAt ? await takeNextBack(db, actor, row) : {}
  await db
    .update(followUps)
    .set({ ...wished, ...again })
    .where(eq(followUps.id, id))
  await recordDeed(db, actor, { verb: row.doneAt ? 'reopened' : 'changed', noun: 'follow-up', recordId: id, fields })
  return { ok: true }
}

function waitingColumns(row: FollowUpState, waits: boolean, waiting: Waiting | null | undefined) {
  if (waits && waiting === undefined)
    return { waitingOrganisationId: row.waitingOrganisationId, waitingContactId: row.waitingContactId, waitingWords: row.waitingWords }
  const value = (kind: Waiting['kind']) => (waits && waiting?.kind === kind ? waiting.value : null)
  return { waitingOrganisationId: value('organisation'), waitingContactId: value('contact'), waitingWords: value('words') }
}
