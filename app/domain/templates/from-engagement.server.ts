import { daysBetween } from '#app/lib/dates.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { Engagement } from '../engagements/queries.server.ts'
import { followUpsOfEngagement } from '../follow-ups/queries.server.ts'
import { findText } from '../texts/texts.server.ts'
import { mostFollowUps } from './rules.ts'
import { lastDayOf, stricterOf } from './schedule.server.ts'

const counted = (days: number) => days >= 0 && days <= 365

/** What an engagement has in common with the next of its kind, as the form of a template shows it: as strict as its strictest part. */
export async function templateFrom(db: ActorDb, engagement: Engagement) {
  const brief = await findText(db, 'brief', engagement.id)
  const readOut = await findText(db, 'read-out', engagement.id)
  const last = lastDayOf(engagement)
  const after = (dueOn: string | null | undefined) => (dueOn ? daysBetween(last, dueOn) : -1)
  const followUps = (await followUpsOfEngagement(db, engagement.id)).filter(({ dueOn }) => counted(after(dueOn))).slice(0, mostFollowUps)
  const minutes = Math.round((engagement.endsAt.getTime() - engagement.startsAt.getTime()) / 60_000)
  const readOutDays = after(readOut?.dueOn)
  return {
    name: engagement.title.slice(0, 80),
    title: engagement.title,
    kind: engagement.kind === 'visit' ? ('event' as const) : engagement.kind,
    level: stricterOf(engagement.level, ...(brief ? [brief.level] : []), ...followUps.map(({ level }) => level)),
    minutes: engagement.timing === 'timed' && minutes >= 5 && minutes <= 1440 ? minutes : null,
    zone: engagement.zone,
    place: engagement.place,
    organisationIds: engagement.organisations.map(({ id }) => id),
    memberIds: engagement.participants.flatMap(({ memberId }) => (memberId ? [memberId] : [])),
    topicIds: engagement.topics.map(({ id }) => id),
    brief: brief?.body ?? '',
    followUps: followUps.map(({ title, dueOn }) => ({ title, days: after(dueOn) })),
    readOutDays: counted(readOutDays) ? readOutDays : null,
  }
}
