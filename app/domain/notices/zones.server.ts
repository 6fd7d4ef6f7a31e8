import { eq, isNull, sql } from 'drizzle-orm'
import { members, settings } from '#db/schema/members.ts'
import type { GateDb } from '../access/as-actor.server.ts'
import { clockOf } from './clocks.ts'

/** The zones that members live by; '' for those who chose none. */
export async function zonesOfMembers(db: GateDb): Promise<string[]> {
  const rows = await db
    .selectDistinct({ zone: sql<string>`coalesce(${settings.zone}, '')` })
    .from(members)
    .leftJoin(settings, eq(settings.memberId, members.id))
    .where(isNull(members.disabledAt))
  return rows.map(({ zone }) => zone)
}

/** What the clocks of all members read, as one JSON text that the database can join. */
export const clocksOfMembers = async (db: GateDb, now: Date): Promise<string> =>
  JSON.stringify((await zonesOfMembers(db)).map((zone) => clockOf(zone, now)))
