import { sql } from 'drizzle-orm'
import type { ActorDb, GateDb } from '../access/as-actor.server.ts'

/**
 * Lets one change to the register of members and desks through at a time, until the transaction ends: two administrators
 * who demote each other at the same moment would else both find the other still there.
 */
export async function lockRegister(db: ActorDb | GateDb): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('gezant register of members'))`)
}
