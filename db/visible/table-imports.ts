import { sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { me } from '../schema/conditions.ts'
import { tableImports, tableRows } from '../schema/table-imports.ts'

/** Of a member's own imports. */
export const visibleTableImports = pgView('visible_table_imports').as((qb) =>
  qb
    .select()
    .from(tableImports)
    .where(sql`exists (select 1 from imports own where own.id = ${tableImports.importId} and own.owner_id = ${me})`),
)

export const visibleTableRows = pgView('visible_table_rows').as((qb) =>
  qb.select().from(tableRows).where(sql`exists (select 1 from imports own where own.id = ${tableRows.importId} and own.owner_id = ${me})`),
)
