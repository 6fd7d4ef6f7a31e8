import { isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { signOff } from '#app/domain/clearance/commands.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { getDatabase, setDatabase } from '#db/client.server.ts'
import { openDatabase } from '#db/open.ts'
import { signOffs } from '#db/schema/clearance.ts'
import { participants } from '#db/schema/participants.ts'
import { giveRoles } from '#tests/helpers/clearance.ts'
import { asOwner } from '#tests/helpers/database.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'
import { startPostgres, type TestPostgres } from '#tests/helpers/postgres.ts'
import { engagement } from '../timeline/scene.ts'

let server: TestPostgres
let officer: Actor

beforeAll(async () => {
  server = await startPostgres({ fsync: false })
  const database = await openDatabase({ databaseUrl: server.url })
  await database.migrate()
  setDatabase(database)
  officer = await makeMember({ name: 'Officer', role: 'officer', desks: [await makeDesk('Syria desk')] })
  await giveRoles(officer, 'policy')
})

afterAll(async () => {
  await getDatabase().close()
  await server.stop()
})

async function aTalk() {
  const id = await engagement(officer, { level: 'confidential' })
  const seen = (await asActor(officer, (db) => findEngagement(db, id)))?.renderedAt ?? new Date()
  return { sign: () => asActor(officer, (db) => signOff(db, officer, id, { role: 'policy', seen })), id, seen }
}

const waitsForLock = async () =>
  asOwner(async (db) => db.$count(sql`pg_stat_activity`, sql`datname = current_database() and wait_event_type = 'Lock'`))

/** Carries `first` out but for its end, then `second`, and ends `first` once `second` waits for it or is done. */
async function overlapping<Answer>(first: (held: () => Promise<void>) => Promise<unknown>, second: () => Promise<Answer>): Promise<Answer> {
  const begun = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  const one = first(() => {
    begun.resolve()
    return end.promise
  })
  await begun.promise
  let done = false
  const two = second().finally(() => {
    done = true
  })
  while (!done && (await waitsForLock()) === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  end.resolve()
  await one
  return two
}

const standing = () => asOwner((db) => db.$count(signOffs, isNull(signOffs.takenBackAt)))

test('a sign-off that comes while somebody changes the people waits, and is not given', async () => {
  const { id, sign } = await aTalk()
  const change = (held: () => Promise<void>) =>
    asActor(officer, async (db) => {
      await db.insert(participants).values({ engagementId: id, memberId: officer.id, side: 'ours' })
      await held()
    })
  expect(await overlapping(change, sign)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await standing()).toBe(0)
})

test('a change of the people that comes while somebody signs off waits, and takes the sign-off back', async () => {
  const { id, seen } = await aTalk()
  const sign = (held: () => Promise<void>) =>
    asActor(officer, async (db) => {
      expect(await signOff(db, officer, id, { role: 'policy', seen })).toEqual({ ok: true })
      await held()
    })
  const change = () => asActor(officer, (db) => db.insert(participants).values({ engagementId: id, memberId: officer.id, side: 'ours' }))
  await overlapping(sign, change)
  expect(await standing()).toBe(0)
})
