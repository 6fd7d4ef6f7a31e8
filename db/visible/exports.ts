import { and, eq, sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { me } from '../schema/conditions.ts'
import { exportParts, exports } from '../schema/exports.ts'

/** A member's own files of lists, until their day is over. */
export const visibleExports = pgView('visible_exports').as((qb) =>
  qb
    .select()
    .from(exports)
    .where(and(eq(exports.ownerId, me), sql`${exports.expiresAt} > now()`)),
)

/** The pieces of whole files alone: one that is being made is nobody's yet. */
export const visibleExportParts = pgView('visible_export_parts').as((qb) =>
  qb
    .select()
    .from(exportParts)
    .where(
      sql`exists (select 1 from exports own where own.id = ${exportParts.exportId} and own.owner_id = ${me} and own.state = 'ready' and own.expires_at > now())`,
    ),
)
