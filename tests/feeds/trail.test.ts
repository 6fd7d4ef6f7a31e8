import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { rotateFeed } from '#app/domain/feeds/commands.server.ts'
import { feedsOf } from '#app/domain/feeds/queries.server.ts'
import { feedCountOf, fetchesOf, showingsOfEngagement } from '#app/domain/feeds/trail.server.ts'
import { newId } from '#app/lib/ids.ts'
import { feedFetches } from '#db/schema/feed-trail.ts'
import type { Level } from '#db/schema/words.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeMember } from '#tests/helpers/people.ts'
import { ask, change, makeScene, schedule, subscription } from './scene.ts'

useDatabase()
afterEach(() => {
  vi.useRealTimers()
})

const minuteMs = 60_000
const later = (ms: number) => vi.setSystemTime(Date.now() + ms)
const fetchAs = (token: string, program: string, address = '203.0.113.9') => ask(token, { headers: { 'user-agent': program }, address })
const fetches = (actor: Actor, id: string) => asActor(actor, (db) => fetchesOf(db, id))
const showings = (actor: Actor, id: string, level: Level) => asActor(actor, (db) => showingsOfEngagement(db, { id, level }))

test('fetches of one version by one program in one network are one line; another program, network or version is another', async () => {
  const { officer } = await makeScene()
  const engagement = await schedule(officer)
  const { id, token } = await subscription(officer)
  vi.useFakeTimers({ toFake: ['Date'] })
  const began = new Date()
  await fetchAs(token, 'Thunderbird/128')
  for (const host of [10, 11]) {
    later(10 * minuteMs)
    await fetchAs(token, 'Thunderbird/128', `203.0.113.${host}`)
  }
  const ended = new Date()
  await fetchAs(token, 'Google-Calendar-Importer', '198.51.100.7')
  later(minuteMs)
  await change(officer, engagement, { title: 'Changed' })
  await fetchAs(token, 'Thunderbird/128')
  const rows = await fetches(officer, id)
  expect(rows.map(({ program, network }) => [program, network])).toEqual([
    ['Thunderbird', '203.0.113.0/24'],
    ['Google Calendar', '198.51.100.0/24'],
    ['Thunderbird', '203.0.113.0/24'],
  ])
  expect([rows[2]?.firstAt, rows[2]?.lastAt]).toEqual([began, ended])
  expect(new Set(rows.map((row) => row.bodyVersion)).size).toBe(2)
  const kept = JSON.stringify(await asOwner((db) => db.select().from(feedFetches)))
  expect([token, token.slice(0, 8), '203.0.113.9', '198.51.100.7'].filter((word) => kept.includes(word))).toEqual([])
})

test('who asks again within the minute is noted once, and after the minute again', async () => {
  const { officer } = await makeScene()
  const { token } = await subscription(officer)
  vi.useFakeTimers({ toFake: ['Date'] })
  const fetchedAt = async () => (await asActor(officer, (db) => feedsOf(db, officer, new Date())))[0]?.fetchedAt?.getTime()
  await fetchAs(token, 'ICSx5')
  const first = Date.now()
  later(30_000)
  await fetchAs(token, 'ICSx5')
  expect(await fetchedAt()).toBe(first)
  later(31_000)
  await fetchAs(token, 'ICSx5')
  expect(await fetchedAt()).toBe(Date.now())
})

test('what was fetched longer than ninety days ago is forgotten, and of more than two hundred lines the oldest', async () => {
  const { officer } = await makeScene()
  const { id, token } = await subscription(officer)
  const at = (days: number) => new Date(Date.now() - days * 86_400_000)
  const rows = Array.from({ length: 220 }, (_, index) => ({
    id: newId(),
    feedId: id,
    bodyVersion: String(index),
    program: '',
    network: '',
    firstAt: at(100),
    lastAt: at(index < 10 ? 91 : 89 - index / 10),
  }))
  await asOwner((db) => db.insert(feedFetches).values(rows))
  await fetchAs(token, 'ICSx5')
  const left = await fetches(officer, id)
  expect([left.length, left[0]?.program, left.at(-1)?.bodyVersion]).toEqual([200, 'ICSx5', '21'])
})

test('who fetched a feed is for its owner; administrators learn how many feeds there are, others not even that', async () => {
  const { officer, manager } = await makeScene()
  const administrator = await makeMember({ name: 'Administrator', role: 'administrator' })
  const { id, token } = await subscription(officer)
  await subscription(officer)
  await fetchAs(token, 'ICSx5')
  const lines = await Promise.all([officer, manager, administrator].map(async (actor) => (await fetches(actor, id)).length))
  expect(lines).toEqual([1, 0, 0])
  const count = (actor: Actor) => asActor(actor, (db) => feedCountOf(db, officer.id))
  expect(await count(administrator)).toEqual({ count: 2, fetchedAt: expect.any(Date) })
  expect([await count(manager), await count(officer)]).toEqual([
    { count: 0, fetchedAt: null },
    { count: 0, fetchedAt: null },
  ])
})

test('who edits an engagement that became stricter learns whose feeds have shown it, in which program and until when', async () => {
  const { officer, coordinator, stranger, viewer } = await makeScene()
  const id = await schedule(officer, { title: 'Talk' })
  const other = await schedule(officer, { level: 'confidential' })
  const seen = await subscription(stranger, { name: 'Private name of a feed' })
  await subscription(viewer)
  vi.useFakeTimers({ toFake: ['Date'] })
  const shownAt = new Date()
  await fetchAs(seen.token, 'Thunderbird/128')
  expect(await showings(officer, id, 'internal')).toEqual([])
  await change(officer, id, { level: 'confidential' })
  const line = { owner: 'Officer elsewhere', detail: 'full', program: 'Thunderbird', shownAt }
  expect(await showings(coordinator, id, 'confidential')).toEqual([{ ...line, still: true }])
  later(5 * minuteMs)
  await fetchAs(seen.token, 'Google-Calendar-Importer')
  expect(await showings(coordinator, id, 'confidential')).toEqual([{ ...line, still: false }])
  expect(await showings(officer, other, 'confidential')).toEqual([])
  const strangers = [await showings(stranger, id, 'confidential'), await showings(viewer, id, 'confidential')]
  expect(strangers).toEqual([[], []])
})

test('a new address of a feed does not make it forgotten what the old one had shown', async () => {
  const { officer, stranger } = await makeScene()
  const id = await schedule(officer)
  const { id: feedId, token } = await subscription(stranger)
  await fetchAs(token, 'Thunderbird/128')
  await asActor(stranger, (db) => rotateFeed(db, stranger, feedId))
  await change(officer, id, { level: 'confidential' })
  expect(await showings(officer, id, 'confidential')).toMatchObject([{ owner: 'Officer elsewhere', program: 'Thunderbird' }])
  expect(await asOwner((db) => db.select().from(feedFetches).where(eq(feedFetches.feedId, feedId)))).toHaveLength(1)
})
