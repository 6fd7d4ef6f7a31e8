import { sql } from 'drizzle-orm'
import type { NoticeKind } from '#db/schema/words.ts'
import { asGate } from '../access/as-actor.server.ts'
import { clocksOfMembers } from './zones.server.ts'

/** Takes away what is older than a year and no longer stands; answers how many. */
export function forgetOldNotices(now: Date): Promise<number> {
  return asGate(async (db) => {
    const [row] = await db
      .select({ gone: sql<number>`t.gone` })
      .from(sql`(select forget_notices(${now.toISOString()}::timestamptz) as gone) t`)
    return row?.gone ?? 0
  })
}

/**
 * Makes the notices that are due and not made yet, for everybody at once, and answers how many of each kind. However many processes do this, and
 * whatever their clocks say: a notice is made once.
 */
export function remindDue(now: Date): Promise<Partial<Record<NoticeKind, number>>> {
  return asGate(async (db) => {
    const rows = await db
      .select({ kind: sql<NoticeKind>`made.kind`, made: sql<number>`made.made` })
      .from(sql`make_notices(${now.toISOString()}::timestamptz, ${await clocksOfMembers(db, now)}::jsonb) made`)
    return Object.fromEntries(rows.map(({ kind, made }) => [kind, made]))
  })
}
