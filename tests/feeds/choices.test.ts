import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { makeFeed } from '#app/domain/feeds/commands.server.ts'
import { feedInput } from '#app/domain/feeds/input.ts'
import { feedsOf } from '#app/domain/feeds/queries.server.ts'
import { addTopic } from '#app/domain/topics/commands.server.ts'
import { topics } from '#db/schema/topics.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { ask, day, entriesOf, makeScene, read, readEntries, schedule, subscribe, visit } from './scene.ts'

useDatabase()
afterEach(() => {
  vi.useRealTimers()
})

const makeTopic = (actor: Actor, name: string) =>
  asActor(actor, async (db) => {
    const made = await addTopic(db, { name })
    if (!made.ok) throw new Error(made.reason)
    return made.id
  })

const titles = async (token: string) => (await readEntries(token)).map((entry) => entry.summary).sort()

test('a feed of a desk holds what the desk keeps, as far as its owner may see it', async () => {
  const { desk, officer, stranger } = await makeScene()
  await schedule(officer, { title: 'Open' })
  await clear(officer, await schedule(officer, { title: 'Confidential', level: 'confidential' }))
  await schedule(stranger, { title: 'Of another desk' })
  const scope = `desk:${desk.id}`
  expect(await titles(await subscribe(officer, { scope }))).toEqual(['Confidential', 'Open'])
  expect(await titles(await subscribe(stranger, { scope }))).toEqual(['Open'])
})

test('a feed of a topic holds what has it, and empties when the topic goes', async () => {
  const { officer } = await makeScene()
  const topicId = await makeTopic(officer, 'Missing persons')
  await schedule(officer, { title: 'About it', topicIds: [topicId] })
  await schedule(officer, { title: 'About nothing' })
  const token = await subscribe(officer, { scope: `topic:${topicId}`, name: 'Missing persons' })
  expect(await titles(token)).toEqual(['About it'])
  const unused = await makeTopic(officer, 'Unused')
  const empty = await subscribe(officer, { scope: `topic:${unused}`, name: 'Unused' })
  expect(await read(empty)).toContain('NAME:Unused')
  await asOwner((db) => db.delete(topics).where(eq(topics.id, unused)))
  expect((await read(empty)).includes('Unused')).toBe(false)
})

test('a list of feeds names the desk and the topic they are about', async () => {
  const { desk, officer } = await makeScene()
  const topicId = await makeTopic(officer, 'Missing persons')
  for (const scope of [`desk:${desk.id}`, `topic:${topicId}`]) await subscribe(officer, { scope })
  const listed = await asActor(officer, (db) => feedsOf(db, officer, new Date()))
  expect(listed.map((feed) => [feed.name, feed.about]).sort()).toEqual([
    ['My calendar', 'Missing persons'],
    ['My calendar', 'Syria desk'],
  ])
})

test('nobody subscribes to a desk or a topic that is not there', async () => {
  const { officer, desk } = await makeScene()
  for (const scope of [`topic:${desk.id}`, `desk:${await visit(officer)}`]) {
    const made = await asActor(officer, (db) => makeFeed(db, officer, feedInput.parse({ name: 'Mine', scope })))
    expect(made).toEqual({ ok: false, reason: 'unknown-choice' })
  }
})

test('line 41: a feed without compression is sent as it is, whatever is asked for', async () => {
  const { officer } = await makeScene()
  await schedule(officer)
  const asked = { headers: { 'accept-encoding': 'gzip, br' } }
  const plain = await ask(await subscribe(officer, { packed: 'off' }), asked)
  expect([plain.headers.get('content-encoding'), entriesOf(await plain.text()).length]).toEqual([null, 1])
  expect((await ask(await subscribe(officer), asked)).headers.get('content-encoding')).toBe('br')
})

test('line 39: a feed that ends on a day gives no data from that day on', async () => {
  const { officer } = await makeScene()
  await schedule(officer, { title: 'Talk' })
  const token = await subscribe(officer, { expiresOn: day(3) })
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(`${day(2)}T23:59:59Z`)
  expect(await titles(token)).toEqual(['Talk'])
  vi.setSystemTime(Date.now() + 1000)
  expect(await titles(token)).toEqual(['This calendar link was withdrawn'])
})

test.each([0, -1, 366])('a feed does not end %i days from today', async (days) => {
  const { officer } = await makeScene()
  const input = feedInput.parse({ name: 'Mine', scope: 'mine', expiresOn: day(days) })
  expect(await asActor(officer, (db) => makeFeed(db, officer, input))).toEqual({ ok: false, reason: 'end-off' })
})
