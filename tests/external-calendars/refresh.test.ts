import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asActor, asGate } from '#app/domain/access/as-actor.server.ts'
import { changeExternalCalendar, removeExternalCalendar } from '#app/domain/external-calendars/commands.server.ts'
import { changeAfterLook, refreshNow } from '#app/domain/external-calendars/look.server.ts'
import { claimCalendar, settleLook } from '#app/domain/external-calendars/queue.server.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { activity } from '#db/schema/activity.ts'
import { externalCalendars, externalEvents } from '#db/schema/external-calendars.ts'
import { members } from '#db/schema/members.ts'
import { createLogger } from '#server/logging.ts'
import { startRefreshing } from '#server/refreshing.ts'
import { type CalendarHost, calendar, event, serveCalendar, startCalendarHost } from '#tests/helpers/calendar-host.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeScene, now } from '../timeline/scene.ts'
import { add, added, asking, later, listOf, outsideOf, partner, refreshAt, rowOf } from './scene.ts'

useDatabase({ onBoth: false })

let server: CalendarHost
beforeAll(async () => {
  server = await startCalendarHost()
})
beforeEach(() => {
  server.answer = serveCalendar(partner, { etag: '"v1"' })
  server.requests.length = 0
})

const kept = () => asOwner((db) => db.select({ title: externalEvents.title }).from(externalEvents))

test('a calendar is read as it is added, series counted out within its window, and nothing is an engagement', async () => {
  const { officer } = await makeScene()
  await added(server, officer)
  expect(
    (await listOf(officer)).map(({ name, host, eventCount, unreadCount, freshAt, problem }) => ({
      name,
      host,
      eventCount,
      unreadCount,
      freshAt,
      problem,
    })),
  ).toEqual([
    { name: 'Partner', host: 'calendar.example.test', eventCount: (await kept()).length, unreadCount: 0, freshAt: now, problem: null },
  ])
  const titles = Map.groupBy(await kept(), ({ title }) => title)
  expect([titles.get('Stand-up')?.length, titles.get('Coordination')?.length, titles.has('Long past')]).toEqual([91, 1, false])
  expect(await outsideOf(officer, 'view=week&date=2026-02-10')).toEqual([
    ['02-09', '09:00 Stand-up'],
    ['02-10', '10:00 Coordination'],
    ['02-14', 'Holidays'],
    ['02-15', 'Holidays'],
  ])
})

test('a form that arrives twice adds one calendar', async () => {
  const { officer } = await makeScene()
  const key = newFormKey()
  const first = await add(server, officer, { key })
  expect(await add(server, officer, { key })).toEqual(first)
  expect(await listOf(officer)).toHaveLength(1)
})

test('what cannot be read is not added, and the reason is said beside the address', async () => {
  const { officer } = await makeScene()
  const refused = async (answer: CalendarHost['answer'], address = server.url) => {
    server.answer = answer
    const outcome = await add(server, officer, { address })
    return outcome.ok ? undefined : [outcome.field, outcome.reason]
  }
  expect(await refused((_, response) => response.writeHead(401).end())).toEqual(['address', 'externalCalendars.problem.needsSignIn'])
  expect(await refused(serveCalendar('BEGIN:VCALENDAR\r\nVERSION:1.0\r\nEND:VCALENDAR'))).toEqual([
    'address',
    expect.stringMatching(/^imports\.reasons\.oldVersion\|/),
  ])
  expect(await refused(serveCalendar(partner), 'http://calendar.example.test/')).toEqual(['address', 'externalCalendars.problem.notHttps'])
  expect(await listOf(officer)).toEqual([])
  expect(await asOwner((db) => db.select().from(activity).where(eq(activity.noun, 'external-calendar')))).toEqual([])
})

