import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { type Placement, placementInput } from '#app/domain/visits/placement.ts'
import { findItem, moveToDay, placeItem, returnToWindow } from '#app/domain/visits/placements.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeScene, schedule } from '../engagements/scene.ts'
import { organisation } from '../timeline/scene.ts'

useDatabase()

const days = { startsOn: '2026-02-09', endsOn: '2026-02-14', startsTime: undefined, endsTime: undefined }
const at = (over: Record<string, string> = {}): Placement =>
  placementInput('Europe/Amsterdam').parse({ day: '2026-02-10', startsTime: '10:00', endsTime: '11:00', slot: 'confirmed', ...over })

async function aVisit(over: Record<string, unknown> = {}) {
  const scene = await makeScene()
  const visit = await schedule(scene.coordinator, { kind: 'visit', timing: 'all-day', ...days })
  const talk = await schedule(scene.coordinator, { timing: 'window', status: 'proposed', visitId: visit, ...days, ...over })
  return { ...scene, visit, talk }
}

const item = async (actor: Actor, id: string) => (await asActor(actor, (db) => findItem(db, id))) ?? expect.fail('no such item')
const now = (actor: Actor, id: string) => asActor(actor, (db) => findEngagement(db, id))
const place = async (actor: Actor, id: string, version: number, placement = at()) => {
  const found = await item(actor, id)
  return asActor(actor, (db) => placeItem(db, actor, found, version, placement))
}

test('a talk goes from the window to its hour, and what was proposed is confirmed with its slot', async () => {
  const { officer, talk } = await aVisit()
  expect(await place(officer, talk, 1, at({ place: 'NFI' }))).toEqual({ ok: true })
  expect(await now(officer, talk)).toMatchObject({
    ...{ timing: 'timed', startsLocal: '2026-02-10T10:00', endsLocal: '2026-02-10T11:00', startsOn: null, endsOn: null },
    ...{ place: 'NFI', slot: 'confirmed', status: 'confirmed', version: 2 },
  })
})

test('a hold and an option leave the status alone', async () => {
  const { officer, talk } = await aVisit()
  await place(officer, talk, 1, at({ slot: 'hold', holdOn: '2026-02-06', holdTime: '12:00' }))
  expect(await now(officer, talk)).toMatchObject({ slot: 'hold', status: 'proposed', holdUntil: new Date('2026-02-06T11:00:00Z') })
})

test('the second of two coordinators is told, and moves nothing', async () => {
  const { officer, coordinator, talk } = await aVisit()
  expect(await place(officer, talk, 1)).toEqual({ ok: true })
  expect(await place(coordinator, talk, 1, at({ startsTime: '09:00' }))).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect((await now(officer, talk))?.startsLocal).toBe('2026-02-10T10:00')
})

test('whoever may not write the item does not place it', async () => {
  const { stranger, talk } = await aVisit()
  expect(await place(stranger, talk, 1)).toEqual({ ok: false, reason: 'not-yours' })
})

test('an item is no item for whoever may not see it or its visit', async () => {
  const { coordinator, stranger, viewer } = await makeScene()
  const visit = await schedule(coordinator, { kind: 'visit', timing: 'all-day', level: 'confidential', ...days })
  const open = await schedule(coordinator, { visitId: visit })
  const hidden = await schedule(coordinator, { visitId: visit, level: 'confidential' })
  for (const actor of [stranger, viewer]) {
    for (const id of [open, hidden]) expect(await asActor(actor, (db) => findItem(db, id))).toBeUndefined()
  }
})

test('the host is one of those the item is with, not any organisation', async () => {
  const { officer, coordinator, visit } = await aVisit()
  const icc = await organisation(coordinator, { name: 'ICC' })
  const elsewhere = await organisation(coordinator, { name: 'Elsewhere' })
  const talk = await schedule(coordinator, { visitId: visit, organisationIds: [icc] })
  expect(await place(officer, talk, 1, at({ hostId: elsewhere }))).toEqual({ ok: false, reason: 'unknown-host' })
  expect(await place(officer, talk, 1, at({ hostId: icc }))).toEqual({ ok: true })
  expect((await now(officer, talk))?.host?.name).toBe('ICC')
})

test('back in the window an item has the days of the visit, and nothing is held for it', async () => {
  const { officer, talk } = await aVisit()
  await place(officer, talk, 1, at({ slot: 'hold', holdOn: '2026-02-06', holdTime: '12:00' }))
  const found = await item(officer, talk)
  expect(await asActor(officer, (db) => returnToWindow(db, officer, found, 1))).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await asActor(officer, (db) => returnToWindow(db, officer, found, 2))).toEqual({ ok: true })
  expect(await now(officer, talk)).toMatchObject({
    ...{ timing: 'window', startsOn: '2026-02-09', endsOn: '2026-02-14', startsLocal: null, slot: null, holdUntil: null },
    startsAt: new Date('2026-02-08T23:00:00Z'),
  })
})

test('moved to another day an item keeps its hours; from the window it gets the day alone', async () => {
  const { officer, talk } = await aVisit()
  const move = async (version: number, day: string) => {
    const found = await item(officer, talk)
    return asActor(officer, (db) => moveToDay(db, officer, found, version, day))
  }
  await move(1, '2026-02-12')
  expect(await now(officer, talk)).toMatchObject({ timing: 'window', startsOn: '2026-02-12', endsOn: '2026-02-12' })
  await place(officer, talk, 2)
  expect(await move(2, '2026-02-13')).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await move(3, '2026-02-13')).toEqual({ ok: true })
  expect(await now(officer, talk)).toMatchObject({ startsLocal: '2026-02-13T10:00', endsLocal: '2026-02-13T11:00', slot: 'confirmed' })
})

test('an item is not moved to hours that its new day does not have', async () => {
  const { officer, talk } = await aVisit()
  await place(officer, talk, 1, at({ startsTime: '02:30', endsTime: '04:00' }))
  const found = await item(officer, talk)
  expect(await asActor(officer, (db) => moveToDay(db, officer, found, 2, '2026-03-29'))).toEqual({ ok: false, reason: 'no-such-time' })
  expect((await now(officer, talk))?.version).toBe(2)
})
