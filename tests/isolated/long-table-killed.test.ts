import { execFileSync } from 'node:child_process'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newFormKey } from '#app/lib/ids.ts'
import { cleanEnvironment, password, startServer, temporaryFolder } from '#tests/browser/server.ts'
import { startPostgres, type TestPostgres } from '#tests/helpers/postgres.ts'

let database: TestPostgres
let sql: postgres.Sql
let env: Record<string, string>
const started: Awaited<ReturnType<typeof startServer>>[] = []
async function startOne() {
  const server = await startServer(env)
  started.push(server)
  return server
}
beforeAll(async () => {
  database = await startPostgres({ fsync: false })
  sql = postgres(database.url, { max: 1 })
  env = { DATABASE_URL: database.url, SESSION_SECRET: 'k7Qm2xVb9TzR4wLs8NpE1yHc6UdJ3gFa0KvX5iOe', DATA_DIR: temporaryFolder() }
  const gezant = (...args: string[]) =>
    execFileSync(process.execPath, ['cli/gezant.ts', ...args], { env: { ...cleanEnvironment(), ...env }, input: password })
  gezant('migrate')
  gezant('seed', 'letter')
  gezant('member', 'add', '--email', email, '--name', 'Officer', '--role', 'officer', '--desk', 'Syria desk', '--password-stdin')
})
afterAll(async () => {
  for (const server of started) await server.stop()
  await sql?.end()
  await database?.stop()
})

const email = 'officer@ministry.test'
const length = Number(process.env.LONG_TABLE ?? 2_400)

const random = (() => {
  let state = 42
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
})()
const word = () => Array.from({ length: 4 }, () => `${'bdfgklmnprstvz'[random(14)]}${'aeiou'[random(5)]}`).join('')
const table = () =>
  [
    'Name;Email;Telephone;Remarks',
    ...Array.from({ length }, (_, at) => `${word()} ${word()};p${at}@killed.test;+31 70 ${at};Met in ${word()}`),
  ].join('\n')

const madeNow = async () =>
  Number((await sql`select count(*) from contacts where email like '%@killed.test' and deleted_at is null`)[0]?.count)
const stateNow = async (): Promise<string> => (await sql`select state from imports`)[0]?.state
const isTask = async () => Number((await sql`select count(*) from table_tasks`)[0]?.count) > 0
/** Whoever was killed is taken for dead after a minute; here at once. */
const lease = () => sql`update table_tasks set due_at = now()`

async function until(holds: () => Promise<boolean>) {
  for (let looks = 0; !(await holds()); looks += 1) {
    if (looks > 3_000)
      throw new Error(
        `It does not come to it: ${await stateNow()}, ${await madeNow()} made, ${JSON.stringify(await sql`select * from table_tasks`)}`,
      )
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A member's own way in, with the cookie of their session. */
async function signIn(address: string) {
  const headers = { Origin: address, 'Content-Type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ email, password })
  const entered = await fetch(`${address}/sign-in`, { method: 'POST', headers, body, redirect: 'manual' })
  const Cookie = entered.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  return {
    get: async (path: string) => (await fetch(address + path, { headers: { Cookie } })).text(),
    post: (path: string, form: FormData | URLSearchParams) =>
      fetch(address + path, { method: 'POST', headers: { Cookie, Origin: address }, body: form, redirect: 'manual' }),
  }
}

/** Never half a piece: what stands here, what its rows say and what is written down are the same. */
async function isWhole() {
  const [rows] = await sql`select count(*) from table_rows where outcome = 'created'`
  const [deeds] =
    await sql`select count(*) from activity a join contacts c on c.id = a.record_id where c.email like '%@killed.test' and a.verb = 'created' and c.deleted_at is null`
  const made = await madeNow()
  return Number(rows?.count) === made && Number(deeds?.count) === made
}

test('a server that is killed while it brings in, and while it takes back, goes on where it stood; nothing is made twice or half', async () => {
  const first = await startOne()
  const officer = await signIn(first.address)
  const deskId = (await sql`select id from desks`)[0]?.id
  const form = new FormData()
  for (const [name, value] of Object.entries({ what: 'table', formKey: newFormKey(), kind: 'contacts', deskId, level: 'internal' }))
    form.append(name, value)
  form.append('table', new File([table()], 'people.csv'))
  const sent = await officer.post('/imports?index', form)
  const at = sent.headers.get('location') ?? ''
  expect([sent.status, at]).toEqual([302, expect.stringMatching(/table$/)])
  await until(async () => !(await isTask()))
  const planned = Number((await sql`select count(*) from table_rows where planned = 'new'`)[0]?.count)
  expect(planned).toBeGreaterThan(length * 0.95)
  const print = /name="print" value="([^"]+)"/.exec(await officer.get(at))?.[1] ?? ''
  await officer.post(at.replace('/table', '/application'), new URLSearchParams({ print }))
  await until(async () => (await madeNow()) > 0)
  await first.kill()
  const half = await madeNow()
  expect([half > 0 && half < planned, await stateNow(), await isWhole()]).toEqual([true, 'applying', true])

  const second = await startOne()
  const back = await signIn(second.address)
  expect(await back.get(at)).toContain('<progress')
  await lease()
  await until(async () => (await stateNow()) === 'applied')
  const [names] = await sql`select count(distinct email) from contacts where email like '%@killed.test'`
  expect([await madeNow(), Number(names?.count), await isWhole(), await isTask()]).toEqual([planned, planned, true, false])
  await back.post(at.replace('/table', '/application'), new URLSearchParams({ _method: 'DELETE' }))
  await until(async () => (await madeNow()) < planned)
  await second.kill()
  expect([(await madeNow()) > 0, await stateNow(), await isWhole()]).toEqual([true, 'undoing', true])

  await lease()
  const third = await startOne()
  await until(async () => (await stateNow()) === 'undone')
  await third.stop()
  expect([await madeNow(), await isTask()]).toEqual([0, false])
})
