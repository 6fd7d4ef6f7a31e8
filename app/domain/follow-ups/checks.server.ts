import { and, eq, isNull } from 'drizzle-orm'
import { visibleMembers } from '#db/visible/members.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { FollowUpInput } from './input.ts'
import { type Problem, problemInLevel, problemInLinks } from './links.server.ts'

export type FollowUpProblem = Problem<keyof FollowUpInput>

/** Why a new follow-up would be refused; undefined when it would not. */
export async function problemInNew(db: ActorDb, actor: Actor, input: FollowUpInput): Promise<FollowUpProblem | undefined> {
  if (!canWriteFor(actor, input.deskId)) return { field: 'deskId', error: 'errors.unknownChoice' }
  return (await problemInLinks(db, input)) ?? (await problemInOwner(db, input.ownerId)) ?? (await problemInLevel(db, input))
}

/** Only a member who can still sign in can be given a follow-up. */
export async function problemInOwner(db: ActorDb, ownerId: string): Promise<FollowUpProblem | undefined> {
  const enabled = await db.$count(visibleMembers, and(eq(visibleMembers.id, ownerId), isNull(visibleMembers.disabledAt)))
  return enabled === 0 ? { field: 'ownerId', error: 'errors.ownerGone' } : undefined
}
