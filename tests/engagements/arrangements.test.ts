import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { arrange, findArrangements } from '#app/domain/engagements/arrangements.server.ts'
import { placeParticipants } from '#app/domain/engagements/placings.server.ts'
import { findText, writeText } from '#app/domain/texts/texts.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeScene, schedule } from './scene.ts'

useDatabase()

const note = (actor: Actor, id: string, level: 'public' | 'internal' | 'confidential' | 'need-to-know') =>
  asActor(actor, (db) => writeText(db, actor, 'security-note', id, undefined, { body: 'Two cars, side entrance', level }))
const read = async (actor: Actor, id: string) => (await asActor(actor, (db) => findText(db, 'security-note', id)))?.body
const arranged = { contactAtPlace: 'Front desk', interpreter: 'Arabic', dress: 'modest', notes: 'Bring a passport' } as const

test('arrangements are read by whoever sees the item, and written by whoever may write it', async () => {
  const { officer, coordinator, viewer, stranger } = await makeScene()
  const id = await schedule(coordinator)
  expect(await asActor(officer, (db) => arrange(db, officer, id, 0, arranged))).toEqual({ ok: true })
  expect(await asActor(viewer, (db) => findArrangements(db, id))).toMatchObject({ ...arranged, version: 1 })
  const before = await asActor(stranger, (db) => findArrangements(db, id))
  expect(await asActor(stranger, (db) => arrange(db, stranger, id, 1, { dress: 'casual' }))).toEqual({
    ok: false,
    reason: 'changed-meanwhile',
  })
  expect(await asActor(stranger, (db) => findArrangements(db, id))).toEqual(before)
})

test('arrangements of a hidden item do not exist', async () => {
  const { coordinator, viewer } = await makeScene()
  const id = await schedule(coordinator, { level: 'confidential' })
  await asActor(coordinator, (db) => arrange(db, coordinator, id, 0, arranged))
  expect(await asActor(viewer, (db) => findArrangements(db, id))).toBeUndefined()
})

test('the second of two writers of arrangements is told, and changes nothing', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await schedule(coordinator)
  await asActor(officer, (db) => arrange(db, officer, id, 0, arranged))
  const told = { ok: false, reason: 'changed-meanwhile' }
  expect(await asActor(coordinator, (db) => arrange(db, coordinator, id, 0, { notes: 'First too' }))).toEqual(told)
  expect(await asActor(officer, (db) => arrange(db, officer, id, 1, { notes: 'Later' }))).toEqual({ ok: true })
  expect(await asActor(coordinator, (db) => arrange(db, coordinator, id, 1, { notes: 'Late' }))).toEqual(told)
  expect((await asActor(coordinator, (db) => findArrangements(db, id)))?.notes).toBe('Later')
})

test('a security note is never looser than its item, and has a level of its own', async () => {
  const { officer, coordinator, stranger, manager, administrator } = await makeScene()
  const id = await schedule(coordinator)
  expect(await note(coordinator, id, 'public')).toEqual({ ok: false, reason: 'looser-than-engagement' })
  expect(await note(coordinator, id, 'confidential')).toEqual({ ok: true })
  const body = 'Two cars, side entrance'
  const seen = await Promise.all([officer, manager, stranger, administrator].map((actor) => read(actor, id)))
  expect(seen).toEqual([body, body, undefined, undefined])
})

test('a need-to-know security note is for its author and our participants, not for the desk', async () => {
  const { officer, coordinator, viewer, administrator, manager } = await makeScene()
  const id = await schedule(coordinator, { memberIds: [viewer.id] })
  await asActor(coordinator, (db) => placeParticipants(db, coordinator, id, [{ memberId: viewer.id, role: 'delegation' }]))
  await note(coordinator, id, 'need-to-know')
  const seen = await Promise.all(
    [coordinator, viewer, officer, manager, administrator].map(async (actor) => Boolean(await read(actor, id))),
  )
  expect(seen).toEqual([true, true, false, false, false])
})

test('a security note goes out of sight with its item', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const id = await schedule(coordinator, { level: 'confidential' })
  expect(await note(coordinator, id, 'confidential')).toEqual({ ok: true })
  expect([await read(officer, id), await read(stranger, id)]).toEqual(['Two cars, side entrance', undefined])
})
