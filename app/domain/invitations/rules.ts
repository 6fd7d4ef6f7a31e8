import type { MessageKind, MessageState, Status } from '#db/schema/words.ts'

type Message = { kind: MessageKind; state: MessageState; sequence: number; language: 'en' | 'nl'; causedAt: Date }

/** The invitation that stands in somebody's calendar, or is on its way there: the last message that was not given up, unless it took one back. */
export function heldInvitation<Each extends Message>(inOrder: readonly Each[]): Each | undefined {
  const last = inOrder.filter(({ state }) => state !== 'dead' && state !== 'dropped').at(-1)
  return last?.kind === 'invitation' ? last : undefined
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
