import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { makeHandover } from '#app/domain/handovers/commands.server.ts'
import type { HandoverInput } from '#app/domain/handovers/input.ts'
import { packOf } from '#app/domain/handovers/pack.server.ts'
import { findHandover } from '#app/domain/handovers/queries.server.ts'
import { makeMember } from '#tests/helpers/people.ts'
import { makeContact, makeEngagement, makeOrganisation, makeScene } from '../follow-ups/scene.ts'

export const at = { now: new Date('2026-02-20T09:00:00Z'), today: '2026-02-20' }

/** An officer who leaves, a colleague of the same desk, one of another desk, and whom the leaver met. */
export async function makeLeaving() {
  const scene = await makeScene()
  const { officer: leaver, coordinator: successor, desk } = scene
  const lead = await makeMember({ name: 'Desk manager', role: 'manager', desks: [desk] })
  const administrator = await makeMember({ name: 'Administrator', role: 'administrator' })
  const community = await makeOrganisation(leaver, 'Druze community')
  const sheikh = await makeContact(leaver, 'Sheikh A.')
  const lawyer = await makeContact(leaver, 'Lawyer B.')
  const talk = (startsOn: string, contactIds: string[], more: Parameters<typeof makeEngagement>[1] = {}) =>
    makeEngagement(leaver, { status: 'confirmed', startsOn, organisationIds: [community], contactIds, memberIds: [leaver.id], ...more })
  return { ...scene, leaver, successor, lead, administrator, community, sheikh, lawyer, talk }
}

export function handOver(by: Actor, input: HandoverInput) {
  return asActor(by, (db) => makeHandover(db, by, input))
}

export async function handedOver(by: Actor, input: HandoverInput): Promise<string> {
  const outcome = await handOver(by, input)
  if (!outcome.ok) throw new Error(`Not made: ${outcome.field} ${outcome.error}`)
  return outcome.id
}

export const find = (actor: Actor, id: string) => asActor(actor, (db) => findHandover(db, id))

export async function read(actor: Actor, id: string) {
  return asActor(actor, async (db) => {
    const handover = await findHandover(db, id)
    if (!handover) throw new Error('Not found')
    return packOf(db, handover, at)
  })
}
