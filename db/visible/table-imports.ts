import { eq, sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { me } from '../schema/conditions.ts'
import { tableImports, tableRows, tableTasks } from '../schema/table-imports.ts'

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

/** A member's own work in the background. */
export const visibleTableTasks = pgView('visible_table_tasks').as((qb) => qb.select().from(tableTasks).where(eq(tableTasks.ownerId, me)))
