import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeFollowUps } from '#app/domain/follow-ups/bulk.server.ts'
import { completeFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { type FollowUpBulk, followUpBulk } from '#app/domain/follow-ups/input.ts'
import { findFollowUp } from '#app/domain/follow-ups/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { deedsOn, disable, makeEngagement, makeFollowUp, makeScene } from './scene.ts'

useDatabase()

const change = (actor: Actor, input: FollowUpBulk) => asActor(actor, (db) => changeFollowUps(db, actor, input))
const read = (actor: Actor, id: string) => asActor(actor, (db) => findFollowUp(db, id))
const deeds = async (id: string) => (await deedsOn(id)).slice(1).map(({ verb, fields }) => [verb, fields])

test('several are done at once; those that were done already are left and named', async () => {
  const { officer } = await makeScene()
  const [one, two, done] = [await makeFollowUp(officer), await makeFollowUp(officer), await makeFollowUp(officer, { title: 'Done before' })]
  await asActor(officer, (db) => completeFollowUp(db, officer, done))
  expect(await change(officer, { ids: [two, one, done, one], deed: 'done' })).toEqual({
    changed: 2,
    left: [{ id: done, title: 'Done before', reason: 'already-so' }],
  })
  for (const id of [one, two, done]) expect(await deeds(id)).toEqual([['done', ['doneAt']]])
})

test('a new date leaves title, owner and priority; a new owner leaves the date', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await makeFollowUp(officer, { dueOn: '2026-02-01', priority: 'high' })
  const same = await makeFollowUp(officer, { title: 'Same day', dueOn: '2026-03-01' })
  expect(await change(officer, { ids: [id, same], deed: 'date', dueOn: '2026-03-01' })).toEqual({
    changed: 1,
    left: [{ id: same, title: 'Same day', reason: 'already-so' }],
  })
  expect(await change(officer, { ids: [id], deed: 'owner', ownerId: coordinator.id, dueOn: '2099-01-01' })).toEqual({
    changed: 1,
    left: [],
  })
  expect(await read(officer, id)).toMatchObject({
    title: 'Confirm interpreter',
    dueOn: '2026-03-01',
    priority: 'high',
    owner: 'Visit coordinator',
  })
  expect(await deeds(id)).toEqual([
    ['changed', ['dueOn']],
    ['changed', ['ownerId']],
  ])
})

test('nothing is given to who cannot see where it came from, nor to who no longer signs in', async () => {
  const { officer, coordinator, outsider } = await makeScene()
  const engagementId = await makeEngagement(officer, { level: 'confidential' })
  const [of, free] = [await makeFollowUp(officer, { engagementId, level: 'confidential', title: 'Of a talk' }), await makeFollowUp(officer)]
  expect(await change(officer, { ids: [of, free], deed: 'owner', ownerId: outsider.id })).toEqual({
    changed: 1,
    left: [{ id: of, title: 'Of a talk', reason: 'unseeing' }],
  })
  await disable(coordinator)
  expect(await change(officer, { ids: [of], deed: 'owner', ownerId: coordinator.id })).toMatchObject({
    changed: 0,
    left: [{ reason: 'refused' }],
  })
  expect((await read(officer, of))?.owner).toBe('Policy officer')
})

test('what is another’s is left and named, what is hidden is in no number', async () => {
  const { officer, outsider, viewer } = await makeScene()
  const [open, hidden] = [await makeFollowUp(officer, { title: 'Seen' }), await makeFollowUp(officer, { level: 'confidential' })]
  for (const deed of ['done', 'date', 'owner'] as const) {
    expect(await change(outsider, { ids: [open, hidden, newId()], deed, dueOn: '2026-03-01', ownerId: outsider.id })).toEqual({
      changed: 0,
      left: [{ id: open, title: 'Seen', reason: 'not-yours' }],
    })
  }
  const owned = await makeFollowUp(officer, { ownerId: viewer.id, title: 'Owned by a viewer' })
  expect(await change(viewer, { ids: [owned], deed: 'owner', ownerId: officer.id })).toMatchObject({ left: [{ reason: 'not-yours' }] })
  expect(await change(viewer, { ids: [owned], deed: 'date', dueOn: '2026-03-01' })).toEqual({ changed: 1, left: [] })
  expect([await deeds(open), await deeds(hidden)]).toEqual([[], []])
})

test.each([
  [{ deed: 'done' }, { ids: ['errors.required'] }],
  [{ ids: [newId()], deed: 'date' }, { dueOn: ['errors.required'] }],
  [{ ids: [newId()], deed: 'owner' }, { ownerId: ['errors.required'] }],
  [{ ids: [newId()], deed: 'delete' }, { deed: ['errors.unknownChoice'] }],
])('a change of several with %j says what is wrong beside the field', (wish, errors) => {
  const parsed = followUpBulk.safeParse({ ids: [], ...wish })
  expect(parsed.error?.flatten().fieldErrors).toEqual(errors)
})
