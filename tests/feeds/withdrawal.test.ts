import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { revokeFeed, rotateFeed } from '#app/domain/feeds/commands.server.ts'
import { feeds } from '#db/schema/feeds.ts'
import { members, settings } from '#db/schema/members.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { ask, entriesOf, makeScene, read, readEntries, schedule, subscribe, subscription } from './scene.ts'

useDatabase()
afterEach(() => {
  vi.useRealTimers()
})

const dayMs = 86_400_000
const later = (days: number) => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + days * dayMs)
}

async function feedOfOne() {
  const { officer, coordinator } = await makeScene()
  await schedule(officer, { title: 'Talk with the Alawite community' })
  return { officer, coordinator, ...(await subscription(officer, { name: 'Alawite talks' })) }
}

const setDisabled = (id: string, disabledAt: Date | null) =>
  asOwner((db) => db.update(members).set({ disabledAt }).where(eq(members.id, id)))

/** What a withdrawn link says: the titles, and whether anything of the feed is in it. */
async function notice(token: string) {
  const text = await read(token)
  return { titles: entriesOf(text).map((entry) => entry.summary), tells: /Alawite/.test(text) }
}
const withdrawn = { titles: ['This calendar link was withdrawn'], tells: false }

test('line 39: a revoked link gives the withdrawn calendar from the next fetch on, for thirty days, and then 410', async () => {
  const { officer, id, token } = await feedOfOne()
  expect((await readEntries(token)).length).toBe(1)
  expect(await asActor(officer, (db) => revokeFeed(db, officer, id))).toEqual({ ok: true })
  expect(await notice(token)).toEqual(withdrawn)
  later(29)
  expect(await notice(token)).toEqual(withdrawn)
  later(2)
  const response = await ask(token)
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    410,
    'text/plain; charset=utf-8',
    'This calendar link was withdrawn.\n',
  ])
  expect((await ask(token, { headers: { 'if-none-match': '*' } })).status).toBe(410)
})

test('line 39: whoever had the data sees the withdrawal, however they ask', async () => {
  const { officer, id, token } = await feedOfOne()
  vi.useFakeTimers({ toFake: ['Date'] })
  const before = await ask(token)
  const held = { 'if-none-match': before.headers.get('etag') ?? '' }
  const since = { 'if-modified-since': before.headers.get('last-modified') ?? '' }
  await asActor(officer, (db) => revokeFeed(db, officer, id))
  expect([(await ask(token, { headers: held })).status, (await ask(token, { headers: since })).status]).toEqual([200, 200])
  const after = await ask(token)
  expect((await ask(token, { headers: { 'if-none-match': after.headers.get('etag') ?? '' } })).status).toBe(304)
  expect(await (await ask(token)).text()).toBe(await after.text())
})

test('line 39: a link that ran out is withdrawn on its day, and 410 thirty days later', async () => {
  const { token } = await feedOfOne()
  later(364)
  expect((await ask(token)).status).toBe(200)
  expect((await notice(token)).titles).not.toEqual(withdrawn.titles)
  later(1.01)
  expect(await notice(token)).toEqual(withdrawn)
  later(30)
  expect((await ask(token)).status).toBe(410)
})

test('line 39: the links of a disabled member are withdrawn; enabled again, they give data even to who asks by date', async () => {
  const { officer, token } = await feedOfOne()
  await read(token)
  await setDisabled(officer.id, new Date())
  expect(await notice(token)).toEqual(withdrawn)
  later(0.01)
  const since = (await ask(token)).headers.get('last-modified') ?? ''
  await setDisabled(officer.id, null)
  const back = await ask(token, { headers: { 'if-modified-since': since } })
  expect([back.status, entriesOf(await back.text()).map((entry) => entry.summary)]).toEqual([200, ['Talk with the Alawite community']])
})

test('line 43: a rotated link gives data at its new address and the withdrawn calendar at the old one, each for itself', async () => {
  const { officer, id, token } = await feedOfOne()
  await read(token)
  const rotated = await asActor(officer, (db) => rotateFeed(db, officer, id))
  if (!rotated.ok) throw new Error(rotated.reason)
  expect(await notice(token)).toEqual(withdrawn)
  const etag = (await ask(rotated.token)).headers.get('etag') ?? ''
  await ask(token, { headers: { 'user-agent': 'Thunderbird' } })
  const [row] = await asOwner((db) => db.select().from(feeds).where(eq(feeds.id, id)))
  expect(row?.fetchedWith).toBeNull()
  expect((await ask(rotated.token, { headers: { 'if-none-match': etag } })).status).toBe(304)
  later(31)
  expect([(await ask(token)).status, (await ask(rotated.token)).status]).toEqual([410, 200])
})

test('the notice stands on the owner’s own day, in the feed’s language', async () => {
  const { officer } = await makeScene()
  const { id, token } = await subscription(officer, { language: 'nl' })
  await asOwner((db) => db.insert(settings).values({ memberId: officer.id, zone: 'Pacific/Auckland' }))
  await asActor(officer, (db) => revokeFeed(db, officer, id, new Date('2026-11-20T12:30:00Z')))
  later(0)
  vi.setSystemTime('2026-11-21T00:00:00Z')
  expect((await readEntries(token)).map(({ summary, start }) => [summary, start])).toEqual([
    ['Deze agendalink is ingetrokken', '2026-11-21'],
  ])
})

test('only its owner rotates or revokes a feed, and a revoked one is not rotated back to life', async () => {
  const { officer, coordinator, id, token } = await feedOfOne()
  const refused = { ok: false, reason: 'not-found' }
  expect(await asActor(coordinator, (db) => rotateFeed(db, coordinator, id))).toEqual(refused)
  expect(await asActor(coordinator, (db) => revokeFeed(db, coordinator, id))).toEqual(refused)
  expect((await readEntries(token)).length).toBe(1)
  await asActor(officer, (db) => revokeFeed(db, officer, id))
  expect(await asActor(officer, (db) => rotateFeed(db, officer, id))).toEqual(refused)
  expect(await asActor(officer, (db) => revokeFeed(db, officer, id))).toEqual(refused)
  expect(await subscribe(officer)).not.toBe(token)
})
