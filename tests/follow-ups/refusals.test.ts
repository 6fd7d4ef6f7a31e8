import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { problemInNew } from '#app/domain/follow-ups/checks.server.ts'
import { followUpChoices, unseeingOwner } from '#app/domain/follow-ups/choices.server.ts'
import { changeFollowUp, completeFollowUp, reopenFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { type FollowUpChanges, type FollowUpInput, followUpInput } from '#app/domain/follow-ups/input.ts'
import { countOpenFollowUps, findFollowUp, followUpsOfEngagement, followUpsPage } from '#app/domain/follow-ups/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { deedsOn, disable, makeContact, makeEngagement, makeFollowUp, makeOrganisation, makeScene, today } from './scene.ts'

useDatabase({ onBoth: false })

const change = (actor: Actor, id: string, wish: Partial<FollowUpChanges>, version = 1) =>
  asActor(actor, (db) => changeFollowUp(db, actor, id, version, { title: 'Confirm interpreter', ...wish }))

function problem(actor: Actor, wish: Partial<FollowUpInput>) {
  const input = { title: 'Call back', ownerId: actor.id, level: 'internal' as const, deskId: actor.deskIds[0] ?? '', ...wish }
  return asActor(actor, (db) => problemInNew(db, actor, input))
}

test('a follow-up cannot be given to somebody who no longer signs in, nor to nobody', async () => {
  const { officer, coordinator } = await makeScene()
  await disable(coordinator)
  const gone = { field: 'ownerId', error: 'errors.ownerGone' }
  expect(await problem(officer, { ownerId: coordinator.id })).toEqual(gone)
  expect(await problem(officer, { ownerId: newId() })).toEqual(gone)
  await expect(makeFollowUp(officer, { ownerId: coordinator.id })).rejects.toThrow('ownerId, errors.ownerGone')
  const id = await makeFollowUp(officer)
  expect(await change(officer, id, { ownerId: coordinator.id })).toEqual({ ok: false, reason: 'refused', problem: gone })
})

test('a follow-up whose owner no longer signs in can still be changed', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await makeFollowUp(officer, { ownerId: coordinator.id })
  await disable(coordinator)
  expect(await change(officer, id, { ownerId: coordinator.id, dueOn: '2026-03-01' })).toEqual({ ok: true })
})

test('a follow-up is never looser than the engagement it came from', async () => {
  const { officer } = await makeScene()
  const engagementId = await makeEngagement(officer, { level: 'confidential' })
  const looser = { field: 'level', error: 'errors.looserThanEngagement' }
  expect(await problem(officer, { engagementId, level: 'internal' })).toEqual(looser)
  expect(await problem(officer, { engagementId, level: 'confidential' })).toBe(undefined)
  const id = await makeFollowUp(officer, { engagementId, level: 'confidential' })
  expect(await change(officer, id, { level: 'internal' })).toEqual({ ok: false, reason: 'refused', problem: looser })
  expect(await change(officer, id, { level: 'need-to-know' })).toEqual({ ok: true })
})

test('who may not see the engagement cannot make the follow-up looser than it is, and is not told why', async () => {
  const { officer, coordinator } = await makeScene()
  const engagementId = await makeEngagement(officer, { level: 'need-to-know' })
  const id = await makeFollowUp(officer, { engagementId, level: 'need-to-know', ownerId: coordinator.id })
  expect(await change(coordinator, id, { level: 'confidential' })).toEqual({
    ok: false,
    reason: 'refused',
    problem: { field: 'level', error: 'errors.unknownChoice' },
  })
})

test('a follow-up cannot hang on what its writer may not see', async () => {
  const { officer, outsider } = await makeScene()
  const hidden = {
    engagementId: await makeEngagement(officer, { level: 'confidential' }),
    organisationId: await makeOrganisation(officer, 'Quiet community', 'confidential'),
    contactId: await makeContact(officer, 'Quiet contact', 'confidential'),
  }
  for (const [field, id] of Object.entries(hidden)) {
    const refused = { field, error: 'errors.unknownChoice' }
    expect(await problem(outsider, { [field]: id, level: 'confidential' })).toEqual(refused)
    expect(await problem(outsider, { [field]: newId(), level: 'confidential' })).toEqual(refused)
  }
})

