import { isNull, sql } from 'drizzle-orm'
import { members, settings } from '#db/schema/members.ts'
import type { NoticeKind } from '#db/schema/words.ts'
import { asGate, type GateDb } from '../access/as-actor.server.ts'
import { type Clock, clockOf } from './clocks.ts'

/**
 * Makes the notices that are due and not made yet, for everybody at once, and answers how many of each kind. However many processes do this, and
 * whatever their clocks say: a notice is made once.
 */
export function remindDue(now: Date): Promise<Partial<Record<NoticeKind, number>>> {
  return asGate(async (db) => {
    const rows = await db
      .select({ kind: sql<NoticeKind>`made.kind`, made: sql<number>`made.made` })
      .from(sql`make_notices(${now.toISOString()}::timestamptz, ${JSON.stringify(await clocksOfMembers(db, now))}::jsonb) made`)
    return Object.fromEntries(rows.map(({ kind, made }) => [kind, made]))
  })
}

async function clocksOfMembers(db: GateDb, now: Date): Promise<Clock[]> {
  const zones = await db
    .selectDistinct({ zone: sql<string>`coalesce(${settings.zone}, '')` })
    .from(members)
    .leftJoin(settings, sql`${settings.memberId} = ${members.id}`)
    .where(isNull(members.disabledAt))
  return zones.map(({ zone }) => clockOf(zone, now))
}
