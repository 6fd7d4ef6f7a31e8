import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addFollowUp, changeFollowUp, completeFollowUp, reopenFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { type FollowUpMove, followUpInput, followUpMove, type Waiting } from '#app/domain/follow-ups/input.ts'
import { findFollowUp, followUpsPage } from '#app/domain/follow-ups/queries.server.ts'
import { moveFollowUp } from '#app/domain/follow-ups/stages.server.ts'
import { newId } from '#app/lib/ids.ts'
import { followUps } from '#db/schema/follow-ups.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { deedsOn, makeContact, makeFollowUp, makeOrganisation, makeScene, today } from './scene.ts'

useDatabase({ onBoth: false })

const move = (actor: Actor, id: string, to: FollowUpMove['to'], waiting?: Waiting | null) =>
  asActor(actor, (db) => moveFollowUp(db, actor, id, { to, waiting }))

const state = async (actor: Actor, id: string) => {
  const found = await asActor(actor, (db) => findFollowUp(db, id))
  return found && { stage: found.stage, done: found.doneBy, waitingFor: found.waitingFor }
}

const deeds = async (id: string) => (await deedsOn(id)).slice(1).map(({ verb, fields }) => [verb, fields])

test('a follow-up goes from stage to stage, and each move is written down', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await makeFollowUp(officer)
  expect(await move(coordinator, id, 'doing')).toEqual({ ok: true })
  expect(await move(officer, id, 'waiting', { kind: 'words', value: 'the visa' })).toEqual({ ok: true })
  expect(await state(officer, id)).toEqual({ stage: 'waiting', done: null, waitingFor: { kind: 'words', name: 'the visa' } })
  expect(await move(officer, id, 'done')).toEqual({ ok: true })
  expect(await state(officer, id)).toMatchObject({ stage: 'done', done: 'Policy officer' })
  expect(await move(officer, id, 'open')).toEqual({ ok: true })
  expect(await state(officer, id)).toEqual({ stage: 'open', done: null, waitingFor: null })
  expect(await deeds(id)).toEqual([
    ['changed', ['stage']],
    ['changed', ['stage', 'waitingWords']],
    ['done', ['doneAt']],
    ['reopened', ['stage', 'doneAt', 'waitingWords']],
  ])
})

test('of two who move one card the second is told and moves nothing, unless they look again or only undo their own', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await makeFollowUp(officer)
  const moveAt = (actor: Actor, to: FollowUpMove['to'], version?: number) =>
    asActor(actor, (db) => moveFollowUp(db, actor, id, { to }, version))
  expect(await moveAt(coordinator, 'waiting', 1)).toEqual({ ok: true })
  const overtaken = { ok: false, reason: 'changed-meanwhile' }
  expect([await moveAt(officer, 'doing', 1), await moveAt(officer, 'done', 1)]).toEqual([overtaken, overtaken])
  expect(await state(officer, id)).toMatchObject({ stage: 'waiting', done: null })
  // Where it stands already nothing is lost, and who moved it last is not told of themselves.
  expect([await moveAt(officer, 'waiting', 1), await moveAt(coordinator, 'open', 1)]).toEqual([{ ok: true }, { ok: true }])
  expect([await moveAt(officer, 'doing', 3), await state(officer, id)]).toEqual([{ ok: true }, expect.objectContaining({ stage: 'doing' })])
  expect(await moveAt(coordinator, 'done')).toEqual({ ok: true })
})

test('when two move one card at the same moment, one of them is told', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await makeFollowUp(officer)
  const at = (actor: Actor, to: FollowUpMove['to']) => asActor(actor, (db) => moveFollowUp(db, actor, id, { to }, 1))
  const both = await Promise.all([at(officer, 'doing'), at(coordinator, 'waiting')])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
})

test('moving a follow-up to where it is changes nothing and is not written down', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer)
  expect(await move(officer, id, 'open')).toEqual({ ok: true })
  await move(officer, id, 'done')
  expect(await move(officer, id, 'done')).toEqual({ ok: true })
  expect(await deeds(id)).toEqual([['done', ['doneAt']]])
})

