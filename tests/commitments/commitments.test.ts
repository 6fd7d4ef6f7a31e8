import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { commitmentChoices } from '#app/domain/commitments/choices.server.ts'
import { addCommitment, changeCommitment, changeCommitmentState, problemInCommitment } from '#app/domain/commitments/commands.server.ts'
import { type CommitmentInput, commitmentInput, commitmentState } from '#app/domain/commitments/input.ts'
import {
  type CommitmentFilter,
  commitmentsOfEngagement,
  commitmentsPage,
  findCommitment,
  openCommitmentsOf,
} from '#app/domain/commitments/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { deedsOn, makeContact, makeEngagement, makeOrganisation, makeScene } from '../follow-ups/scene.ts'

useDatabase()

const terms = (actor: Actor, wish: Partial<CommitmentInput>): CommitmentInput => ({
  wording: 'Share the programme in Arabic',
  direction: 'ours',
  level: 'internal',
  deskId: actor.deskIds[0] ?? '',
  ...wish,
})

const promise = (actor: Actor, wish: Partial<CommitmentInput>) => asActor(actor, (db) => addCommitment(db, actor, terms(actor, wish)))
const problem = (actor: Actor, wish: Partial<CommitmentInput>) => asActor(actor, (db) => problemInCommitment(db, actor, terms(actor, wish)))

async function makeTable() {
  const scene = await makeScene()
  const organisationId = await makeOrganisation(scene.officer, 'Druze community')
  return { ...scene, organisationId }
}

test('a new commitment is open and shows who promised what, with whom, where and until when', async () => {
  const { officer, desk, organisationId } = await makeTable()
  const engagementId = await makeEngagement(officer)
  const contactId = await makeContact(officer, 'Liaison')
  const wish = { givenOn: '2026-01-29', dueOn: '2026-02-04', engagementId, organisationId, contactId }
  const id = await promise(officer, wish)
  expect(await asActor(officer, (db) => findCommitment(db, id))).toEqual({
    id,
    wording: 'Share the programme in Arabic',
    direction: 'ours',
    state: 'open',
    givenOn: '2026-01-29',
    dueOn: '2026-02-04',
    evidence: null,
    level: 'internal',
    source: null,
    sourceNote: null,
    mayChange: true,
    engagement: { id: engagementId, title: 'Talk with the Druze community' },
    organisation: { id: organisationId, name: 'Druze community' },
    contact: { id: contactId, name: 'Liaison' },
    deskId: desk.id,
    desk: 'Syria desk',
    version: 1,
    changedAt: expect.any(Date),
    createdBy: 'Policy officer',
  })
  expect(await deedsOn(id)).toEqual([{ memberId: officer.id, verb: 'created', noun: 'commitment', fields: [] }])
})

test('the register filters by side, state and words in any case, open ones first by date', async () => {
  const { officer, organisationId } = await makeTable()
  await promise(officer, { wording: 'Undated', organisationId })
  await promise(officer, { wording: 'Give the names of the Délégation', direction: 'theirs', dueOn: '2026-02-06', organisationId })
  await promise(officer, { wording: 'Introduce the delegation', dueOn: '2026-02-14', organisationId })
  const kept = await promise(officer, { wording: 'Send the invitation', dueOn: '2026-01-01', organisationId })
  await asActor(officer, (db) => changeCommitmentState(db, officer, kept, { state: 'kept', evidence: 'Sent on 20 January' }))
  const found = (filter: CommitmentFilter) =>
    asActor(officer, async (db) => {
      const { rows, total } = await commitmentsPage(db, { ...filter, page: 1 })
      expect(total).toBe(rows.length)
      return rows.map((row) => row.wording)
    })
  const names = 'Give the names of the Délégation'
  expect(await found({})).toEqual([names, 'Introduce the delegation', 'Undated', 'Send the invitation'])
  expect(await found({ direction: 'theirs' })).toEqual([names])
  expect(await found({ state: 'kept' })).toEqual(['Send the invitation'])
  expect(await found({ text: 'DELEGATION the' })).toEqual([names, 'Introduce the delegation'])
  expect(await found({ text: 'delegation', direction: 'ours', state: 'open' })).toEqual(['Introduce the delegation'])
  expect(await found({ text: '100%' })).toEqual([])
})

test('a page of the register holds fifty', async () => {
  const { officer, organisationId } = await makeTable()
  for (let number = 0; number < 52; number += 1) await promise(officer, { wording: `Number ${number}`, organisationId })
  const [first, second] = await asActor(officer, async (db) => [
    await commitmentsPage(db, { page: 1 }),
    await commitmentsPage(db, { page: 2 }),
  ])
  expect([first.rows.length, second.rows.length, first.total]).toEqual([50, 2, 52])
})

