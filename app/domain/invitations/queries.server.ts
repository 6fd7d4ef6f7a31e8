import { asc, eq, sql } from 'drizzle-orm'
import { visibleContacts } from '#db/visible/contacts.ts'
import { visibleEngagements, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleMessages } from '#db/visible/messages.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { heldInvitation, personKey, staleness } from './rules.ts'

const m = visibleMessages

/** All that was written about an engagement and to whom, the first first. */
export async function messagesAbout(db: ActorDb, engagementId: string) {
  return db
    .select({
      id: m.id,
      kind: m.kind,
      contactId: m.contactId,
      memberId: m.memberId,
      name: sql<string | null>`coalesce(${visibleContacts.name}, ${visibleMembers.name})`,
      address: m.address,
      language: m.language,
      sequence: m.sequence,
      meeting: m.meeting,
      state: m.state,
      tries: m.tries,
      causedAt: m.causedAt,
      sentAt: m.sentAt,
      dueAt: m.dueAt,
      code: m.code,
      reason: m.reason,
      by: sql<string | null>`(select s.name from visible_members s where s.id = ${m.causedBy})`,
    })
    .from(m)
    .leftJoin(visibleContacts, eq(visibleContacts.id, m.contactId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, m.memberId))
    .where(eq(m.engagementId, engagementId))
    .orderBy(asc(m.causedAt), asc(m.id))
    .limit(1000)
}

export type SentMessage = Awaited<ReturnType<typeof messagesAbout>>[number]

async function participants(db: ActorDb, engagementId: string) {
  const p = visibleParticipants
  return db
    .select({
      contactId: p.contactId,
      memberId: p.memberId,
      name: sql<string>`coalesce(${visibleContacts.name}, ${visibleMembers.name})`,
      address: sql<string | null>`coalesce(${visibleContacts.email}, ${visibleMembers.email})`,
      languages: visibleContacts.languages,
      disabledAt: visibleMembers.disabledAt,
      side: p.side,
      answer: p.answer,
    })
    .from(p)
    .leftJoin(visibleContacts, eq(visibleContacts.id, p.contactId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, p.memberId))
    .where(eq(p.engagementId, engagementId))
    .orderBy(p.side, sql`3`)
}

/** Who can be invited to an engagement, what each holds of it and whether that is older than it is; and who holds one and takes no part any more. */
export async function inviteesOf(db: ActorDb, engagementId: string, now: Date) {
  const v = visibleEngagements
  const [engagement] = await db.select({ status: v.status, sequence: v.sequence, endsAt: v.endsAt }).from(v).where(eq(v.id, engagementId))
  if (!engagement) return []
  const sent = Map.groupBy(await messagesAbout(db, engagementId), personKey)
  const people = await participants(db, engagementId)
  const present = people.map(({ disabledAt, ...person }) => {
    const held = heldInvitation(sent.get(personKey(person)) ?? [])
    return {
      ...person,
      key: personKey(person),
      address: disabledAt ? null : person.address,
      takesPart: true,
      held,
      standing: staleness(engagement, held, true, now),
    }
  })
  const taking = new Set(present.map(({ key }) => key))
  const gone = [...sent].flatMap(([key, all]) => {
    const held = taking.has(key) ? undefined : heldInvitation(all)
    if (!held) return []
    const { contactId, memberId, name, address, language } = held
    const standing = staleness(engagement, held, false, now)
    return [
      {
        contactId,
        memberId,
        name: name ?? address,
        address,
        languages: language,
        side: null,
        answer: null,
        key,
        takesPart: false,
        held,
        standing,
      },
    ]
  })
  return [...present, ...gone]
}

export type Invitee = Awaited<ReturnType<typeof inviteesOf>>[number]
