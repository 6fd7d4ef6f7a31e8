import { eq } from 'drizzle-orm'
import { followUps } from '#db/schema/follow-ups.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { completeFollowUp } from './commands.server.ts'
import { holdFollowUp, type Refused } from './hold.server.ts'
import type { FollowUpOutcomeInput } from './input.ts'

export type OutcomeOutcome = { ok: true } | Refused<'not-found' | 'not-yours'>

/** Says what came of a follow-up and what shows it; one that is not done yet is done by that. What was said stays when it is opened again. */
export async function concludeFollowUp(db: ActorDb, actor: Actor, id: string, input: FollowUpOutcomeInput): Promise<OutcomeOutcome> {
  const before = await holdFollowUp(db, id)
  if (!before.ok) return before
  const wished = { outcome: input.outcome?.trim() || null, evidence: input.evidence ?? null }
  const fields = changedFields(before.row, wished)
  if (fields.length > 0) {
    await db.update(followUps).set(wished).where(eq(followUps.id, id))
    await recordDeed(db, actor, { verb: 'changed', noun: 'follow-up', recordId: id, fields })
  }
  if (!before.row.doneAt) await completeFollowUp(db, actor, id)
  return { ok: true }
}
