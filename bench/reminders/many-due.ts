import { sql } from 'drizzle-orm'
import { remindOfLateContacts } from '#app/domain/notices/late-contacts.server.ts'
import { messages } from '#db/schema/messages.ts'
import { notices, reminded } from '#db/schema/notices.ts'
import { get, ratio } from '../measure.ts'
import { makeScene } from '../scene.ts'
import { addFollowUps, addMembers, remindAndQueue } from './people.ts'

const readers = 1000
const due = 10_000
const rounds = 5
const quiet = 300
const paths = ['/', '/calendar', '/follow-ups', '/contacts', '/inbox']

/** Ten thousand reminders that come due at once, made and put into the outbox by the very process that serves pages: how long it takes, and how pages fare. */
export async function manyDue() {
  const scene = await makeScene({ contacts: 2_000, engagements: 5_000 })
  const { db } = scene.database
  await addMembers(db, readers, ['follow-up-due'])
  await addFollowUps(db, scene.officer.deskIds[0] ?? '', due / readers)
  await db.execute(sql`vacuum analyze`)
  const headers = { Cookie: scene.cookie }
  let turn = 0
  const page = async () => {
    const startedAt = performance.now()
    const { status } = await get(scene.address + (paths[turn++ % paths.length] ?? '/'), headers)
    if (status !== 200) throw new Error(`A page answered ${status}`)
    return performance.now() - startedAt
  }
  for (let run = 0; run < 60; run += 1) await page()
  const alone: number[] = []
  for (let run = 0; run < quiet; run += 1) alone.push(await page())
  const meanwhile: number[] = []
  const seconds: number[] = []
  let queued = due
  for (let round = 0; round < rounds; round += 1) {
    await db.delete(notices)
    await db.delete(messages)
    await db.delete(reminded)
    let busy = true
    const startedAt = performance.now()
    const work = (async () => {
      await remindAndQueue(new Date())
      seconds.push((performance.now() - startedAt) / 1000)
      while (await remindOfLateContacts(new Date()));
      busy = false
    })()
    while (busy) meanwhile.push(await page())
    await work
    queued = Math.min(queued, await db.$count(notices, sql`${notices.kind} = 'follow-up-due' and ${notices.messageId} is not null`))
  }
  await scene.stop()
  return {
    due,
    queued,
    secondsUntilQueued: Math.round(Math.max(...seconds) * 100) / 100,
    pages: { alone: alone.length, meanwhile: meanwhile.length },
    p99: { alone: p99(alone), meanwhile: p99(meanwhile) },
    growth: ratio(p99(meanwhile), p99(alone)),
  }
}

function p99(taken: number[]): number {
  const sorted = taken.toSorted((one, other) => one - other)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0)
}
