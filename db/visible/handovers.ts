import { and, or, type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, pgView } from 'drizzle-orm/pg-core'
import { me, myRole } from '../schema/conditions.ts'
import { handoverQuestions, handoverReceipts, handovers, handoverWords } from '../schema/handovers.ts'
import { noneOrVisible } from './exists.ts'

/** A handover is seen by whoever leaves, their successor and whoever made it. */
export const visibleHandovers = pgView('visible_handovers').as((qb) =>
  qb.select().from(handovers).where(sql`${me} in (${handovers.leaverId}, ${handovers.successorId}, ${handovers.madeBy})`),
)

// A contact that was merged is meant where it went.
const nowOf = (contactId: AnyPgColumn) => sql<string | null>`contact_now(${contactId})`

const seen = (table: { handoverId: AnyPgColumn; contactId: AnyPgColumn; organisationId: AnyPgColumn }): SQL | undefined =>
  and(
    sql`exists (select 1 from handovers h where h.id = ${table.handoverId} and ${me} in (h.leaver_id, h.successor_id, h.made_by))`,
    sql`(${table.contactId} is null or exists (select 1 from visible_contacts seen where seen.id = contact_now(${table.contactId})))`,
    noneOrVisible('organisations', table.organisationId),
  )

const whose = (which: 'leaver' | 'successor') =>
  which === 'leaver'
    ? sql`exists (select 1 from handovers h where h.id = ${handoverWords.handoverId} and h.leaver_id = ${me})`
    : sql`exists (select 1 from handovers h where h.id = ${handoverWords.handoverId} and h.successor_id = ${me})`

/** The words are addressed to the successor, who reads them at every level; whoever wrote neither reads what their level lets them. */
export const visibleHandoverWords = pgView('visible_handover_words').as((qb) =>
  qb
    .select({
      id: handoverWords.id,
      handoverId: handoverWords.handoverId,
      contactId: nowOf(handoverWords.contactId).as('contact_id'),
      organisationId: handoverWords.organisationId,
      level: handoverWords.level,
      body: handoverWords.body,
      writtenBy: handoverWords.writtenBy,
      writtenAt: handoverWords.writtenAt,
    })
    .from(handoverWords)
    .where(
      and(
        seen(handoverWords),
        or(
          sql`${handoverWords.writtenBy} = ${me}`,
          sql`${handoverWords.level} in ('public', 'internal')`,
          whose('successor'),
          sql`(${handoverWords.level} = 'confidential' and (${myRole} = 'manager' or ${whose('leaver')}))`,
        ),
      ),
    ),
)

export const visibleHandoverReceipts = pgView('visible_handover_receipts').as((qb) =>
  qb
    .select({
      id: handoverReceipts.id,
      handoverId: handoverReceipts.handoverId,
      contactId: nowOf(handoverReceipts.contactId).as('contact_id'),
      organisationId: handoverReceipts.organisationId,
      section: handoverReceipts.section,
      at: handoverReceipts.at,
    })
    .from(handoverReceipts)
    .where(seen(handoverReceipts)),
)

export const visibleHandoverQuestions = pgView('visible_handover_questions').as((qb) =>
  qb
    .select({
      id: handoverQuestions.id,
      handoverId: handoverQuestions.handoverId,
      contactId: nowOf(handoverQuestions.contactId).as('contact_id'),
      organisationId: handoverQuestions.organisationId,
      body: handoverQuestions.body,
      askedAt: handoverQuestions.askedAt,
      answer: handoverQuestions.answer,
      answeredBy: handoverQuestions.answeredBy,
      answeredAt: handoverQuestions.answeredAt,
    })
    .from(handoverQuestions)
    .where(seen(handoverQuestions)),
)