test('an organisation and a contact list what is still open, an engagement all that was promised there', async () => {
  const { officer, organisationId } = await makeTable()
  const engagementId = await makeEngagement(officer)
  const contactId = await makeContact(officer, 'Liaison')
  await promise(officer, { wording: 'Open', organisationId, contactId, engagementId })
  const kept = await promise(officer, { wording: 'Kept', organisationId, contactId, engagementId })
  await asActor(officer, (db) => changeCommitmentState(db, officer, kept, { state: 'kept', evidence: 'Seen' }))
  const lists = await asActor(officer, async (db) => [
    await openCommitmentsOf(db, { organisationId }),
    await openCommitmentsOf(db, { contactId }),
    await commitmentsOfEngagement(db, engagementId),
  ])
  expect(lists.map((list) => list.map((row) => row.wording))).toEqual([['Open'], ['Open'], ['Open', 'Kept']])
})

test('a change of state keeps what shows it, and the register of deeds names the fields', async () => {
  const { officer, coordinator, organisationId } = await makeTable()
  const id = await promise(officer, { organisationId })
  const state = { state: 'kept', evidence: 'Sent on 3 February' } as const
  expect(await asActor(coordinator, (db) => changeCommitmentState(db, coordinator, id, state, 1))).toEqual({ ok: true })
  expect(await asActor(coordinator, (db) => changeCommitmentState(db, coordinator, id, state, 2))).toEqual({ ok: true })
  expect(await asActor(officer, (db) => findCommitment(db, id))).toMatchObject({ ...state, version: 2 })
  expect((await deedsOn(id)).slice(1)).toEqual([
    { memberId: coordinator.id, verb: 'changed', noun: 'commitment', fields: ['state', 'evidence'] },
  ])
})

test('who writes over what somebody else saved meanwhile is told, and nothing is lost', async () => {
  const { officer, coordinator, organisationId } = await makeTable()
  const id = await promise(officer, { organisationId })
  await asActor(coordinator, (db) => changeCommitmentState(db, coordinator, id, { state: 'kept', evidence: 'Seen' }, 1))
  const outcomes = await asActor(officer, async (db) => [
    await changeCommitmentState(db, officer, id, { state: 'broken', evidence: 'Nothing came' }, 1),
    await changeCommitment(db, officer, id, 1, terms(officer, { wording: 'Share all' })),
  ])
  const told = { ok: false, reason: 'changed-meanwhile' }
  expect(outcomes).toEqual([told, told])
  const saved = { wording: 'Share the programme in Arabic', state: 'kept', evidence: 'Seen' }
  expect(await asActor(officer, (db) => findCommitment(db, id))).toMatchObject(saved)
})

test('a change of wording, side, dates and level keeps with whom and where', async () => {
  const { officer, organisationId } = await makeTable()
  const engagementId = await makeEngagement(officer)
  const id = await promise(officer, { organisationId, engagementId, dueOn: '2026-02-04' })
  const { organisationId: _, ...changes } = terms(officer, { wording: 'Share it', direction: 'theirs', level: 'confidential' })
  expect(await asActor(officer, (db) => changeCommitment(db, officer, id, 1, changes))).toEqual({ ok: true })
  expect(await asActor(officer, (db) => findCommitment(db, id))).toMatchObject({
    wording: 'Share it',
    direction: 'theirs',
    level: 'confidential',
    dueOn: null,
    organisation: { id: organisationId },
    engagement: { id: engagementId },
  })
  expect((await deedsOn(id)).at(-1)?.fields.toSorted()).toEqual(['direction', 'dueOn', 'level', 'wording'])
})

test('who is not of the desk sees an internal commitment and cannot touch it', async () => {
  const { officer, outsider, manager, viewer, organisationId } = await makeTable()
  const id = await promise(officer, { organisationId })
  for (const actor of [outsider, manager, viewer]) {
    const outcomes = await asActor(actor, async (db) => ({
      mayChange: (await findCommitment(db, id))?.mayChange,
      state: await changeCommitmentState(db, actor, id, { state: 'kept', evidence: 'Seen' }),
      change: await changeCommitment(db, actor, id, 1, terms(officer, { wording: 'Taken over' })),
    }))
    const refused = { ok: false, reason: 'not-yours' }
    expect(outcomes).toEqual({ mayChange: false, state: refused, change: refused })
  }
  expect(await deedsOn(id)).toHaveLength(1)
})

