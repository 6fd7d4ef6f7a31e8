import { and, eq, isNull } from 'drizzle-orm'
import { type Level, levels } from '#db/schema/columns.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { FollowUpInput } from './input.ts'
import { levelsFrom } from './rules.ts'

/** The field that is wrong, and a key of the `errors` texts. */
export type FollowUpProblem = { field: keyof FollowUpInput; error: string }

/** Why a new follow-up would be refused; undefined when it would not. */
export async function problemInNew(db: ActorDb, actor: Actor, input: FollowUpInput): Promise<FollowUpProblem | undefined> {
  if (!canWriteFor(actor, input.deskId)) return { field: 'deskId', error: 'errors.unknownChoice' }
  return (await unknownLink(db, input)) ?? (await problemInOwner(db, input.ownerId)) ?? (await problemInLevel(db, input))
}

/** Only a member who can still sign in can own a follow-up. */
export async function problemInOwner(db: ActorDb, ownerId: string): Promise<FollowUpProblem | undefined> {
  const enabled = await db.$count(visibleMembers, and(eq(visibleMembers.id, ownerId), isNull(visibleMembers.disabledAt)))
  return enabled === 0 ? { field: 'ownerId', error: 'errors.ownerGone' } : undefined
}

/** A follow-up is never looser than its engagement; when the actor may not see that one, never looser than it was. */
export async function problemInLevel(
  db: ActorDb,
  { level, engagementId, was }: { level: Level; engagementId?: string | null | undefined; was?: Level },
): Promise<FollowUpProblem | undefined> {
  if (!engagementId) return undefined
  const v = visibleEngagements
  const [engagement] = await db.select({ level: v.level }).from(v).where(eq(v.id, engagementId))
  const floor = engagement?.level ?? was ?? levels[0]
  return levelsFrom(floor).includes(level) ? undefined : { field: 'level', error: 'errors.looserThanEngagement' }
}

async function unknownLink(db: ActorDb, input: FollowUpInput): Promise<FollowUpProblem | undefined> {
  const seen = {
    engagementId: (id: string) => db.$count(visibleEngagements, eq(visibleEngagements.id, id)),
    organisationId: (id: string) => db.$count(visibleOrganisations, eq(visibleOrganisations.id, id)),
    contactId: (id: string) => db.$count(visibleContacts, eq(visibleContacts.id, id)),
  }
  for (const [name, count] of Object.entries(seen)) {
    const field = name as keyof typeof seen
    const id = input[field]
    if (id && (await count(id)) === 0) return { field, error: 'errors.unknownChoice' }
  }
  return undefined
}