test('a follow-up is written for a desk of one’s own, and never by a viewer', async () => {
  const { officer, viewer, press } = await makeScene()
  const refused = { field: 'deskId', error: 'errors.unknownChoice' }
  expect(await problem(officer, { deskId: press.id })).toEqual(refused)
  expect(await problem(viewer, { deskId: press.id })).toEqual(refused)
  const id = await makeFollowUp(officer)
  expect(await change(officer, id, { deskId: press.id })).toEqual({ ok: false, reason: 'refused', problem: refused })
})

test('who is neither owner nor of the desk sees an internal follow-up and cannot touch it', async () => {
  const { officer, outsider, manager, viewer } = await makeScene()
  const id = await makeFollowUp(officer)
  for (const actor of [outsider, manager, viewer]) {
    const outcomes = await asActor(actor, async (db) => ({
      mayChange: (await findFollowUp(db, id))?.mayChange,
      complete: await completeFollowUp(db, actor, id),
      reopen: await reopenFollowUp(db, actor, id),
      change: await changeFollowUp(db, actor, id, 1, { title: 'Taken over' }),
    }))
    const refused = { ok: false, reason: 'not-yours' }
    expect(outcomes).toEqual({ mayChange: false, complete: refused, reopen: refused, change: refused })
  }
  expect((await deedsOn(id)).map((deed) => deed.verb)).toEqual(['created'])
})

test('an owner of no desk ticks the follow-up, says what and when, and may not pass it on or change who sees it', async () => {
  const { officer, viewer, press } = await makeScene()
  const id = await makeFollowUp(officer, { ownerId: viewer.id })
  expect(await change(viewer, id, { title: 'Confirm two interpreters', dueOn: '2026-02-20' })).toEqual({ ok: true })
  const refused = { ok: false, reason: 'not-yours' }
  expect(await change(viewer, id, { ownerId: officer.id }, 2)).toEqual(refused)
  expect(await change(viewer, id, { level: 'public' }, 2)).toEqual(refused)
  expect(await change(viewer, id, { deskId: press.id }, 2)).toEqual(refused)
  expect(await asActor(viewer, (db) => completeFollowUp(db, viewer, id))).toEqual({ ok: true })
  expect(await asActor(viewer, (db) => findFollowUp(db, id))).toMatchObject({
    title: 'Confirm two interpreters',
    dueOn: '2026-02-20',
    owner: 'Viewer',
    level: 'internal',
    doneBy: 'Viewer',
    mayChange: true,
  })
})

test('a follow-up that is hidden answers like one that is not there, and counts nowhere', async () => {
  const { officer, outsider, viewer } = await makeScene()
  const id = await makeFollowUp(officer, { level: 'confidential', dueOn: '2026-01-01' })
  for (const asked of [id, newId()]) {
    const answers = await asActor(outsider, async (db) => [
      await findFollowUp(db, asked),
      await completeFollowUp(db, outsider, asked),
      await reopenFollowUp(db, outsider, asked),
      await changeFollowUp(db, outsider, asked, 1, { title: 'Taken over' }),
    ])
    const missing = { ok: false, reason: 'not-found' }
    expect(answers).toEqual([undefined, missing, missing, missing])
  }
  for (const view of ['overdue', 'all'] as const) {
    expect(await asActor(viewer, (db) => followUpsPage(db, viewer, { view, page: 1 }, today))).toEqual({ rows: [], total: 0 })
  }
})