test('a commitment hidden by its own level or by what it hangs on answers like one that is not there', async () => {
  const { officer, outsider, organisationId } = await makeTable()
  const engagementId = await makeEngagement(officer, { level: 'need-to-know' })
  const quiet = await makeContact(officer, 'Quiet contact', 'confidential')
  const hidden = [
    await promise(officer, { organisationId, level: 'confidential' }),
    await promise(officer, { organisationId, engagementId, level: 'need-to-know' }),
    await promise(officer, { organisationId, contactId: quiet }),
    newId(),
  ]
  for (const id of hidden) {
    const answers = await asActor(outsider, async (db) => [
      await findCommitment(db, id),
      await changeCommitmentState(db, outsider, id, { state: 'kept', evidence: 'Seen' }),
      await changeCommitment(db, outsider, id, 1, terms(outsider, {})),
    ])
    const missing = { ok: false, reason: 'not-found' }
    expect(answers).toEqual([undefined, missing, missing])
  }
  expect(await asActor(outsider, (db) => commitmentsPage(db, { page: 1 }))).toEqual({ rows: [], total: 0 })
  expect(await asActor(outsider, (db) => openCommitmentsOf(db, { organisationId }))).toEqual([])
})

test('a commitment is for a desk of one’s own, with somebody one may see, and never looser than its engagement', async () => {
  const { officer, outsider, viewer, press, organisationId } = await makeTable()
  const engagementId = await makeEngagement(officer, { level: 'confidential' })
  const quiet = await makeOrganisation(officer, 'Quiet community', 'confidential')
  const unknown = (field: string) => ({ field, error: 'errors.unknownChoice' })
  const looser = { field: 'level', error: 'errors.looserThanEngagement' }
  expect(await problem(officer, { organisationId, deskId: press.id })).toEqual(unknown('deskId'))
  expect(await problem(viewer, { organisationId, deskId: press.id })).toEqual(unknown('deskId'))
  expect(await problem(outsider, { organisationId: quiet })).toEqual(unknown('organisationId'))
  expect(await problem(outsider, { organisationId, engagementId })).toEqual(unknown('engagementId'))
  expect(await problem(officer, { organisationId, engagementId })).toEqual(looser)
  expect(await problem(officer, { organisationId, engagementId, level: 'confidential' })).toBe(undefined)
  await expect(promise(officer, { organisationId, engagementId })).rejects.toThrow('level, errors.looserThanEngagement')
  const id = await promise(officer, { organisationId, engagementId, level: 'confidential' })
  const change = (wish: Partial<CommitmentInput>) =>
    asActor(officer, (db) => changeCommitment(db, officer, id, 1, terms(officer, { level: 'confidential', ...wish })))
  expect(await change({ level: 'internal' })).toEqual({ ok: false, reason: 'refused', problem: looser })
  expect(await change({ deskId: press.id })).toEqual({ ok: false, reason: 'refused', problem: unknown('deskId') })
})

test('the form offers the organisations of the engagement, and no level that would be refused', async () => {
  const { officer, desk, organisationId } = await makeTable()
  const engagementId = await makeEngagement(officer, { level: 'confidential', organisationIds: [organisationId] })
  expect(await asActor(officer, (db) => commitmentChoices(db, officer, engagementId))).toEqual({
    partners: [{ id: organisationId, name: 'Druze community' }],
    levels: ['confidential', 'need-to-know'],
    desks: [{ id: desk.id, name: 'Syria desk' }],
  })
})

test.each([
  [{ wording: ' ' }, { wording: ['errors.required'] }],
  [{ wording: 'x'.repeat(1001) }, { wording: ['errors.tooLong|{"max":1000,"length":1001}'] }],
  [{ direction: 'both' }, { direction: ['errors.unknownChoice'] }],
  [{ organisationId: undefined }, { organisationId: ['errors.commitmentWithNobody'] }],
  [{ givenOn: '2026-02-05', dueOn: '2026-02-04' }, { dueOn: ['errors.dueBeforeGiven'] }],
])('a form with %j says what is wrong beside the field', (wish, errors) => {
  const parsed = commitmentInput.safeParse({ wording: 'Call', direction: 'ours', organisationId: newId(), deskId: newId(), ...wish })
  expect(parsed.error?.flatten().fieldErrors).toEqual(errors)
})

test('every state but open needs a word of evidence', () => {
  const errors = (state: string, evidence?: string) => commitmentState.safeParse({ state, evidence }).error?.flatten().fieldErrors
  for (const state of ['kept', 'broken', 'overtaken', 'withdrawn']) {
    expect(errors(state)).toEqual({ evidence: ['errors.evidenceNeeded'] })
    expect(errors(state, '  ')).toEqual({ evidence: ['errors.evidenceNeeded'] })
    expect(errors(state, 'Letter of 3 February')).toBe(undefined)
  }
  expect(errors('open')).toBe(undefined)
})
