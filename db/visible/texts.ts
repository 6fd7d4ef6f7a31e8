import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { commitmentTurns } from '../schema/commitment-turns.ts'
import { accessTo, me, takesPartIn, visibleRecord } from '../schema/conditions.ts'
import { contacts } from '../schema/contacts.ts'
import { encounters } from '../schema/encounters.ts'
import { followUpComments } from '../schema/follow-up-comments.ts'
import { followUpHelpers, followUpWaits } from '../schema/follow-up-links.ts'
import { commitments, followUps } from '../schema/follow-ups.ts'
import { readOutLines } from '../schema/read-out-lines.ts'
import { arrangements, briefs, readOuts, securityNotes } from '../schema/texts.ts'
import { visibleEncounter } from './engagements.ts'
import { existsVisible, noneOrVisible } from './exists.ts'

const readable = (texts: typeof readOuts | typeof briefs | typeof securityNotes) =>
  visibleRecord(texts, sql`(${accessTo(texts.id)} or ${takesPartIn(texts.engagementId)})`)

/** A text is never easier to see than its engagement; our participants see it whatever its level. */
export const visibleReadOuts = pgView('visible_read_outs').as((qb) =>
  qb
    .select()
    .from(readOuts)
    .where(and(isNull(readOuts.deletedAt), readable(readOuts), existsVisible('engagements', readOuts.engagementId))),
)

/** What was written down after engagements, beside each contact who took part: the same as visible_read_outs that have words, at once. */
export const visibleContactReadOuts = pgView('visible_contact_read_outs').as((qb) =>
  qb
    .select({
      // The contact's own, so that a question about one looks that up first.
      contactId: sql<string>`${contacts.id}`.as('contact_id'),
      id: sql<string>`${readOuts.id}`.as('id'),
      engagementId: sql<string>`${encounters.engagementId}`.as('engagement_id'),
      startsAt: encounters.startsAt,
    })
    .from(encounters)
    .innerJoin(contacts, eq(contacts.id, encounters.contactId))
    .innerJoin(readOuts, eq(readOuts.engagementId, encounters.engagementId))
    .where(and(encounters.hasReadOut, visibleEncounter, ne(readOuts.body, ''), isNull(readOuts.deletedAt), readable(readOuts))),
)

/** Whoever reads the read-out may know which of its lines were looked over. */
export const visibleReadOutLines = pgView('visible_read_out_lines').as((qb) =>
  qb
    .select()
    .from(readOutLines)
    .where(sql`exists (select 1 from visible_read_outs seen where seen.engagement_id = ${readOutLines.engagementId})`),
)

export const visibleBriefs = pgView('visible_briefs').as((qb) =>
  qb
    .select()
    .from(briefs)
    .where(and(isNull(briefs.deletedAt), readable(briefs), existsVisible('engagements', briefs.engagementId))),
)

export const visibleSecurityNotes = pgView('visible_security_notes').as((qb) =>
  qb
    .select()
    .from(securityNotes)
    .where(and(isNull(securityNotes.deletedAt), readable(securityNotes), existsVisible('engagements', securityNotes.engagementId))),
)

export const visibleArrangements = pgView('visible_arrangements').as((qb) =>
  qb.select().from(arrangements).where(existsVisible('engagements', arrangements.engagementId)),
)

/** The owner sees a follow-up always; others when they may see it and all it names. */
export const visibleFollowUps = pgView('visible_follow_ups').as((qb) =>
  qb
    .select()
    .from(followUps)
    .where(
      and(
        isNull(followUps.deletedAt),
        sql`(${followUps.ownerId} = ${me} or (${visibleRecord(followUps)} and ${noneOrVisible('engagements', followUps.engagementId)} and ${noneOrVisible('organisations', followUps.organisationId)} and ${noneOrVisible('contacts', followUps.contactId)}))`,
      ),
    ),
)

/**
 * The follow-ups that name an engagement and nobody, beside each contact who takes part in it: they belong to everyone met there. The engagement is
 * looked up with its participants, and not for each of them.
 */
export const visibleContactFollowUps = pgView('visible_contact_follow_ups').as((qb) =>
  qb
    .select({
      // The contact's own, so that a question about one looks that up first.
      contactId: sql<string>`${contacts.id}`.as('contact_id'),
      id: sql<string>`${followUps.id}`.as('id'),
      title: followUps.title,
      ownerId: followUps.ownerId,
      dueOn: followUps.dueOn,
      doneAt: followUps.doneAt,
      createdAt: followUps.createdAt,
    })
    .from(encounters)
    .innerJoin(contacts, eq(contacts.id, encounters.contactId))
    .innerJoin(followUps, eq(followUps.engagementId, encounters.engagementId))
    .where(
      and(
        encounters.hasFollowUp,
        visibleEncounter,
        isNull(followUps.deletedAt),
        isNull(followUps.organisationId),
        isNull(followUps.contactId),
        sql`(${followUps.ownerId} = ${me} or (${visibleRecord(followUps)}))`,
      ),
    ),
)

/** Whoever sees a follow-up reads what was said about it. */
export const visibleFollowUpComments = pgView('visible_follow_up_comments').as((qb) =>
  qb.select().from(followUpComments).where(sql`can_see_record(${followUpComments.followUpId})`),
)

/** Whoever sees a follow-up sees who helps with it. */
export const visibleFollowUpHelpers = pgView('visible_follow_up_helpers').as((qb) =>
  qb.select().from(followUpHelpers).where(existsVisible('follow_ups', followUpHelpers.followUpId)),
)

/** That one waits for another is known to those who see both. */
export const visibleFollowUpWaits = pgView('visible_follow_up_waits').as((qb) =>
  qb
    .select()
    .from(followUpWaits)
    .where(and(existsVisible('follow_ups', followUpWaits.followUpId), existsVisible('follow_ups', followUpWaits.waitsForId))),
)

export const visibleCommitments = pgView('visible_commitments').as((qb) =>
  qb
    .select()
    .from(commitments)
    .where(
      and(
        isNull(commitments.deletedAt),
        visibleRecord(commitments),
        noneOrVisible('engagements', commitments.engagementId),
        noneOrVisible('organisations', commitments.organisationId),
        noneOrVisible('contacts', commitments.contactId),
      ),
    ),
)

export const visibleCommitmentTurns = pgView('visible_commitment_turns').as((qb) =>
  qb.select().from(commitmentTurns).where(existsVisible('commitments', commitmentTurns.commitmentId)),
)
