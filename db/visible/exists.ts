import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

type View =
  | 'engagements'
  | 'participants'
  | 'organisations'
  | 'contacts'
  | 'representations'
  | 'follow_ups'
  | 'commitments'
  | 'read_outs'
  | 'briefs'
  | 'support'
  | 'imports'

export const existsVisible = (view: View, id: AnyPgColumn): SQL =>
  sql`exists (select 1 from ${sql.raw(`visible_${view}`)} seen where seen.id = ${id})`

export const noneOrVisible = (view: View, id: AnyPgColumn): SQL => sql`(${id} is null or ${existsVisible(view, id)})`
