import { and, eq, inArray, isNull } from 'drizzle-orm'
import { recordAccess } from '#db/schema/access.ts'
import { engagementOrganisations, participants } from '#db/schema/participants.ts'
import { engagementMandates, engagementTopics, mandates, topics } from '#db/schema/topics.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import {
  visibleEngagementMandates,
  visibleEngagementOrganisations,
  visibleEngagements,
  visibleEngagementTopics,
  visibleParticipants,
} from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleAccess } from '#db/visible/trail.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { EngagementInput } from './input.ts'

/** The first field that names something the actor may not know of (or a member who is disabled); undefined when all is well. */
export async function unknownChoices(db: ActorDb, input: EngagementInput): Promise<string | undefined> {
  const found = {
    organisationIds: async (ids: string[]) => db.$count(visibleOrganisations, inArray(visibleOrganisations.id, ids)),
    hostId: async (ids: string[]) => db.$count(visibleOrganisations, inArray(visibleOrganisations.id, ids)),
    contactIds: async (ids: string[]) => db.$count(visibleContacts, inArray(visibleContacts.id, ids)),
    visitId: async (ids: string[]) =>
      db.$count(visibleEngagements, and(inArray(visibleEngagements.id, ids), eq(visibleEngagements.kind, 'visit'))),
    memberIds: async (ids: string[]) => db.$count(visibleMembers, and(inArray(visibleMembers.id, ids), isNull(visibleMembers.disabledAt))),
    namedIds: async (ids: string[]) => db.$count(visibleMembers, and(inArray(visibleMembers.id, ids), isNull(visibleMembers.disabledAt))),
    topicIds: async (ids: string[]) => db.$count(topics, inArray(topics.id, ids)),
    mandateIds: async (ids: string[]) => db.$count(mandates, inArray(mandates.id, ids)),
  }
  for (const [field, count] of Object.entries(found)) {
    const value = input[field as keyof typeof found]
    const ids = [...new Set(typeof value === 'string' ? [value] : value)]
    if (ids.length > 0 && (await count(ids)) !== ids.length) return field
  }
  return undefined
}

type Row = { id: string; of: string }

function difference(now: Row[], wished: readonly string[]) {
  return {
    gone: now.filter((row) => !wished.includes(row.of)).map((row) => row.id),
    fresh: [...new Set(wished)].filter((of) => !now.some((row) => row.of === of)),
  }
}

/** Makes the links of a new engagement those of the form. */
export async function addLinks(db: ActorDb, actor: Actor, engagementId: string, input: EngagementInput): Promise<void> {
  for (const link of links) {
    // The database itself names the author of what is need-to-know; nothing else can be there yet.
    const named = link.field === 'namedIds' && input.level === 'need-to-know' ? [actor.id] : []
    const fresh = [...new Set(input[link.field])].filter((id) => !named.includes(id))
    if (fresh.length > 0) await link.add(db, engagementId, fresh)
  }
}

/** Makes the links of an engagement those of the form and answers the names of the fields that changed. What the actor cannot see stays. */
export async function replaceLinks(db: ActorDb, actor: Actor, engagementId: string, input: EngagementInput): Promise<string[]> {
  const changed: string[] = []
  // Whoever keeps an engagement need-to-know stays named on it: nobody may lock the record away from themselves by a forgotten tick.
  const namedIds = input.level === 'need-to-know' ? [...input.namedIds, actor.id] : input.namedIds
  for (const link of links) {
    const { gone, fresh } = difference(await link.now(db, engagementId), { ...input, namedIds }[link.field])
    if (gone.length > 0) await link.remove(db, gone)
    if (fresh.length > 0) await link.add(db, engagementId, fresh)
    if (gone.length + fresh.length > 0) changed.push(link.field)
  }
  return changed
}

type Link = {
  field: 'organisationIds' | 'contactIds' | 'memberIds' | 'topicIds' | 'mandateIds' | 'namedIds'
  now(db: ActorDb, engagementId: string): Promise<Row[]>
  remove(db: ActorDb, ids: string[]): Promise<unknown>
  add(db: ActorDb, engagementId: string, of: string[]): Promise<unknown>
}

const rows = (list: { id: string; of: string | null }[]): Row[] => list.flatMap(({ id, of }) => (of ? [{ id, of }] : []))

const links: Link[] = [
  {
    field: 'organisationIds',
    now: (db, id) =>
      db
        .select({ id: visibleEngagementOrganisations.id, of: visibleEngagementOrganisations.organisationId })
        .from(visibleEngagementOrganisations)
        .where(eq(visibleEngagementOrganisations.engagementId, id)),
    remove: (db, ids) => db.delete(engagementOrganisations).where(inArray(engagementOrganisations.id, ids)),
    add: (db, engagementId, of) =>
      db.insert(engagementOrganisations).values(of.map((organisationId) => ({ engagementId, organisationId }))),
  },
  {
    field: 'contactIds',
    now: async (db, id) =>
      rows(
        await db
          .select({ id: visibleParticipants.id, of: visibleParticipants.contactId })
          .from(visibleParticipants)
          .where(eq(visibleParticipants.engagementId, id)),
      ),
    remove: (db, ids) => db.delete(participants).where(inArray(participants.id, ids)),
    add: (db, engagementId, of) =>
      db.insert(participants).values(of.map((contactId) => ({ engagementId, contactId, side: 'theirs' as const }))),
  },
  {
    field: 'memberIds',
    now: async (db, id) =>
      rows(
        await db
          .select({ id: visibleParticipants.id, of: visibleParticipants.memberId })
          .from(visibleParticipants)
          .where(eq(visibleParticipants.engagementId, id)),
      ),
    remove: (db, ids) => db.delete(participants).where(inArray(participants.id, ids)),
    add: (db, engagementId, of) =>
      db.insert(participants).values(of.map((memberId) => ({ engagementId, memberId, side: 'ours' as const }))),
  },
  {
    field: 'topicIds',
    now: (db, id) =>
      db
        .select({ id: visibleEngagementTopics.id, of: visibleEngagementTopics.topicId })
        .from(visibleEngagementTopics)
        .where(eq(visibleEngagementTopics.engagementId, id)),
    remove: (db, ids) => db.delete(engagementTopics).where(inArray(engagementTopics.id, ids)),
    add: (db, engagementId, of) => db.insert(engagementTopics).values(of.map((topicId) => ({ engagementId, topicId }))),
  },
  {
    field: 'mandateIds',
    now: (db, id) =>
      db
        .select({ id: visibleEngagementMandates.id, of: visibleEngagementMandates.mandateId })
        .from(visibleEngagementMandates)
        .where(eq(visibleEngagementMandates.engagementId, id)),
    remove: (db, ids) => db.delete(engagementMandates).where(inArray(engagementMandates.id, ids)),
    add: (db, engagementId, of) => db.insert(engagementMandates).values(of.map((mandateId) => ({ engagementId, mandateId }))),
  },
  {
    field: 'namedIds',
    now: (db, id) =>
      db
        .select({ id: visibleAccess.id, of: visibleAccess.memberId })
        .from(visibleAccess)
        .where(and(eq(visibleAccess.recordId, id), eq(visibleAccess.reason, 'named'))),
    remove: (db, ids) => db.delete(recordAccess).where(inArray(recordAccess.id, ids)),
    add: (db, recordId, of) => db.insert(recordAccess).values(of.map((memberId) => ({ recordId, memberId, reason: 'named' as const }))),
  },
]
