import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { clockOf } from '#app/domain/notices/clocks.ts'
import { addDays } from '#app/lib/dates.ts'
import { newId } from '#app/lib/ids.ts'
import { messages } from '#db/schema/messages.ts'
import { startMailServer } from './mail-server.ts'
import { addMembers, openOwn, remindAndQueue } from './people.ts'
import { startSenders } from './senders.ts'

const mails = 1000

/** A thousand reminders of one talk wait to be mailed when everybody loses the right to know of it: how many still say something of it. */
export async function revokedRight() {
  const scene = await openOwn()
  await addMembers(scene.db, mails, ['engagement-tomorrow'])
  const id = newId()
  const now = new Date()
  const day = addDays(clockOf('', now).day, 1)
  await scene.db.execute(sql`insert into engagements (id, desk_id, kind, title, status, timing, zone, starts_on, ends_on, starts_at, ends_at, folded)
    select ${id}, ${scene.deskId}, 'meeting', 'CANARY', 'confirmed', 'all-day', 'Europe/Amsterdam', ${day}::date, ${day}::date,
      ${day}::date::timestamp at time zone 'Europe/Amsterdam', (${day}::date + 1)::timestamp at time zone 'Europe/Amsterdam', 'canary'`)
  await scene.db.execute(sql`insert into participants (id, engagement_id, member_id, side)
    select gen_random_uuid(), ${id}, m.id, 'ours' from members m where m.email like 'reader%'`)
  await remindAndQueue(now)
  const queued = await scene.db.$count(messages)
  await scene.db.execute(sql`delete from participants where engagement_id = ${id}`)
  await scene.db.execute(sql`update engagements set level = 'need-to-know' where id = ${id}`)
  const server = await startMailServer()
  const senders = startSenders(3, scene.url, server.url)
  const left = () => scene.db.$count(messages, sql`${messages.state} in ('waiting', 'sending')`)
  const startedAt = Date.now()
  while ((await left()) > 0 && Date.now() - startedAt < 120_000) await delay(250)
  senders.stop()
  const dropped = await scene.db.$count(messages, sql`${messages.state} = 'dropped'`)
  await server.close()
  await scene.stop()
  return { queued, dropped, sent: server.received.filter(({ raw }) => raw.includes('CANARY')).length }
}
