import { eq } from 'drizzle-orm'
import { foldText } from '#app/lib/fold-text.ts'
import { newId } from '#app/lib/ids.ts'
import { commitments } from '#db/schema/follow-ups.ts'
import { visibleCommitments } from '#db/visible/texts.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type Problem, problemInLevel, problemInLinks } from '../follow-ups/links.server.ts'
import type { CommitmentChanges, CommitmentInput, CommitmentStateInput } from './input.ts'

type Source = { source?: 'letter' | 'demo'; sourceNote?: string }
type Refused<Reason extends string> = { ok: false; reason: Reason }
export type CommitmentProblem = Problem<keyof CommitmentInput>

/** Why a new commitment would be refused; undefined when it would not. */
export async function problemInCommitment(db: ActorDb, actor: Actor, input: CommitmentInput): Promise<CommitmentProblem | undefined> {
  if (!canWriteFor(actor, input.deskId)) return { field: 'deskId', error: 'errors.unknownChoice' }
  return (await problemInLinks(db, input)) ?? (await problemInLevel(db, input))
}

/** Writes a commitment down as open and answers its id. Throws when `problemInCommitment` would have refused it. */
export async function addCommitment(db: ActorDb, actor: Actor, input: CommitmentInput, source: Source = {}): Promise<string> {
  const problem = await problemInCommitment(db, actor, input)
  if (problem) throw new Error(`A commitment that is refused: ${problem.field}, ${problem.error}`)
  const id = newId()
  await db.insert(commitments).values({ ...input, ...source, id, folded: foldText(input.wording), createdBy: actor.id })
  await recordDeed(db, actor, { verb: 'created', noun: 'commitment', recordId: id })
  return id
}

export type CommitmentOutcome =
  | { ok: true }
  | Refused<'not-found' | 'not-yours' | 'changed-meanwhile'>
  | (Refused<'refused'> & { problem: CommitmentProblem })

/** Changes wording, side, dates, level or desk of a commitment that is still at `version`; with whom it was made stays. */
export async function changeCommitment(
  db: ActorDb,
  actor: Actor,
  id: string,
  version: number,
  input: CommitmentChanges,
): Promise<CommitmentOutcome> {
  const before = await lock(db, id, version)
  if (!before.ok) return before
  const { row } = before
  if (!canWriteFor(actor, input.deskId))
    return { ok: false, reason: 'refused', problem: { field: 'deskId', error: 'errors.unknownChoice' } }
  const problem = input.level === row.level ? undefined : await problemInLevel(db, { ...input, engagementId: row.engagementId })
  if (problem) return { ok: false, reason: 'refused', problem }
  const wished = { ...input, givenOn: input.givenOn ?? null, dueOn: input.dueOn ?? null }
  await db
    .update(commitments)
    .set({ ...wished, folded: foldText(input.wording) })
    .where(eq(commitments.id, id))
  await recordDeed(db, actor, { verb: 'changed', noun: 'commitment', recordId: id, fields: changedFields(row, wished) })
  return { ok: true }
}

/** Says whether a commitment was kept, and what shows it. With a `version`: only if nobody changed it since. */
export async function changeCommitmentState(
  db: ActorDb,
  actor: Actor,
  id: string,
  { state, evidence }: CommitmentStateInput,
  version?: number,
): Promise<{ ok: true } | Refused<'not-found' | 'not-yours' | 'changed-meanwhile'>> {
  const before = await lock(db, id, version)
  if (!before.ok) return before
  const wished = { state, evidence: evidence ?? null }
  const fields = changedFields(before.row, wished)
  if (fields.length === 0) return { ok: true }
  await db.update(commitments).set(wished).where(eq(commitments.id, id))
  await recordDeed(db, actor, { verb: 'changed', noun: 'commitment', recordId: id, fields })
  return { ok: true }
}

/** Holds the row for this transaction. The lock obeys the policy for writing, so a row that is seen but not locked is not the actor's. */
async function lock(db: ActorDb, id: string, version?: number) {
  const locked = await db.select({ id: commitments.id }).from(commitments).where(eq(commitments.id, id)).for('update')
  // Read after the lock was granted: whoever held it before may have changed the row.
  const [row] = await db.select().from(visibleCommitments).where(eq(visibleCommitments.id, id))
  if (!row) return { ok: false, reason: 'not-found' } as const
  if (locked.length === 0) return { ok: false, reason: 'not-yours' } as const
  if (version !== undefined && row.version !== version) return { ok: false, reason: 'changed-meanwhile' } as const
  return { ok: true, row } as const
}
