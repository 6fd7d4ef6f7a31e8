import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { CommitmentRow } from '../commitments/queries.server.ts'
import { type Counterparts, metWithAny } from '../timeline/counterparts.server.ts'
import { type Fact, refTo } from './sources.ts'

const f = visibleFollowUps

type Hangs = { engagementId: string | null; organisationId: string | null; contactId: string | null }

const restsOn = ({ engagementId, organisationId, contactId }: Hangs) => [
  ...(engagementId ? [refTo('engagement', engagementId)] : []),
  ...(organisationId ? [refTo('organisation', organisationId)] : []),
  ...(contactId ? [refTo('contact', contactId)] : []),
]

/** What is still to be done about them: for an organisation, for a person, or from an engagement with them. At most 50. */
export async function openFollowUpsAbout(db: ActorDb, theirs: Counterparts) {
  const met = metWithAny(theirs)
  const rows = await db
    .select({
      id: f.id,
      title: f.title,
      dueOn: f.dueOn,
      owner: visibleMembers.name,
      engagementId: f.engagementId,
      organisationId: f.organisationId,
      contactId: f.contactId,
    })
    .from(f)
    .innerJoin(visibleMembers, eq(visibleMembers.id, f.ownerId))
    .where(
      and(
        isNull(f.doneAt),
        or(
          inArray(f.organisationId, theirs.organisationIds),
          inArray(f.contactId, theirs.contactIds),
          met && sql`${f.engagementId} in (select m.id from (${met}) m)`,
        ),
      ),
    )
    .orderBy(sql`${f.dueOn} asc nulls last`, asc(f.id))
    .limit(50)
  return rows.map((row) => ({ ...row, rests: [refTo('follow-up', row.id), ...restsOn(row)] }))
}

/** A commitment and all it names. */
export const asFact = <Row extends CommitmentRow>(row: Row): Row & Fact => ({
  ...row,
  rests: [
    refTo('commitment', row.id),
    ...restsOn({
      engagementId: row.engagement?.id ?? null,
      organisationId: row.organisation?.id ?? null,
      contactId: row.contact?.id ?? null,
    }),
  ],
})
