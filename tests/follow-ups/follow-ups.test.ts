import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { addFollowUp, changeFollowUp, completeFollowUp, reopenFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { countOpenFollowUps, findFollowUp, followUpsPage } from '#app/domain/follow-ups/queries.server.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { followUps } from '#db/schema/follow-ups.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { deedsOn, makeEngagement, makeFollowUp, makeOrganisation, makeScene, today } from './scene.ts'

useDatabase()

test('a new follow-up shows what, who, when and what it hangs on, and says who wrote it down', async () => {
  const { officer, coordinator, desk } = await makeScene()
  const engagementId = await makeEngagement(officer)
  const organisationId = await makeOrganisation(officer, 'Druze community')
  const id = await makeFollowUp(officer, { ownerId: coordinator.id, dueOn: '2026-02-10', engagementId, organisationId })
  expect(await asActor(officer, (db) => findFollowUp(db, id))).toEqual({
    id,
    title: 'Confirm interpreter',
    dueOn: '2026-02-10',
    doneAt: null,
    doneBy: null,
    stage: 'open',
    priority: 'normal',
    waitingFor: null,
    outcome: null,
    evidence: null,
    snoozedUntil: null,
    repeatsEvery: null,
    repeatsUnit: null,
    next: null,
    level: 'internal',
    source: null,
    sourceNote: null,
    ownerId: coordinator.id,
    owner: 'Visit coordinator',
    mayChange: true,
    mayTick: true,
    helping: false,
    waitsOn: [],
    engagement: { id: engagementId, title: 'Talk with the Druze community' },
    organisation: { id: organisationId, name: 'Druze community' },
    contact: null,
    deskId: desk.id,
    desk: 'Syria desk',
    version: 1,
    changedAt: expect.any(Date),
    createdBy: 'Policy officer',
  })
  expect(await deedsOn(id)).toEqual([{ memberId: officer.id, verb: 'created', noun: 'follow-up', fields: [] }])
})

test('a form that arrives twice writes one follow-up down', async () => {
  const { officer, desk } = await makeScene()
  const key = newFormKey()
  const input = { title: 'Send the programme', ownerId: officer.id, level: 'internal' as const, deskId: desk.id }
  const send = () => asActor(officer, (db) => once(db, officer, key, () => addFollowUp(db, officer, input)))
  expect(await send()).toBe(await send())
  expect(await asOwner((db) => db.$count(followUps))).toBe(1)
})

test('a tick says who did it and takes the follow-up off the open ones; taking it back undoes both', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer)
  const state = () =>
    asActor(officer, async (db) => {
      const found = await findFollowUp(db, id)
      return { doneBy: found?.doneBy, done: found?.doneAt instanceof Date, open: await countOpenFollowUps(db, today) }
    })
  expect(await state()).toEqual({ doneBy: null, done: false, open: 1 })
  expect(await asActor(officer, (db) => completeFollowUp(db, officer, id))).toEqual({ ok: true })
  expect(await state()).toEqual({ doneBy: 'Policy officer', done: true, open: 0 })
  expect(await asActor(officer, (db) => reopenFollowUp(db, officer, id))).toEqual({ ok: true })
  expect(await state()).toEqual({ doneBy: null, done: false, open: 1 })
  expect((await deedsOn(id)).map((deed) => deed.verb)).toEqual(['created', 'done', 'reopened'])
})

test('ticking twice, or taking back what is open, is said and changes nothing', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await makeFollowUp(officer)
  expect(await asActor(officer, (db) => reopenFollowUp(db, officer, id))).toEqual({ ok: false, reason: 'not-done' })
  await asActor(officer, (db) => completeFollowUp(db, officer, id))
  expect(await asActor(coordinator, (db) => completeFollowUp(db, coordinator, id))).toEqual({ ok: false, reason: 'already-done' })
  expect((await asActor(officer, (db) => findFollowUp(db, id)))?.doneBy).toBe('Policy officer')
  expect((await deedsOn(id)).map((deed) => deed.verb)).toEqual(['created', 'done'])
})

test('a change keeps what the form does not say, and names the fields it touched', async () => {
  const { officer, coordinator } = await makeScene()
  const engagementId = await makeEngagement(officer)
  const id = await makeFollowUp(officer, { dueOn: '2026-02-10', engagementId })
  const outcome = await asActor(officer, (db) =>
    changeFollowUp(db, officer, id, 1, { title: 'Confirm two interpreters', ownerId: coordinator.id, dueOn: '2026-02-10' }),
  )
  expect(outcome).toEqual({ ok: true })
  expect(await asActor(officer, (db) => findFollowUp(db, id))).toMatchObject({
    title: 'Confirm two interpreters',
    owner: 'Visit coordinator',
    dueOn: '2026-02-10',
    level: 'internal',
    engagement: { id: engagementId },
    version: 2,
  })
  expect((await deedsOn(id)).at(-1)).toEqual({ memberId: officer.id, verb: 'changed', noun: 'follow-up', fields: ['ownerId', 'title'] })
})

test('an empty date takes the date away; a date in the past is accepted', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer, { dueOn: '2020-01-01' })
  const change = (version: number, dueOn?: string) =>
    asActor(officer, async (db) => {
      await changeFollowUp(db, officer, id, version, { title: 'Confirm interpreter', dueOn })
      return (await findFollowUp(db, id))?.dueOn
    })
  expect(await change(1, '2019-01-01')).toBe('2019-01-01')
  expect(await change(2)).toBe(null)
})

test('who changes a follow-up that somebody else changed meanwhile is told, and nothing is overwritten', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await makeFollowUp(officer)
  await asActor(coordinator, (db) => changeFollowUp(db, coordinator, id, 1, { title: 'Confirm two interpreters' }))
  const outcome = await asActor(officer, (db) => changeFollowUp(db, officer, id, 1, { title: 'Confirm Arabic interpreter' }))
  expect(outcome).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect((await asActor(officer, (db) => findFollowUp(db, id)))?.title).toBe('Confirm two interpreters')
})

test('a follow-up is found by what it says after it was renamed', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer, { title: 'Café afspreken' })
  const folded = () => asOwner(async (db) => (await db.select({ folded: followUps.folded }).from(followUps))[0]?.folded)
  expect(await folded()).toBe('cafe afspreken')
  await asActor(officer, (db) => changeFollowUp(db, officer, id, 1, { title: 'Zaal boeken' }))
  expect(await folded()).toBe('zaal boeken')
})

test('the register counts all rows of a view and shows fifty a page', async () => {
  const { officer } = await makeScene()
  for (let number = 0; number < 53; number += 1) await makeFollowUp(officer, { title: `Number ${number}`, dueOn: '2026-02-05' })
  const page = (number: number) => asActor(officer, (db) => followUpsPage(db, officer, { view: 'mine', page: number }, today))
  const [first, second] = [await page(1), await page(2)]
  expect([first.rows.length, first.total, second.rows.length, second.total]).toEqual([50, 53, 3, 53])
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(53)
})
