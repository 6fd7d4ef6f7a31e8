import { sql } from 'drizzle-orm'
import type { ActorDb } from './as-actor.server.ts'

/**
 * From here on in this transaction the database plans a statement once for all values and keeps to it. For a statement over many views,
 * whose plan is the same for everyone and takes longer to find than to follow.
 */
export function planOnce(db: ActorDb): void {
  // Not waited for: statements are carried out in the order in which they are asked, and if this one fails, so does the next and says why.
  db.execute(sql`set local plan_cache_mode = force_generic_plan`).catch(() => {})
}
