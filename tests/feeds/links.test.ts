import { sql } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { makeFeed, revokeFeed, rotateFeed } from '#app/domain/feeds/commands.server.ts'
import { feedInput } from '#app/domain/feeds/input.ts'
import { feedsOf, findFeed } from '#app/domain/feeds/queries.server.ts'
import { newToken } from '#app/domain/feeds/tokens.server.ts'
import { getDatabase, setDatabase } from '#db/client.server.ts'
import { activity } from '#db/schema/activity.ts'
import { engagements } from '#db/schema/engagements.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { ask, makeOrganisation, makeScene, schedule, subscription, visit } from './scene.ts'

useDatabase()
afterEach(() => {
  vi.useRealTimers()
})

const dayMs = 86_400_000

/** Every value of every table, as one text. */
async function everything(): Promise<string> {
  const found = await asOwner((db) =>
    db
      .select({ dump: sql<string>`query_to_xml(format('select * from %s', t.oid::regclass), true, false, '')::text` })
      .from(sql`pg_class t where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace`),
  )
  return found.map((table) => table.dump).join('\n')
}

test('line 43: a token has 256 random bits and is in no table, hashed by nothing but SHA-256', async () => {
  const { officer } = await makeScene()
  const made = await subscription(officer)
  const rotated = await asActor(officer, (db) => rotateFeed(db, officer, made.id))
  if (!rotated.ok) throw new Error(rotated.reason)
  await ask(made.token)
  await ask(rotated.token)
  await asActor(officer, (db) => revokeFeed(db, officer, made.id))
  const dump = await everything()
  const tokens = [made.token, rotated.token]
  expect(tokens.map((token) => [/^[\w-]{43}$/.test(token), dump.includes(token), dump.includes(token.slice(0, 8))])).toEqual([
    [true, false, false],
    [true, false, false],
  ])
  const hashes = await Promise.all(
    tokens.map(async (token) => Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(token))).toString('base64url')),
  )
  expect(hashes.map((hash) => dump.includes(hash))).toEqual([true, true])
  expect(new Set(Array.from({ length: 1000 }, newToken)).size).toBe(1000)
})

test('line 38: an unknown token is answered 404 in plain text, the same bytes whatever was asked', async () => {
  await makeScene()
  const guesses = [newToken(), 'x', '', '../../etc/passwd', "'; drop table feeds; --", 'a'.repeat(8000), '٣'.repeat(43)]
  const answers = await Promise.all(
    guesses.map(async (token, index) => {
      const response = await ask(encodeURIComponent(token), { address: `198.51.${index}.1` })
      return [response.status, [...response.headers], await response.text()]
    }),
  )
  expect(answers[0]).toMatchObject([404, expect.arrayContaining([['content-type', 'text/plain; charset=utf-8']]), /./])
  expect(answers.every((answer) => JSON.stringify(answer) === JSON.stringify(answers[0]))).toBe(true)
})

/** How often the database was asked meanwhile, a transaction as one time. */
async function asked(work: () => Promise<unknown>): Promise<string[]> {
  const database = getDatabase()
  const calls: string[] = []
  const db = new Proxy(database.db, {
    get: (target, name) => {
      if (name === 'select' || name === 'transaction') calls.push(name)
      return Reflect.get(target, name)
    },
  })
  setDatabase({ ...database, db })
  try {
    await work()
  } finally {
    setDatabase(database)
  }
  return calls
}

test('line 38: for an unknown token, of whatever form, as much is asked of the database as for a known one of which nothing changed', async () => {
  const { officer } = await makeScene()
  const { token } = await subscription(officer)
  const fetch = (one: string, program: string) => asked(() => ask(encodeURIComponent(one), { headers: { 'user-agent': program } }))
  await fetch(token, 'Thunderbird')
  const known = await fetch(token, 'ICSx5')
  expect(known).toEqual(['select', 'transaction'])
  for (const unknown of [newToken(), `${token}x`, token.slice(0, -1), 'x', '']) expect(await fetch(unknown, 'ICSx5')).toEqual(known)
})

test('line 38: after thirty unknown tokens a minute a network waits, and its known links do not', async () => {
  const { officer } = await makeScene()
  const { token } = await subscription(officer)
  vi.useFakeTimers({ toFake: ['Date'] })
  const guess = async (host: number, network = '203.0.113') => (await ask(newToken(), { address: `${network}.${host}` })).status
  const statuses: number[] = []
  for (let host = 0; host < 31; host += 1) statuses.push(await guess(host))
  expect(statuses).toEqual([...Array<number>(30).fill(404), 429])
  const refused = await ask(newToken(), { address: '203.0.113.200' })
  expect([refused.status, Number(refused.headers.get('retry-after')) <= 60, await refused.text()]).toEqual([
    429,
    true,
    'Too many unknown addresses were asked for.\n',
  ])
  expect((await ask(token, { address: '203.0.113.200' })).status).toBe(200)
  expect(await guess(1, '198.51.100')).toBe(404)
  vi.setSystemTime(Date.now() + 61_000)
  expect(await guess(1)).toBe(404)
})

