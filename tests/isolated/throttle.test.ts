import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyedHash } from '#app/domain/members/keyed-hash.server.ts'
import { signIn } from '#app/domain/members/sign-in.server.ts'
import { getDatabase, setDatabase } from '#db/client.server.ts'
import { openDatabase } from '#db/open.ts'
import { attempts } from '#db/schema/members.ts'
import { makeAccount, minutesLater, password, secret, start } from '#tests/helpers/accounts.ts'
import { asOwner } from '#tests/helpers/database.ts'
import { addressOf } from '#tests/helpers/people.ts'
import { startPostgres, type TestPostgres } from '#tests/helpers/postgres.ts'

let server: TestPostgres

beforeAll(async () => {
  server = await startPostgres({ fsync: false })
  const database = await openDatabase({ databaseUrl: server.url })
  await database.migrate()
  setDatabase(database)
})

afterAll(async () => {
  await getDatabase().close()
  await server.stop()
})

const knock = (name: string, typed: string, address: string, now = start) =>
  signIn({ email: addressOf(name), password: typed, address, secret, now })

const reasonsOf = (answers: Awaited<ReturnType<typeof knock>>[]) => {
  const reasons = answers.map((answer) => (answer.ok ? 'ok' : answer.reason))
  return Object.fromEntries(['ok', 'wrong', 'throttled'].map((reason) => [reason, reasons.filter((one) => one === reason).length]))
}

test('of two hundred tries at once on one account, from fifty networks, ten are weighed', async () => {
  await makeAccount({ name: 'Officer' })
  const tries = Array.from({ length: 200 }, (_, go) => knock('Officer', 'another password', `198.51.${go % 50}.7`))
  expect(reasonsOf(await Promise.all(tries))).toEqual({ ok: 0, wrong: 10, throttled: 190 })
  expect((await knock('Officer', password, '203.0.113.9', minutesLater(15))).ok).toBe(true)
})

test('when a network has five tries left over all accounts, five of fifty at once are weighed', async () => {
  await makeAccount({ name: 'Manager' })
  const key = keyedHash(secret, 'address', '192.0.2.0/24')
  await asOwner((db) => db.insert(attempts).values(Array.from({ length: 55 }, () => ({ key, at: start }))))
  const tries = Array.from({ length: 50 }, (_, go) => knock(`Nobody ${go}`, 'another password', `192.0.2.${go}`))
  expect(reasonsOf(await Promise.all(tries))).toEqual({ ok: 0, wrong: 5, throttled: 45 })
  expect((await knock('Manager', password, '203.0.113.9')).ok).toBe(true)
})
