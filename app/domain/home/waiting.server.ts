import { sql } from 'drizzle-orm'
import type { ActorDb } from '../access/as-actor.server.ts'
import { kept, type Places } from '../access/kept.server.ts'
import { countOpenFollowUps } from '../follow-ups/queries.server.ts'
import { countUnread } from '../notices/queries.server.ts'

/** What waits for the actor, as every page says: their open follow-ups, and notices they have not read. */
export async function countWaiting(db: ActorDb, { today, now }: { today: string; now: string }) {
  const [counts] = await waiting(db, { today, now })
  return { openFollowUps: Number(counts?.openFollowUps), unread: Number(counts?.unread) }
}

const waiting = kept((db, { today, now }: Places<'today' | 'now'>) =>
  db.select({ openFollowUps: countOpenFollowUps(db, today), unread: countUnread(db, now) }).from(sql`(values (1)) one`),
)
