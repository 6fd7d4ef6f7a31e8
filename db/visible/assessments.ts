import { and, isNull, sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { assessments } from '../schema/assessments.ts'
import { checks } from '../schema/checks.ts'
import { visibleRecord } from '../schema/conditions.ts'
import { relations } from '../schema/relations.ts'
import { existsVisible, noneOrVisible } from './exists.ts'

/** Seen by whoever may read its level and knows of whom it is. */
export const visibleAssessments = pgView('visible_assessments').as((qb) =>
  qb
    .select()
    .from(assessments)
    .where(
      and(
        isNull(assessments.deletedAt),
        visibleRecord(assessments),
        noneOrVisible('organisations', assessments.organisationId),
        noneOrVisible('contacts', assessments.contactId),
      ),
    ),
)

export const visibleChecks = pgView('visible_checks').as((qb) =>
  qb
    .select()
    .from(checks)
    .where(
      and(
        sql`(${existsVisible('organisations', checks.organisationId)} or ${existsVisible('contacts', checks.contactId)})`,
        noneOrVisible('representations', checks.representationId),
      ),
    ),
)

/** Seen by whoever may read its level and knows of both. */
export const visibleRelations = pgView('visible_relations').as((qb) =>
  qb
    .select()
    .from(relations)
    .where(
      and(
        isNull(relations.deletedAt),
        visibleRecord(relations),
        noneOrVisible('contacts', relations.fromContactId),
        noneOrVisible('contacts', relations.toContactId),
        noneOrVisible('organisations', relations.fromOrganisationId),
        noneOrVisible('organisations', relations.toOrganisationId),
      ),
    ),
)