test('a tick on what waits, taken back, finds it waiting for the same', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer)
  await move(officer, id, 'waiting', { kind: 'words', value: 'the visa' })
  await asActor(officer, (db) => completeFollowUp(db, officer, id))
  await asActor(officer, (db) => reopenFollowUp(db, officer, id))
  expect(await state(officer, id)).toEqual({ stage: 'waiting', done: null, waitingFor: { kind: 'words', name: 'the visa' } })
})

test('what a follow-up waits for is kept until something else is said, and forgotten when it goes on', async () => {
  const { officer } = await makeScene()
  const [organisationId, contactId] = [await makeOrganisation(officer, 'OPCW'), await makeContact(officer, 'Liaison')]
  const id = await makeFollowUp(officer)
  const waits = async () => (await state(officer, id))?.waitingFor
  await move(officer, id, 'waiting', { kind: 'organisation', value: organisationId })
  await move(officer, id, 'waiting')
  expect(await waits()).toEqual({ kind: 'organisation', id: organisationId, name: 'OPCW' })
  await move(officer, id, 'waiting', { kind: 'contact', value: contactId })
  expect(await waits()).toEqual({ kind: 'contact', id: contactId, name: 'Liaison' })
  await move(officer, id, 'waiting', null)
  expect(await state(officer, id)).toEqual({ stage: 'waiting', done: null, waitingFor: null })
  await move(officer, id, 'doing', { kind: 'contact', value: contactId })
  await move(officer, id, 'waiting')
  expect(await waits()).toBe(null)
})

test('nobody waits for whom they may not know of', async () => {
  const { officer, outsider } = await makeScene()
  const id = await makeFollowUp(officer, { ownerId: outsider.id })
  const hidden = [
    { kind: 'contact' as const, value: await makeContact(officer, 'Quiet contact', 'confidential') },
    { kind: 'organisation' as const, value: await makeOrganisation(officer, 'Quiet community', 'confidential') },
  ]
  const refused = { ok: false, reason: 'refused', problem: { field: 'waitingFor', error: 'errors.unknownChoice' } }
  for (const waiting of hidden) {
    expect(await move(outsider, id, 'waiting', waiting)).toEqual(refused)
    expect(await move(outsider, id, 'waiting', { ...waiting, value: newId() })).toEqual(refused)
  }
  expect(await deeds(id)).toEqual([])
})

test('whom a follow-up waits for is named to those alone who may know of them', async () => {
  const { officer, outsider, viewer } = await makeScene()
  const contactId = await makeContact(officer, 'Quiet contact', 'confidential')
  const id = await makeFollowUp(officer, { ownerId: outsider.id })
  await move(officer, id, 'waiting', { kind: 'contact', value: contactId })
  expect((await state(officer, id))?.waitingFor).toEqual({ kind: 'contact', id: contactId, name: 'Quiet contact' })
  for (const actor of [outsider, viewer]) expect(await state(actor, id)).toEqual({ stage: 'waiting', done: null, waitingFor: null })
  await move(outsider, id, 'waiting')
  expect((await state(officer, id))?.waitingFor).toMatchObject({ name: 'Quiet contact' })
})

test('who is neither owner nor of the desk moves nothing; what is hidden cannot be told from what is not there', async () => {
  const { officer, outsider, manager, viewer } = await makeScene()
  const id = await makeFollowUp(officer)
  for (const actor of [outsider, manager, viewer]) {
    for (const to of ['doing', 'waiting', 'done'] as const) expect(await move(actor, id, to)).toEqual({ ok: false, reason: 'not-yours' })
  }
  const hidden = await makeFollowUp(officer, { level: 'confidential' })
  for (const asked of [hidden, newId()]) expect(await move(outsider, asked, 'doing')).toEqual({ ok: false, reason: 'not-found' })
  expect([await deeds(id), await deeds(hidden)]).toEqual([[], []])
})

