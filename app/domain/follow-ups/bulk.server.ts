import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { unseeingOwner } from './choices.server.ts'
import { changeFollowUp, completeFollowUp } from './commands.server.ts'
import { type FollowUpState, holdFollowUp } from './hold.server.ts'
import type { FollowUpBulk } from './input.ts'
import { followUpsNamed } from './queries.server.ts'

/** Why one of several was left as it was. `unseeing`: its new owner cannot see the engagement it came from. */
export type Left = { id: string; title: string; reason: 'not-yours' | 'already-so' | 'unseeing' | 'refused' }

/**
 * Does one thing to several follow-ups, to each as it would be done to it alone, and answers how many it was done to and which were left.
 * What the actor may not see is in neither.
 */
export async function changeFollowUps(db: ActorDb, actor: Actor, input: FollowUpBulk): Promise<{ changed: number; left: Left[] }> {
  const left: Left[] = []
  let changed = 0
  // In one order, so that two who change the same ones wait for each other and do not lock each other out.
  for (const id of [...new Set(input.ids)].sort()) {
    const held = await holdFollowUp(db, id)
    if (!held.ok && held.reason === 'not-found') continue
    const [row] = held.ok ? [held.row] : await followUpsNamed(db, [id])
    const reason = held.ok ? await change(db, actor, held.row, input) : 'not-yours'
    if (reason === undefined) changed += 1
    else if (row) left.push({ id, title: row.title, reason })
  }
  return { changed, left }
}

async function change(
  db: ActorDb,
  actor: Actor,
  row: FollowUpState,
  { deed, dueOn, ownerId }: FollowUpBulk,
): Promise<Left['reason'] | undefined> {
  if (deed === 'done') return (await completeFollowUp(db, actor, row.id)).ok ? undefined : 'already-so'
  const wish = deed === 'date' ? { dueOn } : { dueOn: row.dueOn ?? undefined, ownerId }
  if (deed === 'date' ? row.dueOn === dueOn : row.ownerId === ownerId) return 'already-so'
  if (deed === 'owner' && ownerId && (await unseeingOwner(db, ownerId, row.engagementId))) return 'unseeing'
  const outcome = await changeFollowUp(db, actor, row.id, row.version, { title: row.title, ...wish })
  if (outcome.ok) return undefined
  return outcome.reason === 'not-yours' ? 'not-yours' : 'refused'
}