test('line 43: its owner reads of a feed all but the token: name, scope, detail, when it was made, when and with what it was fetched', async () => {
  const { officer, coordinator } = await makeScene()
  const visitId = await visit(officer, { title: 'Working visit' })
  const now = new Date()
  const { id, token } = await subscription(officer, { name: 'For my phone', scope: `visit:${visitId}`, detail: 'limited', language: 'nl' })
  await ask(token, { headers: { 'user-agent': 'Google-Calendar-Importer; GoogleCalendar' }, address: '203.0.113.77' })
  const [listed, ...more] = await asActor(officer, (db) => feedsOf(db, officer, now))
  expect(more).toEqual([])
  expect(listed).toMatchObject({
    id,
    name: 'For my phone',
    scope: 'visit',
    about: 'Working visit',
    detail: 'limited',
    language: 'nl',
    tokenStart: token.slice(0, 4),
    revokedAt: null,
    expired: false,
    fetchedWith: 'Google Calendar',
    fetchedFrom: '203.0.113.0/24',
    eventCount: 1,
    tooLarge: false,
  })
  const since = (moment: Date | null | undefined) => (moment?.getTime() ?? 0) - now.getTime()
  expect(
    [since(listed?.createdAt), since(listed?.fetchedAt), since(listed?.expiresAt) - 365 * dayMs].map((ms) => Math.abs(ms) < 60_000),
  ).toEqual([true, true, true])
  expect(JSON.stringify(listed)).not.toContain(token.slice(0, 8))
  expect(await asActor(coordinator, (db) => feedsOf(db, coordinator, now))).toEqual([])
  expect(await asActor(coordinator, (db) => findFeed(db, coordinator, id, now))).toBeUndefined()
})

test('a revoked feed stays listed for thirty days', async () => {
  const { officer } = await makeScene()
  const { id } = await subscription(officer)
  const now = new Date()
  await asActor(officer, (db) => revokeFeed(db, officer, id, now))
  const listedAfter = async (days: number) =>
    (await asActor(officer, (db) => feedsOf(db, officer, new Date(now.getTime() + days * dayMs)))).map((feed) => feed.revokedAt)
  expect([await listedAfter(29), await listedAfter(31)]).toEqual([[now], []])
  expect(await asActor(officer, (db) => findFeed(db, officer, id, now))).toBeUndefined()
})

test('the name of a visit that was hidden from a feed’s owner is not on their list either', async () => {
  const { officer, stranger } = await makeScene()
  const visitId = await visit(officer, { title: 'Working visit' })
  await subscription(stranger, { scope: `visit:${visitId}`, name: 'Working visit' })
  await asOwner((db) => db.update(engagements).set({ level: 'need-to-know' }))
  const [listed] = await asActor(stranger, (db) => feedsOf(db, stranger, new Date()))
  expect([listed?.name, listed?.about]).toEqual([null, null])
})

test('a feed about what its owner may not know, or what is no visit, is not made', async () => {
  const { officer, stranger } = await makeScene()
  const hidden = [
    `visit:${await visit(officer, { level: 'confidential' })}`,
    `visit:${await schedule(officer)}`,
    `organisation:${await makeOrganisation(officer, 'Council', 'confidential')}`,
    'organisation:0197a1b2-0000-7000-8000-000000000001',
  ]
  for (const scope of hidden) {
    const input = feedInput.parse({ name: 'Mine', scope })
    expect(await asActor(stranger, (db) => makeFeed(db, stranger, input))).toEqual({ ok: false, reason: 'unknown-choice' })
  }
  expect(await asOwner((db) => db.select({ noun: activity.noun }).from(activity).where(sql`noun = 'feed'`))).toEqual([])
})

test('line 31: a calendar that says only busy may not be called after the visit it hides', async () => {
  const { officer } = await makeScene()
  const scope = `visit:${await visit(officer, { title: 'Working visit' })}`
  const make = (name: string, detail: 'busy' | 'limited') =>
    asActor(officer, (db) => makeFeed(db, officer, feedInput.parse({ name, scope, detail })))
  expect(await make('My WORKING visit', 'busy')).toEqual({ ok: false, reason: 'name-tells' })
  expect([(await make('Busy times', 'busy')).ok, (await make('Working visit', 'limited')).ok]).toEqual([true, true])
})

test('who makes, rotates and revokes a feed is written down, and no more than that', async () => {
  const { officer } = await makeScene()
  const { id } = await subscription(officer)
  await asActor(officer, (db) => rotateFeed(db, officer, id))
  await asActor(officer, (db) => revokeFeed(db, officer, id))
  const rows = await asOwner((db) => db.select().from(activity).where(sql`noun = 'feed'`).orderBy(activity.at, activity.id))
  expect(rows.map(({ memberId, verb, recordId, fields }) => ({ memberId, verb, recordId, fields }))).toEqual(
    ['created', 'rotated', 'revoked'].map((verb) => ({ memberId: officer.id, verb, recordId: id, fields: [] })),
  )
})