test('an empty calendar is one, and what cannot be read of another is counted', async () => {
  const { officer } = await makeScene()
  server.answer = serveCalendar(calendar())
  await added(server, officer)
  server.answer = serveCalendar(
    calendar(event('UID:1', 'DTSTART:20260210T090000Z'), event('UID:2', 'DTSTART;TZID=Mars/Base:20260210T090000')),
  )
  await added(server, officer, { name: 'Worse' })
  expect((await listOf(officer)).map(({ eventCount, unreadCount }) => [eventCount, unreadCount])).toEqual([
    [0, 0],
    [1, 1],
  ])
})

test('an hour later it is asked whether it changed, and a change takes the place of what was there', async () => {
  const { officer } = await makeScene()
  await added(server, officer)
  expect(await refreshAt(server, later(59))).toBeUndefined()
  server.answer = ({ headers }, response) => void response.writeHead(headers['if-none-match'] === '"v1"' ? 304 : 500).end()
  expect(await refreshAt(server, later(60))).toEqual({ kind: 'unchanged' })
  expect((await listOf(officer))[0]?.freshAt).toEqual(later(60))
  server.answer = serveCalendar(calendar(event('UID:new', 'DTSTART:20260211T090000Z', 'SUMMARY:New')))
  expect(await refreshAt(server, later(120))).toMatchObject({ kind: 'read' })
  expect(await kept()).toEqual([{ title: 'New' }])
})

test('after a week it is read whole even if unchanged, so that series without an end go on', async () => {
  const { officer } = await makeScene()
  await added(server, officer)
  server.answer = ({ headers }, response) => {
    if (headers['if-none-match']) response.writeHead(304).end()
    else response.writeHead(200, { 'content-type': 'text/calendar' }).end(partner)
  }
  await refreshAt(server, later(6 * 24 * 60))
  await refreshAt(server, later(8 * 24 * 60))
  expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"v1"', undefined])
})

test('failures are said, waited after longer and longer, and leave what was read', async () => {
  const { officer } = await makeScene()
  const id = await added(server, officer)
  server.answer = (_, response) => response.writeHead(503).end()
  const waits: number[] = []
  let at = later(60)
  for (let round = 0; round < 9; round += 1) {
    await refreshAt(server, at)
    const due = (await rowOf(id))?.dueAt ?? at
    waits.push((due.getTime() - at.getTime()) / 60_000)
    at = due
  }
  expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440])
  const [row] = await listOf(officer)
  expect([row?.problem, row?.failures, row?.freshAt, (await kept()).length > 0]).toEqual([
    'externalCalendars.problem.refused',
    9,
    now,
    true,
  ])
  server.answer = serveCalendar(partner)
  await refreshAt(server, at)
  expect((await listOf(officer)).map(({ problem, failures, freshAt }) => [problem, failures, freshAt])).toEqual([[null, 0, at]])
})

test('by hand it is read at once, but not twice within a minute', async () => {
  const { officer, stranger } = await makeScene()
  const id = await added(server, officer)
  expect(await refreshNow(officer, id, asking(server, later(0.5)))).toBe(true)
  expect(server.requests.length).toBe(1)
  expect(await refreshNow(officer, id, asking(server, later(2)))).toBe(true)
  expect(server.requests.length).toBe(2)
  expect(await refreshNow(stranger, id, asking(server, later(9)))).toBe(false)
  expect(server.requests.length).toBe(2)
})

test('twenty looks in a quarter of an hour are the most one member may ask for', async () => {
  const { officer, manager } = await makeScene()
  server.answer = (_, response) => response.writeHead(404).end()
  const reasons: string[] = []
  for (let look = 0; look < 21; look += 1) {
    const outcome = await add(server, officer)
    reasons.push(outcome.ok ? '' : outcome.reason)
  }
  expect([reasons[19], reasons[20], server.requests.length]).toEqual([
    'externalCalendars.problem.notThere',
    'externalCalendars.problem.tooOften',
    20,
  ])
  expect(await add(server, manager)).toMatchObject({ reason: 'externalCalendars.problem.notThere' })
})

