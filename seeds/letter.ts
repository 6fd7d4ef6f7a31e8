import type { Database } from '#db/client.server.ts'
import { commitments } from './letter/commitments.ts'
import { daysAround } from './letter/days.ts'
import { februaryEngagements } from './letter/demo-february.ts'
import { monthsAround } from './letter/demo-months.ts'
import { comingVisit } from './letter/demo-visit.ts'
import { weeksAround } from './letter/demo-weeks.ts'
import { followUps } from './letter/follow-ups.ts'
import { letterEngagements } from './letter/letter-engagements.ts'
import { addDemoMembers } from './letter/members.ts'
import { addCommitments, addFollowUps } from './letter/promises.ts'
import { addRegister } from './letter/register.ts'
import { schedule } from './letter/schedule.ts'
import { allOrNothing, assertEmpty } from './only-when-empty.ts'

/**
 * Loads what the letter to the House of Representatives tells, the demo people, and invented records around the letter's days and
 * around `now`, so that no page is empty. Throws NotEmpty unless the database is empty. The demo people get no password here.
 */
export async function seedLetter(database: Database, now = new Date()): Promise<void> {
  await assertEmpty(database.db)
  const days = daysAround(now)
  await allOrNothing(database, async (db) => {
    const register = await addRegister(await addDemoMembers(db), days)
    const engagements = await schedule(register, days, [
      ...letterEngagements,
      ...februaryEngagements,
      ...monthsAround(days),
      ...weeksAround(days),
      ...comingVisit(days),
    ])
    await addFollowUps(register, days, engagements, followUps(days))
    await addCommitments(register, engagements, commitments(days))
  })
}
