import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeExternalCalendar, removeExternalCalendar } from '#app/domain/external-calendars/commands.server.ts'
import { findExternalCalendar } from '#app/domain/external-calendars/queries.server.ts'
import { externalCalendars } from '#db/schema/external-calendars.ts'
import { type CalendarHost, serveCalendar, startCalendarHost } from '#tests/helpers/calendar-host.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { engagement, makeScene, now } from '../timeline/scene.ts'
import { add, added, listOf, outsideOf, page, partner } from './scene.ts'

useDatabase({ onBoth: false })

let server: CalendarHost
beforeAll(async () => {
  server = await startCalendarHost()
  server.answer = serveCalendar(partner)
})

const day = 'view=day&date=2026-02-10'
const other = { name: 'Theirs', colour: 'olive' as const }

test('one’s own calendar is seen by nobody else, administrators included', async () => {
  const { officer, coordinator, manager, administrator } = await makeScene()
  await added(server, officer)
  expect(await outsideOf(officer, day)).toEqual([['02-10', '10:00 Coordination']])
  for (const actor of [coordinator, manager, administrator]) expect([await outsideOf(actor, day), await listOf(actor)]).toEqual([[], []])
})

test('one for all is seen by all, and added and changed by managers and administrators alone', async () => {
  const { officer, viewer, manager, administrator } = await makeScene()
  expect(await add(server, officer, { readers: 'all' })).toMatchObject({ ok: false, field: 'readers' })
  const id = await added(server, manager, { readers: 'all' })
  for (const actor of [officer, viewer]) {
    expect(await outsideOf(actor, day)).toEqual([['02-10', '10:00 Coordination']])
    expect((await listOf(actor)).map(({ writable }) => writable)).toEqual([false])
    expect(await asActor(actor, (db) => findExternalCalendar(db, actor, id))).toBeUndefined()
    expect(await asActor(actor, (db) => changeExternalCalendar(db, actor, { id, version: 1 }, other, now))).toMatchObject({
      reason: 'not-found',
    })
    expect(await asActor(actor, (db) => removeExternalCalendar(db, actor, id))).toEqual({ ok: false, reason: 'not-found' })
  }
  expect(await asActor(administrator, (db) => changeExternalCalendar(db, administrator, { id, version: 1 }, other, now))).toEqual({
    ok: true,
  })
  expect((await listOf(viewer)).map(({ name }) => name)).toEqual(['Theirs'])
})

test('the database itself gives no member an address, nor lets them write what was not read', async () => {
  const { officer, manager } = await makeScene()
  await added(server, officer)
  const asked = (statement: ReturnType<typeof sql>) => asActor(officer, async (db) => void (await db.execute(statement)))
  const refused = { cause: expect.objectContaining({ code: '42501' }) }
  await expect(asked(sql`select address from external_calendars`)).rejects.toMatchObject(refused)
  await expect(asked(sql`select title from external_events`)).rejects.toMatchObject(refused)
  await expect(asked(sql`delete from external_events`)).rejects.toMatchObject(refused)
  await expect(asked(sql`update external_calendars set shared = true`)).rejects.toMatchObject(refused)
  const forge = (shared: boolean) =>
    asked(
      sql`insert into external_calendars (id, owner_id, shared, name, colour, address, host, due_at) values (gen_random_uuid(), ${manager.id}, ${shared}, 'x', 'teal', 'https://x', 'x', now())`,
    )
  await expect(forge(false)).rejects.toMatchObject(refused)
  await expect(forge(true)).rejects.toMatchObject(refused)
  await asked(sql`delete from external_calendars where owner_id <> ${officer.id}`)
})

test('nobody keeps more than twenty', async () => {
  const { officer, coordinator } = await makeScene()
  const row = {
    ownerId: officer.id,
    shared: false,
    name: 'x',
    colour: 'teal' as const,
    address: 'https://x.test/',
    host: 'x.test',
    dueAt: now,
  }
  await asOwner((db) => db.insert(externalCalendars).values(Array.from({ length: 20 }, () => row)))
  expect(await add(server, officer)).toMatchObject({ ok: false, field: 'name', reason: 'externalCalendars.tooMany' })
  expect(await add(server, coordinator)).toMatchObject({ ok: true })
})

test('the address of a page chooses which are drawn; they count nowhere, and engagements come first', async () => {
  const { officer } = await makeScene()
  const id = await added(server, officer)
  await engagement(officer, { timing: 'timed', startsOn: '2026-02-10', startsTime: '10:00', endsTime: '11:00', title: 'Ours' })
  const shown = async (query: string) => (await page(officer, `${day}${query}`)).layers.map(({ on }) => on)
  expect([await shown(''), await shown(`&layer=${id}`), await shown('&layer=none'), await shown(`&layer=${officer.id}`)]).toEqual([
    [true],
    [true],
    [false],
    [false],
  ])
  expect(await outsideOf(officer, `${day}&layer=none`)).toEqual([])
  const { grid, agenda } = await page(officer, day)
  const [only] = grid?.view.days ?? []
  expect([
    only?.count,
    only?.more,
    only?.items.map(({ of }) => of),
    only?.layers.map(({ event, quarter, length }) => [event.title, quarter, length]),
  ]).toEqual([1, 0, [2], [['Coordination', 40, 6]]])
  expect(agenda.days.map(({ date, entries }) => [date, entries.length])).toEqual([['2026-02-10', 1]])
  expect((await page(officer, 'view=month&date=2026-02-10')).month?.view.count).toBe(1)
})

test('a list names a day that has only what others keep, and an event over days once', async () => {
  const { officer } = await makeScene()
  await added(server, officer)
  const { agenda, outside, nextBusy } = await page(officer, 'view=agenda&date=2026-02-10')
  expect(agenda.days.map(({ date }) => date.slice(5))).toEqual(['02-10', '02-14', '02-16', '02-23', '03-02', '03-09'])
  expect([outside.starts['2026-02-14']?.map(({ title }) => title), nextBusy]).toEqual([['Holidays'], undefined])
})
