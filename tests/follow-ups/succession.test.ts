import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addFollowUp, completeFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { countFollowUpsLeft, followUpsLeft, succeed } from '#app/domain/follow-ups/succession.server.ts'
import { activity } from '#db/schema/activity.ts'
import { followUps } from '#db/schema/follow-ups.ts'
import { members } from '#db/schema/members.ts'
import type { Level } from '#db/schema/words.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeScene } from './scene.ts'

useDatabase()

async function makeLeaving() {
  const scene = await makeScene()
  const { officer, coordinator, outsider, desk, press } = scene
  const add = (by: Actor, title: string, deskId: string, level: Level = 'internal') =>
    asActor(by, (db) => addFollowUp(db, by, { title, ownerId: coordinator.id, deskId, level, dueOn: '2026-02-20' }))
  const ids = {
    call: await add(officer, 'Call the liaison', desk.id),
    list: await add(officer, 'Send the list', desk.id, 'confidential'),
    done: await add(officer, 'Book a room', desk.id),
    press: await add(outsider, 'Answer the press', press.id),
    alone: await add(coordinator, 'For them alone', desk.id, 'need-to-know'),
  }
  await asActor(officer, (db) => completeFollowUp(db, officer, ids.done))
  await asOwner((db) => db.update(members).set({ disabledAt: new Date() }).where(eq(members.id, coordinator.id)))
  const left = (actor: Actor) =>
    asActor(actor, async (db) => (await followUpsLeft(db, actor)).flatMap((one) => one.followUps.map(({ title }) => title)))
  const count = (actor: Actor) => asActor(actor, (db) => countFollowUpsLeft(db, actor))
  const owners = () =>
    asOwner(async (db) =>
      Object.fromEntries(
        (await db.select().from(followUps)).map(({ title, ownerId }) => [title, ownerId === officer.id ? 'officer' : 'coordinator']),
      ),
    )
  return { ...scene, ids, left, count, owners }
}

test('what a colleague who left still had to do is shown to the desk that may give it to another', async () => {
  const { officer, outsider, viewer, manager, left, count } = await makeLeaving()
  expect(await left(officer)).toEqual(['Call the liaison', 'Send the list'])
  expect(await count(officer)).toBe(2)
  expect(await left(outsider)).toEqual(['Answer the press'])
  expect(await left(manager)).toEqual(['Answer the press'])
  expect(await left(viewer)).toEqual([])
  expect(await count(viewer)).toBe(0)
})

test('it goes over at once, each with its deed; what is done, of another desk or named to them alone stays', async () => {
  const { officer, coordinator, ids, owners, left } = await makeLeaving()
  expect(await asActor(officer, (db) => succeed(db, officer, coordinator.id, officer.id))).toEqual({ ok: true, count: 2 })
  expect(await owners()).toEqual({
    'Call the liaison': 'officer',
    'Send the list': 'officer',
    'Book a room': 'coordinator',
    'Answer the press': 'coordinator',
    'For them alone': 'coordinator',
  })
  expect(await left(officer)).toEqual([])
  const deeds = await asOwner((db) =>
    db
      .select()
      .from(activity)
      .where(inArray(activity.recordId, [ids.call, ids.list])),
  )
  expect(deeds.filter(({ verb }) => verb === 'changed').map(({ fields }) => fields)).toEqual([['ownerId'], ['ownerId']])
})

test('nobody takes over who does not sign in, and nothing is taken from one who does', async () => {
  const { officer, coordinator, outsider, owners } = await makeLeaving()
  const give = (from: string, to: string) => asActor(officer, (db) => succeed(db, officer, from, to))
  const before = await owners()
  expect(await give(coordinator.id, coordinator.id)).toEqual({ ok: false, error: 'errors.ownerGone' })
  const mine = await asActor(officer, (db) =>
    addFollowUp(db, officer, { title: 'Mine', ownerId: officer.id, deskId: officer.deskIds[0] ?? '', level: 'internal' }),
  )
  expect(await give(officer.id, outsider.id)).toEqual({ ok: true, count: 0 })
  expect(await owners()).toEqual({ ...before, Mine: 'officer' })
  expect(mine).toBeTruthy()
})
