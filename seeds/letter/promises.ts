import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addCommitment, changeCommitmentState } from '#app/domain/commitments/commands.server.ts'
import { addFollowUp, completeFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import type { Waiting } from '#app/domain/follow-ups/input.ts'
import { moveFollowUp } from '#app/domain/follow-ups/stages.server.ts'
import { instantOf } from '#app/lib/wall-time.ts'
import { type Days, home } from './days.ts'
import { invented } from './letter-note.ts'
import type { CommitmentPlan, FollowUpPlan, Links } from './plan.ts'
import type { Register } from './register.ts'

type Engagements = ReadonlyMap<string, string>

/** Writes the follow-ups down, and lets their owners tick off what they did. */
export async function addFollowUps(register: Register, days: Days, engagements: Engagements, plans: FollowUpPlan[]): Promise<void> {
  for (const { by, owner, title, dueOn, level = 'internal', stands, urgent, doneOn, ...links } of plans) {
    const writer = register.members[by]
    const doer = register.members[owner]
    const ids = idsOf(register, engagements, links)
    const priority = urgent ? ('high' as const) : undefined
    const input = { title, dueOn, level, priority, ownerId: doer.id, deskId: register.deskId, ...ids }
    const id = await asActor(writer, (db) => addFollowUp(db, writer, input, invented()))
    if (stands) await asActor(doer, (db) => moveFollowUp(db, doer, id, { to: stands, waiting: waitingFor(ids) }))
    if (doneOn === undefined || doneOn > days.today) continue
    const at = Math.min(instantOf(`${doneOn}T15:00`, home, 0).getTime(), days.now.getTime())
    await asActor(doer, (db) => completeFollowUp(db, doer, id, new Date(at)))
  }
}

/** Writes the commitments down, and says of those that ended how. */
export async function addCommitments(register: Register, engagements: Engagements, plans: CommitmentPlan[]): Promise<void> {
  for (const { by, wording, direction, givenOn, dueOn, level = 'internal', ended, ...links } of plans) {
    const actor = register.members[by]
    const input = { wording, direction, givenOn, dueOn, level, deskId: register.deskId, ...idsOf(register, engagements, links) }
    await asActor(actor, async (db) => {
      const id = await addCommitment(db, actor, input, invented())
      if (ended) await changeCommitmentState(db, actor, id, ended)
    })
  }
}

function waitingFor({ organisationId, contactId }: ReturnType<typeof idsOf>): Waiting | undefined {
  if (contactId) return { kind: 'contact', value: contactId }
  return organisationId ? { kind: 'organisation', value: organisationId } : undefined
}

function idsOf(register: Register, engagements: Engagements, { engagement, organisation, contact }: Links) {
  const engagementId = engagement && engagements.get(engagement)
  if (engagement && !engagementId) throw new Error(`Bug: no engagement has the key ${engagement}`)
  return {
    engagementId,
    organisationId: organisation && register.organisations[organisation],
    contactId: contact && register.contacts[contact].id,
  }
}
