import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { makeFeed } from '#app/domain/feeds/commands.server.ts'
import { feedInput } from '#app/domain/feeds/input.ts'
import { changeView, deleteView, saveView } from '#app/domain/saved-views/commands.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeOrganisation, makeScene, read, readEntries, schedule, subscribe } from './scene.ts'

useDatabase()

async function keep(actor: Actor, query: string, deskId?: string): Promise<string> {
  const saved = await asActor(actor, (db) => saveView(db, actor, { name: 'Calls', query, ...(deskId ? { deskId } : {}) }))
  if (!saved.ok) throw new Error(saved.reason)
  return saved.id
}
const subscribeTo = async (actor: Actor, query: string) => subscribe(actor, { scope: `view:${await keep(actor, query)}` })
const titles = async (token: string) => (await readEntries(token)).map((entry) => entry.summary).sort()

test('a feed of a view holds what its filters let through, whatever its days', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const organisationId = await makeOrganisation(officer, 'Druze community')
  await schedule(officer, { title: 'A call', kind: 'call', memberIds: [officer.id] })
  await schedule(officer, { title: 'A talk', organisationIds: [organisationId], status: 'tentative' })
  await schedule(stranger, { title: 'Elsewhere', memberIds: [coordinator.id] })
  const [desk] = officer.deskIds
  expect(await titles(await subscribeTo(officer, 'view=day&date=2020-01-01&kind=call'))).toEqual(['A call'])
  expect(await titles(await subscribeTo(officer, `view=month&desk=${desk}`))).toEqual(['A call', 'A talk'])
  expect(await titles(await subscribeTo(officer, `view=month&organisation=${organisationId}`))).toEqual(['A talk'])
  expect(await titles(await subscribeTo(officer, 'view=month&status=tentative'))).toEqual(['A talk'])
  expect(await titles(await subscribeTo(officer, `view=month&member=${coordinator.id}`))).toEqual(['Elsewhere'])
  expect(await titles(await subscribeTo(officer, 'view=month&layer=none'))).toEqual(['A call', 'A talk', 'Elsewhere'])
})

test('“mine” in a shared view means whose feed it is, and rights are the owner’s', async () => {
  const { officer, coordinator, desk } = await makeScene()
  const id = await keep(officer, 'view=month&mine=1', desk.id)
  await schedule(officer, { title: 'Of the officer', memberIds: [officer.id] })
  await schedule(officer, { title: 'Of the coordinator', memberIds: [coordinator.id] })
  const token = await subscribe(coordinator, { scope: `view:${id}` })
  expect(await titles(token)).toEqual(['Of the coordinator'])
})

test('a view that is no longer shared, or deleted, leaves an empty calendar without its name, at the next fetch', async () => {
  const { officer, coordinator, desk } = await makeScene()
  const id = await keep(officer, 'view=month&kind=call', desk.id)
  await schedule(officer, { title: 'A call', kind: 'call' })
  const token = await subscribe(coordinator, { scope: `view:${id}`, name: 'Calls of the desk' })
  expect(await titles(token)).toEqual(['A call'])
  const share = (version: number, deskId?: string) =>
    asActor(officer, (db) => changeView(db, officer, id, version, { name: 'Calls', ...(deskId ? { deskId } : {}) }))
  await share(1)
  expect([await titles(token), (await read(token)).includes('Calls of the desk')]).toEqual([[], false])
  await share(2, desk.id)
  expect(await titles(token)).toEqual(['A call'])
  await asActor(officer, (db) => deleteView(db, officer, id))
  expect(await titles(token)).toEqual([])
})

test('nobody makes a feed of a view that is another’s alone', async () => {
  const { officer, stranger } = await makeScene()
  const scope = `view:${await keep(officer, 'view=month')}`
  const input = feedInput.parse({ name: 'Theirs', scope, detail: 'full' })
  expect(await asActor(stranger, (db) => makeFeed(db, stranger, input))).toEqual({ ok: false, reason: 'unknown-choice' })
})
