import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import { visibleCommitments } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type Counterparts, counterpartsOf, metWithAny } from '../timeline/counterparts.server.ts'
import { isContact, went } from '../timeline/met.server.ts'
import { type CommitmentRow, commitmentsWhere } from './queries.server.ts'

const c = visibleCommitments

/**
 * What both sides promised so far, for whoever writes the brief of an engagement: with the organisations it is with and the people
 * who come; `settled`: since the last talk with whom it was promised to or by, before this one.
 */
export async function commitmentsForBrief(
  db: ActorDb,
  engagement: { id: string; startsAt: Date },
): Promise<{ open: CommitmentRow[]; settled: CommitmentRow[] }> {
  const theirs = await counterpartsOf(db, engagement.id)
  const { organisationIds, contactIds } = theirs
  const withThem = or(inArray(c.organisationId, organisationIds), inArray(c.contactId, contactIds))
  return {
    open: await commitmentsWhere(db, and(withThem, eq(c.state, 'open'))),
    settled: await commitmentsWhere(
      db,
      and(withThem, ne(c.state, 'open'), turnedSince(await lastTalksWith(db, theirs, engagement.startsAt))),
    ),
  }
}

type LastTalk = { of: string; at: string }

async function lastTalksWith(db: ActorDb, theirs: Counterparts, before: Date): Promise<LastTalk[]> {
  const met = metWithAny(theirs)
  if (!met) return []
  return db.select({ of: sql<string>`t.of`, at: sql<string>`t.at::text` }).from(
    sql`(select m.of, max(e.starts_at) as at from (${met}) m join visible_engagements e on e.id = m.id
        where ${isContact} and ${went} and e.starts_at < ${before.toISOString()}::timestamptz group by m.of) t`,
  )
}

/** Came into its state since the last talk with its own organisation or contact; ever, where there was none. */
function turnedSince(talks: LastTalk[]): SQL {
  const turns = sql`select 1 from visible_commitment_turns turn where turn.commitment_id = ${c.id}`
  if (talks.length === 0) return sql`exists (${turns})`
  const rows = sql.join(
    talks.map(({ of, at }) => sql`(${of}::uuid, ${at}::timestamptz)`),
    sql`, `,
  )
  const last = sql`(select max(talk.at) from (values ${rows}) talk (of, at) where talk.of in (${c.organisationId}, ${c.contactId}))`
  return sql`exists (${turns} and turn.at >= coalesce(${last}, '-infinity'::timestamptz))`
}
