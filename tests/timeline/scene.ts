import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addCommitment } from '#app/domain/commitments/commands.server.ts'
import { addContact } from '#app/domain/contacts/commands.server.ts'
import type { ContactInput } from '#app/domain/contacts/input.ts'
import { scheduleEngagement } from '#app/domain/engagements/commands.server.ts'
import { type EngagementForm, engagementInput } from '#app/domain/engagements/input.ts'
import { addFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { addOrganisation } from '#app/domain/organisations/commands.server.ts'
import type { OrganisationInput } from '#app/domain/organisations/input.ts'
import { writeText } from '#app/domain/texts/texts.server.ts'
import type { Level } from '#db/schema/words.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'

export const zone = 'Europe/Amsterdam'
export const now = new Date('2026-02-05T08:12:00Z')
export const today = '2026-02-05'

/** Two desks and everyone of the table of levels; the participant is told apart only by taking part. */
export async function makeScene() {
  const desk = await makeDesk('Syria desk')
  const otherDesk = await makeDesk('Europe desk')
  return {
    coordinator: await makeMember({ name: 'Visit coordinator', role: 'officer', desks: [desk] }),
    officer: await makeMember({ name: 'Policy officer', role: 'officer', desks: [desk] }),
    stranger: await makeMember({ name: 'Officer elsewhere', role: 'officer', desks: [otherDesk] }),
    viewer: await makeMember({ name: 'Viewer', role: 'viewer', desks: [otherDesk] }),
    participant: await makeMember({ name: 'Participant', role: 'viewer', desks: [otherDesk] }),
    manager: await makeMember({ name: 'Manager', role: 'manager', desks: [otherDesk] }),
    administrator: await makeMember({ name: 'Administrator', role: 'administrator' }),
  }
}

const deskOf = (actor: Actor) => actor.deskIds[0] ?? ''

export const organisation = (actor: Actor, over: Partial<OrganisationInput> = {}) =>
  asActor(actor, (db) =>
    addOrganisation(db, actor, { name: 'Druze community', kind: 'community', level: 'internal', deskId: deskOf(actor), ...over }),
  )

export const contact = (actor: Actor, over: Partial<ContactInput> = {}) =>
  asActor(actor, (db) => addContact(db, actor, { name: 'Liaison for the visit', level: 'internal', deskId: deskOf(actor), ...over }))

export async function engagement(actor: Actor, over: Partial<EngagementForm> = {}): Promise<string> {
  const days = { kind: 'meeting', title: 'Talk', timing: 'all-day', zone, startsOn: '2026-01-29', deskId: deskOf(actor) } as const
  const outcome = await asActor(actor, (db) => scheduleEngagement(db, actor, engagementInput.parse({ ...days, ...over })))
  if (!outcome.ok) throw new Error(`Refused: ${outcome.field}`)
  return outcome.id
}

export async function text(actor: Actor, noun: 'brief' | 'read-out', engagementId: string, body: string, level: Level = 'internal') {
  const outcome = await asActor(actor, (db) => writeText(db, actor, noun, engagementId, undefined, { body, level }))
  if (!outcome.ok) throw new Error(`Refused: ${outcome.reason}`)
}

type About = { engagementId?: string; organisationId?: string; contactId?: string; level?: Level; dueOn?: string }

export const followUp = (actor: Actor, title: string, about: About = {}) =>
  asActor(actor, (db) => addFollowUp(db, actor, { title, ownerId: actor.id, level: 'internal', deskId: deskOf(actor), ...about }))

export const commitment = (actor: Actor, wording: string, about: About & { givenOn?: string; direction?: 'ours' | 'theirs' }) =>
  asActor(actor, (db) => addCommitment(db, actor, { wording, direction: 'ours', level: 'internal', deskId: deskOf(actor), ...about }))