test('owning a follow-up shows neither title nor link of an engagement, organisation or contact one may not see', async () => {
  const { officer, outsider, coordinator } = await makeScene()
  const engagementId = await makeEngagement(officer, { level: 'need-to-know' })
  const organisationId = await makeOrganisation(officer, 'Quiet community', 'need-to-know')
  const contactId = await makeContact(officer, 'Quiet contact', 'confidential')
  const id = await makeFollowUp(officer, { ownerId: outsider.id, engagementId, contactId, level: 'need-to-know' })
  const hidden = { engagement: null, organisation: null, contact: null }
  expect(await asActor(outsider, (db) => findFollowUp(db, id))).toMatchObject({ title: 'Confirm interpreter', mayChange: true, ...hidden })
  expect(await asActor(outsider, (db) => countOpenFollowUps(db, today))).toBe(1)
  expect(await asActor(coordinator, (db) => findFollowUp(db, id))).toBe(undefined)
  expect(await asActor(coordinator, (db) => followUpsOfEngagement(db, engagementId))).toEqual([])
  await expect(makeFollowUp(officer, { organisationId })).rejects.toThrow('organisationId')
})

test('who passes a need-to-know follow-up on keeps sight of it; who had it before and is not of the desk does not', async () => {
  const { officer, coordinator, outsider, viewer } = await makeScene()
  const id = await makeFollowUp(officer, { ownerId: coordinator.id, level: 'need-to-know' })
  expect(await change(coordinator, id, { ownerId: outsider.id })).toEqual({ ok: true })
  expect(await change(officer, id, { ownerId: viewer.id }, 2)).toEqual({ ok: true })
  const seenBy = async (actor: Actor) => (await asActor(actor, (db) => findFollowUp(db, id)))?.owner
  expect([await seenBy(officer), await seenBy(coordinator), await seenBy(viewer)]).toEqual(['Viewer', 'Viewer', 'Viewer'])
  expect(await seenBy(outsider)).toBe(undefined)
})

test('before a follow-up is given to somebody, the form knows who cannot see its engagement', async () => {
  const { officer, coordinator, outsider, viewer } = await makeScene()
  await disable(coordinator)
  const who = async (level: 'internal' | 'confidential' | 'need-to-know') => {
    const engagementId = await makeEngagement(officer, {
      level,
      memberIds: [viewer.id],
      namedIds: level === 'need-to-know' ? [outsider.id] : [],
    })
    const { owners } = await asActor(officer, (db) => followUpChoices(db, officer, engagementId))
    const warned = await asActor(officer, async (db) => Promise.all(owners.map((owner) => unseeingOwner(db, owner.id, engagementId))))
    expect(warned.map((owner) => owner?.name)).toEqual(owners.map((owner) => (owner.sees ? undefined : owner.name)))
    return Object.fromEntries(owners.map((owner) => [owner.name, owner.sees]))
  }
  const everybody = { Manager: true, 'Policy officer': true, 'Press officer': true, Viewer: true }
  expect(await who('internal')).toEqual(everybody)
  expect(await who('confidential')).toEqual({ ...everybody, 'Press officer': false })
  expect(await who('need-to-know')).toEqual({ ...everybody, Manager: false })
  const { owners, levels } = await asActor(officer, async (db) =>
    followUpChoices(db, officer, undefined, { ownerId: coordinator.id, level: 'internal' }),
  )
  expect(owners.map(({ name, near, gone }) => [name, near, gone])).toEqual([
    ['Manager', false, false],
    ['Policy officer', true, false],
    ['Press officer', false, false],
    ['Viewer', false, false],
    ['Visit coordinator', true, true],
  ])
  expect(levels).toEqual(['public', 'internal', 'confidential', 'need-to-know'])
})

test.each([
  [{ title: '   ' }, { title: ['errors.required'] }],
  [{ title: 'a\nb' }, { title: ['errors.oneLine'] }],
  [{ title: 'رسالة\nثانية' }, { title: ['errors.oneLine'] }],
  [{ title: 'x'.repeat(301) }, { title: ['errors.tooLong|{"max":300,"length":301}'] }],
  [{ dueOn: '2026-02-30' }, { dueOn: ['errors.notADate|{"value":"2026-02-30"}'] }],
  [{ ownerId: 'me' }, { ownerId: ['errors.unknownChoice'] }],
  [{ level: 'secret' }, { level: ['errors.unknownChoice'] }],
])('a form with %j says what is wrong beside the field', (wish, errors) => {
  const parsed = followUpInput.safeParse({ title: 'Call', ownerId: newId(), deskId: newId(), ...wish })
  expect(parsed.error?.flatten().fieldErrors).toEqual(errors)
})
