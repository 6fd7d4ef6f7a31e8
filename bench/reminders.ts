import { killedSenders } from './reminders/killed.ts'
import { manyDue } from './reminders/many-due.ts'
import { revokedRight } from './reminders/revoked.ts'

const kept = (figure: string, value: number, limit: string, holds: boolean) => ({ figure, value, limit, holds })

/** Reminders and their mail over a PostgreSQL server and a real mail server: each figure with its limit, and whether it holds. */
export async function benchReminders() {
  const killed = await killedSenders()
  const revoked = await revokedRight()
  const many = await manyDue()
  return {
    figures: [
      kept('mails lost', killed.lost, '0 of 1000', killed.lost === 0),
      kept('mails that came twice', killed.duplicates, 'at most 1 of 1000', killed.duplicates <= 1),
      kept('twice for another reason than a kill after DATA', killed.unexplained, '0', killed.unexplained === 0),
      kept('twice under another Message-ID', killed.otherMessageIds, '0', killed.otherMessageIds === 0),
      kept('reminders queued', many.queued, 'all 10000', many.queued === many.due),
      kept('seconds until all are queued', many.secondsUntilQueued, 'at most 30', many.secondsUntilQueued <= 30),
      kept('growth of the p99 of pages meanwhile', many.growth, 'less than 1.5 times', many.growth < 1.5),
      kept('mails of what nobody may see any more', revoked.sent, '0 of 1000', revoked.sent === 0 && revoked.dropped === 1000),
    ],
    killed,
    revoked,
    many,
  }
}
