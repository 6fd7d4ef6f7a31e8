import { setTimeout as delay } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { feedsOf } from '#app/domain/feeds/queries.server.ts'
import { getDatabase, setDatabase } from '#db/client.server.ts'
import { engagements } from '#db/schema/engagements.ts'
import { feeds } from '#db/schema/feeds.ts'
import { members } from '#db/schema/members.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { scheduleMany } from './many.ts'
import { ask, entriesOf, makeScene, read, readEntry, schedule, subscribe, subscription } from './scene.ts'

useDatabase({ onBoth: false })

test('line 36: a feed of 1,000 events holds each once and stays under 1 MB; one more warns its owner before the first fetch', {
  timeout: 60_000,
}, async () => {
  const { officer } = await makeScene()
  await scheduleMany(officer, 1000)
  const token = await subscribe(officer)
  const text = await read(token)
  expect(new Set(entriesOf(text).map((entry) => entry.id)).size).toBe(1000)
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000)
  expect((await ask(token, { headers: { 'if-none-match': (await ask(token)).headers.get('etag') ?? '' } })).status).toBe(304)
  await schedule(officer)
  const { id } = await subscription(officer)
  const listed = await asActor(officer, (db) => feedsOf(db, officer, new Date()))
  expect(listed.map((feed) => [feed.id === id, feed.eventCount, feed.tooLarge])).toEqual([
    [true, 1001, true],
    [false, 1000, false],
  ])
})

test('line 36: a feed tells its owner how many bytes it has, and warns over 1 MB', async () => {
  const { officer } = await makeScene()
  await schedule(officer)
  const { id, token } = await subscription(officer)
  const told = async () => {
    const listed = await asActor(officer, (db) => feedsOf(db, officer, new Date()))
    return listed.map((feed) => [feed.bodyBytes, feed.tooLarge])
  }
  const size = Buffer.byteLength(await read(token))
  expect(await told()).toEqual([[size, false]])
  await asOwner((db) => db.update(feeds).set({ bodyBytes: 1_000_001 }).where(eq(feeds.id, id)))
  expect(await told()).toEqual([[1_000_001, true]])
})

test('one event changed among many changes its own lines and no other', async () => {
  const { officer } = await makeScene()
  await scheduleMany(officer, 50)
  const token = await subscribe(officer)
  const before = (await read(token)).split('BEGIN:VEVENT')
  await asOwner((db) => db.update(engagements).set({ title: 'Renamed' }).where(eq(engagements.title, 'Meeting 17')))
  const after = (await read(token)).split('BEGIN:VEVENT')
  expect(after.flatMap((block, index) => (block === before[index] ? [] : [/SUMMARY:.*/.exec(block)?.[0]]))).toEqual(['SUMMARY:Renamed'])
})

test('a feed fetched while a hundred edits a second are written is each time whole and of one moment', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer, { title: 'Version 0', memberIds: [officer.id] })
  const token = await subscribe(officer)
  let writing = true
  const write = async () => {
    for (let version = 1; version <= 100; version += 1) {
      await delay(10)
      await asOwner((db) =>
        db.transaction(async (both) => {
          await both
            .update(engagements)
            .set({ title: `Version ${version}` })
            .where(eq(engagements.id, id))
          await both
            .update(members)
            .set({ name: `Person ${version}` })
            .where(eq(members.id, officer.id))
        }),
      )
    }
    writing = false
  }
  const fetches: string[] = []
  const fetchAll = async () => {
    while (writing) fetches.push(await read(token))
  }
  await Promise.all([write(), fetchAll(), fetchAll()])
  expect(fetches.length).toBeGreaterThan(10)
  // ical.js refuses a calendar that breaks off.
  const pairs = [...fetches, await read(token)].flatMap(entriesOf).map(({ summary, description }) => ({
    title: /\d+/.exec(summary)?.[0],
    person: /Person (\d+)/.exec(description)?.[1] ?? '0',
  }))
  expect(new Set(pairs.map(({ title }) => title)).size).toBeGreaterThan(5)
  expect(pairs.filter(({ title, person }) => title !== person)).toEqual([])
  expect(pairs.at(-1)?.title).toBe('100')
})

test('what is written after a feed was read and before that is noted is in the next fetch', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer, { title: 'Before' })
  const token = await subscribe(officer)
  const database = getDatabase()
  let edits = 0
  const db = new Proxy(database.db, {
    get: (target, name) =>
      name !== 'transaction'
        ? Reflect.get(target, name)
        : async (...[work, config]: Parameters<typeof target.transaction>) => {
            const result = await target.transaction(work, config)
            if (config?.isolationLevel === 'repeatable read' && edits === 0) {
              edits += 1
              await target.update(engagements).set({ title: 'After' }).where(eq(engagements.id, id))
            }
            return result
          },
  })
  setDatabase({ ...database, db })
  try {
    expect([(await readEntry(token)).summary, (await readEntry(token)).summary, edits]).toEqual(['Before', 'After', 1])
  } finally {
    setDatabase(database)
  }
})

test('line 22: a zone whose law changed moves the event, with a higher SEQUENCE than the row’s own', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer)
  const token = await subscribe(officer)
  const before = await readEntry(token)
  // As if the row had been stored under an older law: its instants are an hour off its wall time.
  const hour = (moment: Date) => new Date(moment.getTime() + 3_600_000)
  const [row] = await asOwner((db) => db.select().from(engagements).where(eq(engagements.id, id)))
  if (!row) throw new Error('no row')
  await asOwner((db) =>
    db
      .update(engagements)
      .set({ startsAt: hour(row.startsAt), endsAt: hour(row.endsAt) })
      .where(eq(engagements.id, id)),
  )
  const after = await readEntry(token)
  expect([after.start, after.end, after.sequence]).toEqual([before.start, before.end, 2])
})

test('line 22: the second of two equal hours is told as such, also when its row was stored under another law', async () => {
  const { officer } = await makeScene()
  const twice = { startsOn: '2027-10-31', startsTime: '02:30', startsFold: '1', endsTime: '02:45', endsFold: '1' } as const
  const id = await schedule(officer, { ...twice, zone: 'Europe/Amsterdam' })
  const token = await subscribe(officer)
  const told = async () => {
    const { start, end, description } = await readEntry(token)
    return [start, end, description.split('\n')[0]]
  }
  const second = ['2027-10-31T01:30:00Z', '2027-10-31T01:45:00Z', '02:30-02:45 Amsterdam, UTC+1']
  expect(await told()).toEqual(second)
  const [startsAt, endsAt] = ['2027-10-31T03:30:00Z', '2027-10-31T03:45:00Z'].map((moment) => new Date(moment))
  await asOwner((db) => db.update(engagements).set({ startsAt, endsAt }).where(eq(engagements.id, id)))
  expect(await told()).toEqual(second)
})
