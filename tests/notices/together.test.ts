import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { keepNoticeWishes, noticeWishesOf } from '#app/domain/notices/choices.server.ts'
import { clockOf } from '#app/domain/notices/clocks.ts'
import { queueMail } from '#app/domain/notices/queue-mail.server.ts'
import { remindDue } from '#app/domain/notices/remind.server.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/client.server.ts'
import { messages } from '#db/schema/messages.ts'
import { notices } from '#db/schema/notices.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { followUp, makeScene } from '../timeline/scene.ts'
import { now } from './scene.ts'

useDatabase({ onBoth: false })

// The embedded database has one connection: there nothing happens at the same moment.
const onServer = process.env.TEST_DATABASE === 'server'

/** Lets `second` begin while `first` is not committed yet, and ends `first` once `second` waits for it. */
async function whileUncommitted<Result>(first: (db: Db) => Promise<unknown>, second: () => Promise<Result>): Promise<Result> {
  const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const other = asOwner((db) =>
    db.transaction(async (tx) => {
      await first(tx)
      begun.resolve()
      await end.promise
    }),
  )
  await begun.promise
  const ours = second()
  const waiting = () =>
    asOwner((db) => db.$count(sql`pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'` as never))
  await expect.poll(waiting).toBeGreaterThan(0)
  end.resolve()
  await other
  return ours
}

test.runIf(onServer)('two processes that find the same due make it once', async () => {
  const { officer } = await makeScene()
  await followUp(officer, 'Paper', { dueOn: '2026-02-06' })
  const clocks = JSON.stringify([clockOf('', now)])
  const made = await whileUncommitted(
    (db) => db.execute(sql`select * from make_notices(${now.toISOString()}::timestamptz, ${clocks}::jsonb)`),
    () => remindDue(now),
  )
  expect([made, await asOwner((db) => db.$count(notices))]).toEqual([{}, 1])
})

test.runIf(onServer)('two processes that put the same into the outbox write one message', async () => {
  const { officer } = await makeScene()
  await asActor(officer, async (db) => {
    const { quietFrom: _from, quietUntil: _until, ...wishes } = await noticeWishesOf(db, officer)
    await keepNoticeWishes(db, officer, { ...wishes, 'follow-up-due': 'mail' })
  })
  await followUp(officer, 'Paper', { dueOn: '2026-02-06' })
  await remindDue(now)
  const row = { id: newId(), kind: 'reminder' as const, address: 'a@b.test', language: 'en' as const, digest: '' }
  await whileUncommitted(
    async (db) => {
      await db.execute(sql`select pg_advisory_xact_lock(hashtext('gezant mail of reminders'))`)
      await db.insert(messages).values({ ...row, memberId: officer.id, causedBy: officer.id })
      await db.update(notices).set({ messageId: row.id })
    },
    () => queueMail(now),
  )
  expect(await asOwner((db) => db.$count(messages))).toBe(1)
})