test('several that refresh at once share the calendars, and a look that another took over settles nothing', async () => {
  const { officer } = await makeScene()
  for (const name of ['A', 'B', 'C']) await added(server, officer, { name })
  const claim = (at: Date) => asGate((db) => claimCalendar(db, at, 120_000))
  const all = await Promise.all([1, 2, 3, 4].map(() => claim(later(60))))
  expect(new Set(all.map((one) => one?.id)).size).toBe(4)
  const first = all.find((one) => one)
  const again = await asGate((db) => claimCalendar(db, later(63), 120_000, first?.id))
  expect(again?.id).toBe(first?.id)
  if (!first) throw new Error('None was due.')
  await asGate((db) => settleLook(db, first, { kind: 'failed', problem: 'late' }, later(64)))
  expect((await rowOf(first.id))?.problem).toBeNull()
})

test('a look under way when the address changes settles nothing of the new one', async () => {
  const { officer } = await makeScene()
  const id = await added(server, officer)
  const claimed = await asGate((db) => claimCalendar(db, later(60), 120_000))
  await asActor(officer, (db) =>
    changeExternalCalendar(db, officer, { id, version: 1 }, { name: 'B', colour: 'teal', address: 'https://b.example.test/' }, later(60)),
  )
  if (!claimed) throw new Error('None was due.')
  const old = { kind: 'read' as const, validators: { etag: '"old"', lastModified: null }, events: [], unread: 0 }
  await asGate((db) => settleLook(db, claimed, old, later(61)))
  expect([(await rowOf(id))?.etag, (await kept()).length > 0]).toEqual([null, true])
})

test('another address is looked at before it takes the place of the old one', async () => {
  const { officer } = await makeScene()
  const id = await added(server, officer)
  const change = (address: string, version = 1) =>
    changeAfterLook(officer, { id, version }, { name: 'Moved', colour: 'olive', address }, asking(server, later(5)))
  expect(await change('https://127.0.0.9/')).toMatchObject({ field: 'address' })
  expect((await rowOf(id))?.address).toBe(server.url)
  server.answer = serveCalendar(calendar(event('UID:n', 'DTSTART:20260211T090000Z', 'SUMMARY:Elsewhere')))
  const other = server.url.replace('calendar.', 'other.')
  expect(await change(other, 7)).toMatchObject({ field: 'name' })
  expect(await change(other)).toEqual({ ok: true })
  expect([(await rowOf(id))?.address, (await listOf(officer))[0]?.host, await kept()]).toEqual([
    other,
    'other.example.test',
    [{ title: 'Elsewhere' }],
  ])
})

test('nothing is fetched for a member who is disabled, but for what all see', async () => {
  const { officer, manager } = await makeScene()
  await added(server, officer)
  const shared = await added(server, manager, { readers: 'all' })
  await asOwner((db) => db.update(members).set({ disabledAt: now }))
  const claimed = await asGate((db) => claimCalendar(db, later(60), 120_000))
  expect([claimed?.id, await asGate((db) => claimCalendar(db, later(60), 120_000))]).toEqual([shared, undefined])
})

test('removing a calendar takes its address and all that was read', async () => {
  const { officer } = await makeScene()
  const id = await added(server, officer)
  expect(await asActor(officer, (db) => removeExternalCalendar(db, officer, id))).toEqual({ ok: true })
  expect([await kept(), await asOwner((db) => db.select().from(externalCalendars))]).toEqual([[], []])
  const deeds = await asOwner((db) => db.select({ verb: activity.verb }).from(activity).where(eq(activity.recordId, id)))
  expect(deeds.map(({ verb }) => verb)).toEqual(['created', 'deleted'])
})

test('the job reads what is due and logs neither address nor content', async () => {
  const { officer } = await makeScene()
  const id = await added(server, officer)
  await asOwner((db) => db.update(externalCalendars).set({ dueAt: now }))
  const lines: string[] = []
  const logger = createLogger('debug', { write: (line) => void lines.push(line) })
  const job = startRefreshing({ hosts: [], reach: server.reach, logger, everyMs: 5 })
  await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(1)
  await job.stop()
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ externalCalendar: id, outcome: 'read' })
  expect(lines.join()).not.toMatch(/s3cr3t|example\.test|Coordination/)
})