test('an owner of no desk moves the follow-up', async () => {
  const { officer, viewer } = await makeScene()
  const id = await makeFollowUp(officer, { ownerId: viewer.id })
  expect(await move(viewer, id, 'doing')).toEqual({ ok: true })
  expect(await state(viewer, id)).toMatchObject({ stage: 'doing' })
})

test('the database keeps what is waited for to what waits, and to one thing', async () => {
  const { officer } = await makeScene()
  const [organisationId, id] = [await makeOrganisation(officer, 'OPCW'), await makeFollowUp(officer)]
  const set = (values: Partial<typeof followUps.$inferInsert>) => asOwner((db) => db.update(followUps).set(values))
  await expect(set({ waitingWords: 'the visa' })).rejects.toThrow()
  await expect(set({ stage: 'waiting', waitingWords: 'the visa', waitingOrganisationId: organisationId })).rejects.toThrow()
  await expect(set({ stage: 'waiting', waitingWords: ' ' })).rejects.toThrow()
  expect(await state(officer, id)).toEqual({ stage: 'open', done: null, waitingFor: null })
})

test('a priority is given and changed with the rest, and stays when a form does not say it', async () => {
  const { officer } = await makeScene()
  const input = followUpInput.parse({ title: 'Call', ownerId: officer.id, deskId: officer.deskIds[0], priority: 'high' })
  const id = await asActor(officer, (db) => addFollowUp(db, officer, input))
  const priority = async () => (await asActor(officer, (db) => findFollowUp(db, id)))?.priority
  await asActor(officer, (db) => changeFollowUp(db, officer, id, 1, { title: 'Call back' }))
  expect(await priority()).toBe('high')
  await asActor(officer, (db) => changeFollowUp(db, officer, id, 2, { title: 'Call back', priority: 'normal' }))
  expect(await priority()).toBe('normal')
})

test('a list is narrowed to one’s own, to one’s desk’s and to a stage, and counts the same', async () => {
  const { officer, coordinator, outsider } = await makeScene()
  await makeFollowUp(officer, { title: 'own' })
  const doing = await makeFollowUp(coordinator, { title: 'of the desk' })
  await makeFollowUp(outsider, { title: 'of another desk' })
  await move(officer, doing, 'doing')
  const page = (wish: { scope?: 'mine' | 'desk' | 'all'; stage?: FollowUpMove['to'] }) =>
    asActor(officer, async (db) => {
      const { rows, total } = await followUpsPage(db, officer, { view: 'all', page: 1, ...wish }, today)
      expect(rows.length).toBe(total)
      return rows.map((row) => row.title).sort()
    })
  expect(await page({ scope: 'mine' })).toEqual(['own'])
  expect(await page({ scope: 'desk' })).toEqual(['of the desk', 'own'])
  expect(await page({})).toEqual(['of another desk', 'of the desk', 'own'])
  expect(await page({ scope: 'desk', stage: 'doing' })).toEqual(['of the desk'])
  expect(await page({ stage: 'done' })).toEqual([])
})

test.each([
  [{ to: 'later' }, { to: ['errors.unknownChoice'] }],
  [{ to: 'waiting', waitingFor: 'contact:me' }, { waitingFor: ['errors.unknownChoice'] }],
  [{ to: 'waiting', waitingFor: `member:${newId()}` }, { waitingFor: ['errors.unknownChoice'] }],
  [{ to: 'waiting', waitingWords: 'a\nb' }, { waitingWords: ['errors.oneLine'] }],
  [{ to: 'waiting', waitingWords: 'the visa', waitingFor: `contact:${newId()}` }, { waitingWords: ['errors.waitingTwice'] }],
])('a move with %j says what is wrong beside the field', (wish, errors) => {
  expect(followUpMove.safeParse(wish).error?.flatten().fieldErrors).toEqual(errors)
})

test('a form that asks for whom and gets nobody says so; a menu that does not ask leaves it', () => {
  expect(followUpMove.parse({ to: 'waiting', asked: 'yes' })).toEqual({ to: 'waiting', waiting: null })
  expect(followUpMove.parse({ to: 'waiting' })).toEqual({ to: 'waiting', waiting: undefined })
})
