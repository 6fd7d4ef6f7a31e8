import { eq } from 'drizzle-orm'
import { desks } from '#db/schema/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { Engagement } from '../engagements/queries.server.ts'
import { lastDayOf } from '../templates/schedule.server.ts'
import { briefDueOn, owesTexts, readOutDueOn } from './due.ts'

/** When the brief and the read-out of an engagement are due by the habit of its desk; null for what owes none. */
export async function usualDueDays(db: ActorDb, engagement: Engagement): Promise<{ brief: string | null; readOut: string | null }> {
  const [desk] = await db
    .select({ briefDaysBefore: desks.briefDaysBefore, readOutDaysAfter: desks.readOutDaysAfter })
    .from(desks)
    .where(eq(desks.id, engagement.deskId))
  if (!desk || !owesTexts(engagement)) return { brief: null, readOut: null }
  const days = { startsOn: (engagement.startsLocal ?? engagement.startsOn ?? '').slice(0, 10), endsOn: lastDayOf(engagement) }
  return { brief: briefDueOn(days, desk), readOut: readOutDueOn(days, desk) }
}
