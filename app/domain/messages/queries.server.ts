import { desc, eq, sql } from 'drizzle-orm'
import { testMail } from '#app/mail/invitation-mail.ts'
import type { Mail } from '#app/mail/mail.ts'
import type { MessageState } from '#db/schema/words.ts'
import { visibleContacts } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleMessages } from '#db/visible/messages.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { composeInvitation, composeWithdrawal } from '../invitations/compose.server.ts'

const m = visibleMessages
const pageSize = 50

const listed = {
  id: m.id,
  kind: m.kind,
  state: m.state,
  name: sql<string | null>`coalesce(${visibleContacts.name}, ${visibleMembers.name})`,
  address: m.address,
  engagementId: m.engagementId,
  title: visibleEngagements.title,
  causedAt: m.causedAt,
  sentAt: m.sentAt,
  dueAt: m.dueAt,
  tries: m.tries,
  code: m.code,
  reason: m.reason,
}

const list = (db: ActorDb) =>
  db
    .select(listed)
    .from(m)
    .leftJoin(visibleContacts, eq(visibleContacts.id, m.contactId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, m.memberId))
    .leftJoin(visibleEngagements, eq(visibleEngagements.id, m.engagementId))
    .$dynamic()

/** A page of the messages that the actor may know of, the latest first, and how many there are in each state. */
export async function outboxPage(db: ActorDb, page: number, state?: MessageState) {
  const where = state ? eq(m.state, state) : undefined
  const rows = await list(db)
    .where(where)
    .orderBy(desc(m.causedAt), desc(m.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const counted = await db.select({ state: m.state, count: sql<number>`count(*)::int` }).from(m).groupBy(m.state)
  const counts = new Map(counted.map((row) => [row.state, row.count]))
  const total = state ? (counts.get(state) ?? 0) : counted.reduce((sum, { count }) => sum + count, 0)
  return { rows, total, counts: Object.fromEntries(counts) as Partial<Record<MessageState, number>> }
}

export type MessageRow = Awaited<ReturnType<typeof list>>[number]

export async function findMessage(db: ActorDb, id: string): Promise<MessageRow | undefined> {
  const [found] = await list(db).where(eq(m.id, id))
  return found
}

/** What a message says, as far as its reader may know; undefined when it would not be sent, or says something else than it did. */
export async function contentOf(db: ActorDb, id: string, publicUrl: string, now: Date): Promise<Mail | undefined> {
  const [message] = await db.select().from(m).where(eq(m.id, id))
  if (!message) return undefined
  const { engagementId } = message
  // What a member is reminded of is theirs alone, as far as they may see it.
  if (engagementId === null) return message.kind === 'test' ? testMail(message.language) : undefined
  const [sender] = await db
    .select({ name: visibleMembers.name, address: visibleMembers.email })
    .from(visibleMembers)
    .where(eq(visibleMembers.id, message.causedBy))
  if (!sender) return undefined
  const wish = { ...message, engagementId, organizer: sender, publicUrl, stamp: message.causedAt, now }
  if (message.kind === 'withdrawal') return composeWithdrawal(wish, (await findMessage(db, id))?.name ?? message.address).mail
  const composed = await composeInvitation(db, wish)
  return composed.ok && composed.digest === message.digest ? composed.mail : undefined
}
