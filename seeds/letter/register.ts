import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addContact } from '#app/domain/contacts/commands.server.ts'
import { addMandate } from '#app/domain/mandates/commands.server.ts'
import { addOrganisation } from '#app/domain/organisations/commands.server.ts'
import { addSupport } from '#app/domain/organisations/support.server.ts'
import { addRoom } from '#app/domain/rooms/rooms.server.ts'
import { addTopic } from '#app/domain/topics/commands.server.ts'
import type { ContactPlan } from './contact-plan.ts'
import { communityContacts } from './contacts-communities.ts'
import { partnerContacts } from './contacts-partners.ts'
import { syrianContacts } from './contacts-syria.ts'
import type { Days } from './days.ts'
import { fromLetter, invented } from './letter-note.ts'
import type { DemoMembers } from './members.ts'
import { type OrganisationKey, type OrganisationPlan, organisations } from './organisations.ts'
import type { ContactKey } from './plan.ts'
import { support } from './support.ts'
import { type MandateKey, mandates, type TopicKey, topics } from './topics.ts'

type ContactEntry = { id: string; organisationId: string; post: string }

/** Everything that engagements name, by its key. */
export type Register = {
  members: DemoMembers
  deskId: string
  topics: Record<TopicKey, string>
  mandates: Record<MandateKey, string>
  organisations: Record<OrganisationKey, string>
  contacts: Record<ContactKey, ContactEntry>
}

/** Adds topics, mandates, organisations, support and contacts; all but the contacts are the letter's. */
export async function addRegister(members: DemoMembers, days: Days): Promise<Register> {
  const deskId = members.officer.deskIds[0] ?? ''
  const organisationIds = await addOrganisations(members, deskId)
  await addSupports(members, deskId, organisationIds)
  await addRooms(members)
  return {
    members,
    deskId,
    topics: await addTopics(members),
    mandates: await addMandates(members),
    organisations: organisationIds,
    contacts: await addContacts(members, deskId, organisationIds, days),
  }
}

/** Carries out `add` for each plan in turn, and keeps the answers under the plans' keys. */
async function each<Key extends string, Plan, Answer>(plans: Record<Key, Plan>, add: (plan: Plan) => Promise<Answer>) {
  const added: Partial<Record<Key, Answer>> = {}
  for (const [key, plan] of Object.entries<Plan>(plans)) added[key as Key] = await add(plan)
  return added as Record<Key, Answer>
}

function added(outcome: { ok: true; id: string } | { ok: false; reason: string }): string {
  if (!outcome.ok) throw new Error(`Bug: the letter names something twice (${outcome.reason})`)
  return outcome.id
}

function addTopics({ manager }: DemoMembers): Promise<Register['topics']> {
  return asActor(manager, (db) => each(topics, async (topic) => added(await addTopic(db, topic, { source: 'letter' }))))
}

function addMandates({ manager }: DemoMembers): Promise<Register['mandates']> {
  return asActor(manager, (db) => each(mandates, async (mandate) => added(await addMandate(db, mandate, { source: 'letter' }))))
}

function addOrganisations({ officer }: DemoMembers, deskId: string): Promise<Register['organisations']> {
  const ids = new Map<string, string>()
  return asActor(officer, async (db) => {
    for (const [key, plan] of Object.entries<OrganisationPlan>(organisations)) {
      const { section, caution, parent, ...input } = plan
      const above = parent === undefined ? {} : { parentId: ids.get(parent) }
      const id = await addOrganisation(db, officer, { ...input, ...above, level: 'internal', deskId }, fromLetter(section, caution))
      ids.set(key, id)
    }
    return Object.fromEntries(ids) as Register['organisations']
  })
}

function addRooms({ administrator }: DemoMembers): Promise<void> {
  return asActor(administrator, async (db) => {
    for (const letter of ['A', 'B', 'C', 'D']) await addRoom(db, administrator, { name: `Ministry, room ${letter}` })
  })
}

function addSupports({ manager }: DemoMembers, deskId: string, organisationIds: Register['organisations']): Promise<void> {
  return asActor(manager, async (db) => {
    for (const { to, section, ...input } of support) {
      await addSupport(db, manager, { ...input, organisationId: organisationIds[to], level: 'internal', deskId }, fromLetter(section))
    }
  })
}

function addContacts({ officer }: DemoMembers, deskId: string, organisationIds: Register['organisations'], days: Days) {
  const plans: Record<ContactKey, ContactPlan> = { ...syrianContacts(days), ...communityContacts(days), ...partnerContacts }
  return asActor(officer, (db) =>
    each(plans, async ({ posts, speaksFor, original, level = 'internal', ...input }): Promise<ContactEntry> => {
      const affiliations = posts.map(({ at, post = input.name, ...rest }) => ({ organisationId: organisationIds[at], post, ...rest }))
      const representations = speaksFor?.map(({ of, ...rest }) => ({ organisationId: organisationIds[of], ...rest }))
      const names = original === undefined ? {} : { original, originalLanguage: 'ar' as const }
      const id = await addContact(db, officer, { ...input, ...names, level, deskId, affiliations, representations }, invented())
      const [first] = affiliations
      if (!first) throw new Error(`Bug: ${input.name} has no post`)
      return { id, organisationId: first.organisationId, post: first.post }
    }),
  )
}
