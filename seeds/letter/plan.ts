import type { EngagementKind, Level, slots, tiers } from '#db/schema/words.ts'
import type { communityContacts } from './contacts-communities.ts'
import type { partnerContacts } from './contacts-partners.ts'
import type { syrianContacts } from './contacts-syria.ts'
import type { fromLetter, invented } from './letter-note.ts'
import type { MemberKey, WriterKey } from './members.ts'
import type { OrganisationKey } from './organisations.ts'
import type { MandateKey, TopicKey } from './topics.ts'

export type ContactKey = keyof ReturnType<typeof syrianContacts> | keyof ReturnType<typeof communityContacts> | keyof typeof partnerContacts

/** Wall times on the clocks of `zone` (The Hague where none is given); whole days; or some time between two days. The last day is included. */
export type When =
  | { on: string; from: string; to: string; zone?: string }
  | { days: readonly [string, string] }
  | { window: readonly [string, string] }

/** A text; a `late` one was asked for and is still empty. */
export type TextPlan = { body: string; dueOn?: string; level?: Level }

export type EngagementPlan = {
  /** For what hangs on it: programmes, follow-ups, commitments. */
  key?: string
  by: WriterKey
  kind?: EngagementKind
  title: string
  when: When
  /** What it is while it lies ahead; `held` once it is over, unless it was postponed. */
  status?: 'proposed' | 'tentative' | 'confirmed' | 'postponed' | 'held'
  /** Cancelled, and why. */
  cancelled?: string
  tier?: (typeof tiers)[number]
  level?: Level
  place?: string | undefined
  purpose?: string
  host?: OrganisationKey
  visit?: string
  slot?: (typeof slots)[number]
  /** Held until this wall time in The Hague, 'YYYY-MM-DDTHH:MM'. */
  holdUntil?: string
  /** Above internal, and still without any sign-off. */
  waits?: true
  oursOnly?: boolean
  organisations?: OrganisationKey[]
  contacts?: ContactKey[]
  interpreter?: boolean
  /** The first of several chairs, the last takes notes. */
  ours?: MemberKey[]
  named?: MemberKey[]
  topics?: TopicKey[]
  mandates?: MandateKey[]
  brief?: TextPlan
  readOut?: TextPlan
  mark?: ReturnType<typeof fromLetter> | ReturnType<typeof invented>
}

/** What a follow-up or a commitment hangs on. */
export type Links = { engagement?: string; organisation?: OrganisationKey; contact?: ContactKey }

export type FollowUpPlan = Links & {
  by: WriterKey
  owner: MemberKey
  title: string
  dueOn?: string
  level?: Level
  /** Where it stands; what waits, waits for its contact or organisation. */
  stands?: 'doing' | 'waiting'
  urgent?: true
  /** The day on which its owner did it. */
  doneOn?: string
}

export type CommitmentPlan = Links & {
  by: WriterKey
  wording: string
  direction: 'ours' | 'theirs'
  givenOn: string
  dueOn?: string
  level?: Level
  /** How it ended, and what shows it. */
  ended?: { state: 'kept' | 'broken' | 'overtaken' | 'withdrawn'; evidence: string }
}
