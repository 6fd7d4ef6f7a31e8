import { eq } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { me } from '../schema/conditions.ts'
import { externalIds, importRows, imports } from '../schema/imports.ts'
import { existsVisible } from './exists.ts'

export const visibleExternalIds = pgView('visible_external_ids').as((qb) =>
  qb.select().from(externalIds).where(existsVisible('engagements', externalIds.engagementId)),
)

/** A member's own imports. */
export const visibleImports = pgView('visible_imports').as((qb) => qb.select().from(imports).where(eq(imports.ownerId, me)))

export const visibleImportRows = pgView('visible_import_rows').as((qb) =>
  qb.select().from(importRows).where(existsVisible('imports', importRows.importId)),
)
