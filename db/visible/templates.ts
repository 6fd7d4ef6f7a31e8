import { getTableColumns, sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { templates, visibleTemplate } from '../schema/templates.ts'

/** Templates the actor may know of; of the organisations in them only those they may know of. */
export const visibleTemplates = pgView('visible_templates').as((qb) =>
  qb
    .select({
      ...getTableColumns(templates),
      organisationIds: sql<
        string[]
      >`array(select seen.id from visible_organisations seen where seen.id = any(${templates.organisationIds}) order by seen.id)`
        .mapWith(templates.organisationIds)
        .as('organisation_ids'),
    })
    .from(templates)
    .where(visibleTemplate(templates)),
)
