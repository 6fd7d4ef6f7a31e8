import type { EngagementInput } from '../engagements/input.ts'
import type { Engagement } from '../engagements/queries.server.ts'

const lists = ['organisationIds', 'contactIds', 'memberIds', 'topicIds', 'mandateIds', 'namedIds'] as const
const plain = ['kind', 'title', 'status', 'tier', 'level', 'deskId', 'place', 'joinLink', 'purpose', 'visitId', 'slot', 'oursOnly'] as const

/** A stored engagement as its form would send it again, unchanged. */
export function inputOf(engagement: Engagement): EngagementInput {
  const people = (key: 'contactId' | 'memberId') => engagement.participants.flatMap((one) => one[key] ?? [])
  const { status, statusBefore } = engagement
  const { timing, zone, startsLocal, endsLocal, startsFold, endsFold, startsOn, endsOn, startsAt, endsAt } = engagement
  return {
    kind: engagement.kind,
    title: engagement.title,
    status: statusBefore && statusBefore !== 'cancelled' ? statusBefore : status === 'cancelled' ? 'confirmed' : status,
    tier: engagement.tier ?? undefined,
    level: engagement.level,
    deskId: engagement.deskId,
    place: engagement.place ?? undefined,
    joinLink: engagement.joinLink ?? undefined,
    purpose: engagement.purpose ?? undefined,
    visitId: engagement.visitId ?? undefined,
    slot: engagement.slot ?? undefined,
    hostId: engagement.hostId ?? undefined,
    oursOnly: engagement.oursOnly,
    organisationIds: engagement.organisations.map(({ id }) => id),
    contactIds: people('contactId'),
    memberIds: people('memberId'),
    topicIds: engagement.topics.map(({ id }) => id),
    mandateIds: engagement.mandates.map(({ id }) => id),
    namedIds: engagement.named.map(({ id }) => id),
    time: { timing, zone, startsLocal, endsLocal, startsFold, endsFold, startsOn, endsOn, startsAt, endsAt },
  }
}

/** What was changed from `before` to `after`, to be done to another: new words are put in, people are added and taken away. */
export function differenceOf(before: EngagementInput, after: EngagementInput): (other: EngagementInput) => EngagementInput {
  const words = Object.fromEntries(plain.filter((key) => before[key] !== after[key]).map((key) => [key, after[key]]))
  return (other) => {
    const links = lists.map((key) => {
      const gone = before[key].filter((id) => !after[key].includes(id))
      const fresh = after[key].filter((id) => !before[key].includes(id) && !other[key].includes(id))
      return [key, [...other[key].filter((id) => !gone.includes(id)), ...fresh]]
    })
    return { ...other, ...words, ...Object.fromEntries(links) }
  }
}
