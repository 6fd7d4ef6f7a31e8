import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, pgView, text, uuid } from 'drizzle-orm/pg-core'
import { signOffs } from '../schema/clearance.ts'
import { signOffRoles } from '../schema/words.ts'
import { existsVisible } from './exists.ts'

export const visibleSignOffs = pgView('visible_sign_offs').as((qb) =>
  qb.select().from(signOffs).where(existsVisible('engagements', signOffs.engagementId)),
)

/** What engagements still need before they are let out: the one place that decides it. Without a row here an engagement is cleared. */
export const visibleMissingSignOffs = pgView('visible_missing_sign_offs', {
  engagementId: uuid('engagement_id').notNull(),
  role: text({ enum: signOffRoles }).notNull(),
}).as(
  sql`select e.id as engagement_id, asked.role from visible_engagements e join desks d on d.id = e.desk_id cross join lateral unnest(d.asks_sign_offs) as asked (role) where e.level not in ('public', 'internal') and not exists (select 1 from sign_offs s where s.engagement_id = e.id and s.role = asked.role and s.taken_back_at is null)`,
)

/** May be let out: into feeds, shares and programmes. */
export const isCleared = (engagement: { id: AnyPgColumn; level: AnyPgColumn }): SQL =>
  sql`(${engagement.level} in ('public', 'internal') or not exists (select 1 from visible_missing_sign_offs m where m.engagement_id = ${engagement.id}))`
