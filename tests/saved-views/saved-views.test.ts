import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { calendarPage } from '#app/domain/calendar/page.server.ts'
import { readAddress } from '#app/domain/calendar/read-address.ts'
import { keptQuery, viewPath } from '#app/domain/saved-views/address.ts'
import { changeView, deleteView, saveView, startWith, startWithout } from '#app/domain/saved-views/commands.server.ts'
import { findView, startQueryOf, viewsOf } from '#app/domain/saved-views/queries.server.ts'
import { activity } from '#db/schema/activity.ts'
import { savedViews } from '#db/schema/saved-views.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { engagement, makeScene, organisation, today, zone } from '../timeline/scene.ts'

useDatabase()

const calls = 'view=month&kind=call'
const keep = async (actor: Actor, name: string, over: { deskId?: string; query?: string; starts?: 'on' } = {}) => {
  const outcome = await asActor(actor, (db) => saveView(db, actor, { name, query: calls, ...over }))
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.id
}
const deskOf = (actor: Actor) => actor.deskIds[0] ?? ''
const names = async (actor: Actor) => (await asActor(actor, (db) => viewsOf(db, 'calendar'))).map(({ name }) => name)
const start = (actor: Actor) => asActor(actor, (db) => startQueryOf(db, actor))

test('an address is kept without its date, in one form, and without what makes no sense', () => {
  expect(keptQuery('date=2026-02-05&kind=call&view=week&kind=nonsense&zone2=asia/damascus&other=1')).toBe(
    'view=week&kind=call&zone2=Asia%2FDamascus',
  )
  expect(keptQuery('')).toBe('view=month')
  const kept = keptQuery('view=multiweek&weeks=3&mine=1&status=held')
  const { date, ...asked } = readAddress(new URL(viewPath(kept, '2026-03-01'), 'http://x').searchParams, today)
  expect([date, asked]).toEqual(['2026-03-01', { view: 'multiweek', kinds: [], levels: [], statuses: ['held'], mine: true, weeks: 3 }])
  expect(keptQuery(kept)).toBe(kept)
})

test('one’s own views are one’s own; shared ones are seen by the desk and by nobody else', async () => {
  const { officer, coordinator, stranger, administrator } = await makeScene()
  await keep(officer, 'Mine')
  await keep(officer, 'Ours', { deskId: deskOf(officer) })
  expect(await names(officer)).toEqual(['Mine', 'Ours'])
  expect(await names(coordinator)).toEqual(['Ours'])
  expect([await names(stranger), await names(administrator)]).toEqual([[], []])
})

test('a view is shared with a desk of one’s own, withdrawn again, and each of it is written down', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const elsewhere = stranger.deskIds[0] ?? ''
  expect(await asActor(officer, (db) => saveView(db, officer, { name: 'Theirs', query: calls, deskId: elsewhere }))).toEqual({
    ok: false,
    reason: 'unknown-choice',
  })
  const id = await keep(officer, 'Calls')
  const change = (version: number, deskId?: string) =>
    asActor(officer, (db) => changeView(db, officer, id, version, { name: 'All calls', ...(deskId && { deskId }) }))
  expect(await change(1, elsewhere)).toEqual({ ok: false, reason: 'unknown-choice' })
  expect(await change(1, deskOf(officer))).toEqual({ ok: true })
  expect(await names(coordinator)).toEqual(['All calls'])
  expect(await change(1)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await change(2)).toEqual({ ok: true })
  expect(await names(coordinator)).toEqual([])
  const deeds = await asOwner((db) =>
    db.select({ verb: activity.verb }).from(activity).where(eq(activity.recordId, id)).orderBy(activity.at),
  )
  expect(deeds.map(({ verb }) => verb).sort()).toEqual(['created', 'shared', 'unshared'])
})

test('others on the desk neither change nor delete a shared view, past the commands too', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await keep(officer, 'Ours', { deskId: deskOf(officer) })
  const refused = { ok: false, reason: 'not-found' }
  expect(await asActor(coordinator, (db) => changeView(db, coordinator, id, 1, { name: 'Mine now' }))).toEqual(refused)
  expect(await asActor(coordinator, (db) => deleteView(db, coordinator, id))).toEqual(refused)
  await asActor(coordinator, (db) => db.update(savedViews).set({ name: 'Mine now' }).where(eq(savedViews.id, id)))
  expect(await names(officer)).toEqual(['Ours'])
})

test('the calendar starts with the view chosen, until it is deleted, kept to its owner again, or chosen no more', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const id = await keep(officer, 'Ours', { deskId: deskOf(officer), starts: 'on' })
  expect(await start(officer)).toBe(calls)
  expect(await asActor(coordinator, (db) => startWith(db, coordinator, id))).toEqual({ ok: true })
  expect(await asActor(stranger, (db) => startWith(db, stranger, id))).toEqual({ ok: false, reason: 'not-found' })
  expect([await start(coordinator), await start(stranger)]).toEqual([calls, undefined])
  expect((await asActor(coordinator, (db) => findView(db, id)))?.starts).toBe(true)
  await asActor(officer, (db) => startWithout(db, officer, id))
  expect([await start(officer), await start(coordinator)]).toEqual([undefined, calls])
  await asActor(officer, (db) => changeView(db, officer, id, 1, { name: 'Ours' }))
  expect(await start(coordinator)).toBeUndefined()
  await asActor(officer, (db) => startWith(db, officer, id))
  expect(await asActor(officer, (db) => deleteView(db, officer, id))).toEqual({ ok: true, page: 'calendar' })
  expect([await start(officer), await names(officer)]).toEqual([undefined, []])
})

test('a shared view shows each reader what they may see, and never names what they may not', async () => {
  const { officer, coordinator, manager } = await makeScene()
  const secret = await organisation(officer, { name: 'Secret council', level: 'need-to-know' })
  await engagement(officer, { title: 'Open talk', startsOn: today, organisationIds: [secret] })
  await engagement(officer, { title: 'Closed talk', startsOn: today, organisationIds: [secret], level: 'need-to-know' })
  await keep(officer, 'Council', { deskId: deskOf(officer), query: `view=agenda&organisation=${secret}` })
  const shown = async (actor: Actor) => {
    const views = await asActor(officer, (db) => viewsOf(db, 'calendar'))
    const address = readAddress(new URL(viewPath(views[0]?.query ?? '', today), 'http://x').searchParams, today)
    return JSON.stringify(await asActor(actor, (db) => calendarPage(db, actor, address, { zone, today, choosing: true })))
  }
  const told = (page: string) => ['Secret council', 'Open talk', 'Closed talk'].filter((text) => page.includes(text))
  expect(told(await shown(officer))).toEqual(['Secret council', 'Open talk', 'Closed talk'])
  expect([told(await shown(coordinator)), told(await shown(manager))]).toEqual([[], []])
})
