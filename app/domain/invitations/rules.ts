import type { MessageKind, MessageState, Status } from '#db/schema/words.ts'

export type Person = { contactId: string | null; memberId: string | null }

/** Tells those who can be invited apart. */
export const personKey = ({ contactId, memberId }: Person) => (contactId ? `contact:${contactId}` : `member:${memberId}`)

type Message = { kind: MessageKind; state: MessageState; sequence: number; language: 'en' | 'nl'; causedAt: Date }

/** The last message to somebody that was not given up. */
const lastOf = <Each extends Message>(inOrder: readonly Each[]): Each | undefined =>
  inOrder.findLast(({ state }) => state !== 'dead' && state !== 'dropped')

/** The invitation that stands in somebody's calendar, or is on its way there: the last message, unless that one took it back. */
export function heldInvitation<Each extends Message>(inOrder: readonly Each[]): Each | undefined {
  const last = lastOf(inOrder)
  return last?.kind === 'invitation' ? last : undefined
}

/**
 * Whether an invitation asks for a new answer: it comes after one that was taken back, or in a newer version says another time or place
 * (RFC 5546, 3.2.2). The first one does not: what is known of an answer was heard in another way.
 */
export function asksAnew(before: readonly (Message & { meeting: string | null })[], now: { sequence: number; meeting: string }): boolean {
  const last = lastOf(before)
  if (!last) return false
  return last.kind !== 'invitation' || (now.sequence > last.sequence && last.meeting !== now.meeting)
}

type Engagement = { status: Status; sequence: number; endsAt: Date }

/** How what somebody holds compares with how it is: nothing is said of what is over. */
export function staleness(
  engagement: Engagement,
  held: { sequence: number } | undefined,
  takesPart: boolean,
  now: Date,
): 'none' | 'current' | 'older' | 'to-withdraw' {
  if (!held) return 'none'
  if (engagement.endsAt <= now) return 'current'
  if (!takesPart || engagement.status === 'cancelled') return 'to-withdraw'
  return held.sequence < engagement.sequence ? 'older' : 'current'
}

/** The first language of a contact that messages are written in. */
export function languageOf(tags: string | null, otherwise: 'en' | 'nl'): 'en' | 'nl' {
  const known = (tags ?? '').split(',').map((tag) => tag.trim().split('-')[0])
  return known.find((tag) => tag === 'en' || tag === 'nl') ?? otherwise
}
