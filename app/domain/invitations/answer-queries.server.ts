import { desc, eq, sql } from 'drizzle-orm'
import type { ProposedTime } from '#db/schema/received-answers.ts'
import { visibleContacts } from '#db/visible/contacts.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleReceivedAnswers } from '#db/visible/received-answers.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { wishOfInstants, writeWish } from '../engagements/move-wish.ts'
import { shownTime, timeColumns } from '../engagements/times.ts'
import { personKey } from './rules.ts'

const v = visibleReceivedAnswers

/** What came back about an engagement, the last first; a proposed time on the clocks of `zone`, that of the engagement. */
export async function answersAbout(db: ActorDb, engagementId: string, zone: string) {
  const rows = await db
    .select({
      id: v.id,
      contactId: v.contactId,
      memberId: v.memberId,
      name: sql<string | null>`coalesce(${visibleContacts.name}, ${visibleMembers.name})`,
      address: v.address,
      sentBy: v.sentBy,
      method: v.method,
      part: v.part,
      sequence: v.sequence,
      stampedAt: v.stampedAt,
      comment: v.comment,
      proposed: v.proposed,
      outcome: v.outcome,
      reason: v.reason,
      receivedAt: v.receivedAt,
      by: sql<string | null>`(select s.name from visible_members s where s.id = ${v.receivedBy})`,
      takenBy: sql<string | null>`(select s.name from visible_members s where s.id = ${v.takenBy})`,
      takesPart: sql<boolean>`exists (select 1 from visible_participants p where p.engagement_id = ${v.engagementId} and (p.contact_id = ${v.contactId} or p.member_id = ${v.memberId}))`,
    })
    .from(v)
    .leftJoin(visibleContacts, eq(visibleContacts.id, v.contactId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, v.memberId))
    .where(eq(v.engagementId, engagementId))
    .orderBy(desc(v.receivedAt), desc(v.id))
    .limit(200)
  return rows.map((row) => ({
    ...row,
    proposed: row.proposed && proposedIn(row.proposed, zone),
    /** A later answer of the same person counts. */
    overtaken: rows.some((other) => other.outcome !== 'shown' && personKey(other) === personKey(row) && other.stampedAt > row.stampedAt),
  }))
}

export type AnswerRow = Awaited<ReturnType<typeof answersAbout>>[number]

/** A proposed time as pages say it, and as the form that moves an engagement is asked for it. */
function proposedIn(proposed: ProposedTime, zone: string) {
  const read = timeColumns(proposed)
  if (!read.ok) return null
  const { columns } = read
  if (columns.timing !== 'timed')
    return { time: shownTime(columns), to: writeWish({ startsOn: proposed.startsOn, endsOn: proposed.endsOn }) }
  const wish = wishOfInstants(columns.startsAt.getTime(), columns.endsAt.getTime(), zone)
  const local = (date: string | undefined, time: string | undefined) => `${date ?? wish.startsOn}T${time}`
  const here = { startsLocal: local(wish.startsOn, wish.startsTime), endsLocal: local(wish.endsOn, wish.endsTime) }
  return { time: { ...shownTime(columns), zone, ...here }, to: writeWish(wish) }
}
