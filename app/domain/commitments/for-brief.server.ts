import { and, desc, eq, exists, gte, inArray, lt, ne, or, sql } from 'drizzle-orm'
import { visibleEngagementOrganisations, visibleEngagements, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleCommitments, visibleCommitmentTurns } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type CommitmentRow, commitmentsWhere } from './queries.server.ts'

const c = visibleCommitments
const e = visibleEngagements
const link = visibleEngagementOrganisations
const p = visibleParticipants

/**
 * What both sides promised so far, for whoever writes the brief of an engagement: with the organisations it is with and the people
 * who come; `settled`: since the last talk with one of these organisations before this one.
 */
export async function commitmentsForBrief(
  db: ActorDb,
  engagement: { id: string; startsAt: Date },
): Promise<{ open: CommitmentRow[]; settled: CommitmentRow[] }> {
  const organisations = db.select({ id: link.organisationId }).from(link).where(eq(link.engagementId, engagement.id))
  const contacts = db.select({ id: p.contactId }).from(p).where(eq(p.engagementId, engagement.id))
  const [last] = await db
    .select({ startsAt: e.startsAt })
    .from(e)
    .innerJoin(link, eq(link.engagementId, e.id))
    .where(and(inArray(link.organisationId, organisations), lt(e.startsAt, engagement.startsAt), ne(e.status, 'cancelled')))
    .orderBy(desc(e.startsAt))
    .limit(1)
  const withThem = or(inArray(c.organisationId, organisations), inArray(c.contactId, contacts))
  const turn = visibleCommitmentTurns
  const turns = db
    .select({ one: sql`1` })
    .from(turn)
    .where(and(eq(turn.commitmentId, c.id), last && gte(turn.at, last.startsAt)))
  return {
    open: await commitmentsWhere(db, and(withThem, eq(c.state, 'open'))),
    settled: await commitmentsWhere(db, and(withThem, ne(c.state, 'open'), exists(turns))),
  }
}
