import type { Database } from '#db/client.server.ts'
import { commitments } from './letter/commitments.ts'
import { type Days, daysAround } from './letter/days.ts'
import { februaryEngagements } from './letter/demo-february.ts'
import { monthsAround } from './letter/demo-months.ts'
import { todayAndTomorrow } from './letter/demo-today.ts'
import { comingVisit } from './letter/demo-visit.ts'
import { weeksAhead } from './letter/demo-weeks-ahead.ts'
import { weeksBehind } from './letter/demo-weeks-behind.ts'
import { followUps } from './letter/follow-ups.ts'
import { letterEngagements } from './letter/letter-engagements.ts'
import { addDemoMembers } from './letter/members.ts'
import type { EngagementPlan } from './letter/plan.ts'
import { addCommitments, addFollowUps } from './letter/promises.ts'
import { addRegister } from './letter/register.ts'
import { schedule } from './letter/schedule.ts'
import { addTemplatesAndViews } from './letter/templates.ts'
import { allOrNothing, assertEmpty } from './only-when-empty.ts'

/**
 * Loads what the letter to the House of Representatives tells, the demo people, and invented records around the letter's days and
 * around `now`, so that no page is empty. Throws NotEmpty unless the database is empty. The demo people get no password here.
 * Answers how much was loaded.
 */
export async function seedLetter(database: Database, now = new Date()) {
  await assertEmpty(database.db)
  const days = daysAround(now)
  return allOrNothing(database, async (db) => {
    const register = await addRegister(await addDemoMembers(db), days)
    const plans = engagementPlans(days)
    const engagements = await schedule(register, days, plans)
    await addFollowUps(register, days, engagements, followUps(days))
    await addCommitments(register, engagements, commitments(days))
    return {
      members: Object.keys(register.members).length,
      organisations: Object.keys(register.organisations).length,
      contacts: Object.keys(register.contacts).length,
      engagements: plans.length,
      'follow-ups': followUps(days).length,
      commitments: commitments(days).length,
      templates: await addTemplatesAndViews(register),
    }
  })
}

/** All engagements of the demo for a day of loading, visits before their programme. */
export const engagementPlans = (days: Days): EngagementPlan[] => [
  ...letterEngagements,
  ...februaryEngagements,
  ...monthsAround(days),
  ...weeksBehind(days),
  ...todayAndTomorrow(days),
  ...weeksAhead(days),
  ...comingVisit(days),
]
