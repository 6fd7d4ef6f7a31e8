import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Party, PartyAnswer } from '#app/ical/invitation-text.ts'
import { invitationMail, withdrawalMail } from '#app/mail/invitation-mail.ts'
import type { Mail } from '#app/mail/mail.ts'
import type { DropReason, MessageKind, MessageLanguage } from '#db/schema/words.ts'
import { isCleared } from '#db/visible/clearance.ts'
import { visibleContacts } from '#db/visible/contacts.ts'
import { visibleEngagements, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { needsClearance } from '../clearance/rules.ts'
import { engagementEvents } from '../feeds/event-rows.server.ts'
import { uidDomain } from '../feeds/uid-domain.ts'

export type Wish = {
  kind: MessageKind
  engagementId: string
  contactId: string | null
  memberId: string | null
  address: string
  language: MessageLanguage
  sequence: number
  organizer: Party
  publicUrl: string
  /** When it was decided to send it. */
  stamp: Date
  now: Date
}

/** `meeting`: the digest of when and where alone. */
export type Made = { ok: true; mail: Mail; sequence: number; digest: string; meeting: string }
export type Composed = Made | { ok: false; reason: DropReason }

const no = (reason: DropReason): Composed => ({ ok: false, reason })

/**
 * An invitation or a cancellation as the actor may have it sent, or receive it: rights, clearance, people and addresses are those of this
 * moment. The digest stays the same while it says the same.
 */
export async function composeInvitation(db: ActorDb, wish: Wish): Promise<Composed> {
  const { kind, engagementId, now, address } = wish
  const v = visibleEngagements
  const [about] = await db
    .select({ level: v.level, status: v.status, endsAt: v.endsAt, cleared: sql<boolean>`${isCleared(v)}` })
    .from(v)
    .where(eq(v.id, engagementId))
  if (!about) return no('hidden')
  if ((about.status === 'cancelled') !== (kind === 'cancellation')) return no('changed')
  if (!about.cleared) return no('not-cleared')
  if (about.endsAt <= now) return no('over')
  const person = await participant(db, wish)
  if (!person) return no('not-taking-part')
  if (person.address !== address) return no('address-changed')
  const [event] = await engagementEvents(db, [engagementId], wish.publicUrl)
  if (!event) return no('hidden')
  const facts = {
    method: kind === 'cancellation' ? ('CANCEL' as const) : ('REQUEST' as const),
    event: { ...event, people: [], link: '', visitId: '' },
    open: !needsClearance(about.level),
    link: wish.memberId ? event.link : undefined,
    ...frameOf(wish, person.name),
  }
  const draw = (stamp: Date, answer: PartyAnswer) => invitationMail({ ...facts, stamp, answer })
  return { ...made(draw, wish.stamp, person.answer), sequence: event.sequence, meeting: digestOf([engagementId, event.time, event.place]) }
}

/** Needs nothing of the engagement but its id. */
export function composeWithdrawal(wish: Wish, name: string): Made {
  const facts = { id: wish.engagementId, sequence: wish.sequence, ...frameOf(wish, name) }
  return { ...made((stamp) => withdrawalMail({ ...facts, stamp }), wish.stamp, 'none'), sequence: wish.sequence, meeting: '' }
}

const frameOf = ({ language, organizer, address }: Wish, name: string) => ({
  language,
  organizer,
  attendee: { name, address },
  domain: uidDomain,
})

/** What was answered meanwhile makes it no other message. */
function made(draw: (stamp: Date, answer: PartyAnswer) => Mail, stamp: Date, answer: PartyAnswer) {
  const { subject, paragraphs, calendar } = draw(new Date(0), 'none')
  return { ok: true as const, mail: draw(stamp, answer), digest: digestOf([subject, paragraphs, calendar?.text]) }
}

const digestOf = (said: unknown[]) => createHash('sha256').update(JSON.stringify(said)).digest('base64url')

async function participant(db: ActorDb, { engagementId, contactId, memberId }: Wish) {
  const p = visibleParticipants
  const [found] = await db
    .select({
      name: sql<string>`coalesce(${visibleContacts.name}, ${visibleMembers.name})`,
      address: sql<string | null>`coalesce(${visibleContacts.email}, ${visibleMembers.email})`,
      answer: p.answer,
    })
    .from(p)
    .leftJoin(visibleContacts, eq(visibleContacts.id, p.contactId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, p.memberId))
    .where(and(eq(p.engagementId, engagementId), contactId ? eq(p.contactId, contactId) : eq(p.memberId, memberId ?? '')))
  return found
}
