import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addCommitment, changeCommitmentState } from '#app/domain/commitments/commands.server.ts'
import { commitmentsForBrief } from '#app/domain/commitments/for-brief.server.ts'
import { type CommitmentFilter, commitmentIds, commitmentsPage, registerChoices, turnsOf } from '#app/domain/commitments/queries.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import type { Level } from '#db/schema/words.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'
import { makeEngagement, makeOrganisation, makeScene, today } from '../follow-ups/scene.ts'

useDatabase()

async function makeTable() {
  const scene = await makeScene()
  const organisationId = await makeOrganisation(scene.officer, 'Druze community')
  const promise = (wording: string, wish: { dueOn?: string; level?: Level; organisationId?: string } = {}) =>
    asActor(scene.officer, (db) =>
      addCommitment(db, scene.officer, {
        wording,
        direction: 'ours',
        level: 'internal',
        deskId: scene.desk.id,
        organisationId,
        ...wish,
      }),
    )
  return { ...scene, organisationId, promise }
}

test('each state that a commitment came into stays, with what showed it and who said so', async () => {
  const { officer, coordinator, promise } = await makeTable()
  const id = await promise('Share the programme')
  const say = (actor: typeof officer, state: 'kept' | 'open' | 'broken', evidence?: string) =>
    asActor(actor, (db) => changeCommitmentState(db, actor, id, { state, ...(evidence && { evidence }) }))
  await say(officer, 'kept', 'Sent on 3 February')
  await say(officer, 'kept', 'Sent on 3 February')
  await say(coordinator, 'open')
  await say(coordinator, 'broken', 'They never had it')
  expect(await asActor(officer, (db) => turnsOf(db, id))).toMatchObject([
    { state: 'kept', evidence: 'Sent on 3 February', by: officer.name },
    { state: 'open', evidence: null, by: coordinator.name },
    { state: 'broken', evidence: 'They never had it', by: coordinator.name },
  ])
})

test('who may not see a commitment sees nothing of what became of it, nor in the choices and the file', async () => {
  const { officer, promise } = await makeTable()
  const hidden = await makeOrganisation(officer, 'Council few know of', 'confidential')
  const id = await promise('Kept among few', { level: 'confidential', organisationId: hidden })
  await asActor(officer, (db) => changeCommitmentState(db, officer, id, { state: 'kept', evidence: 'Seen' }))
  const other = await makeMember({ name: 'Elsewhere', role: 'viewer', desks: [await makeDesk('Europe desk')] })
  const seen = await asActor(other, async (db) => [await turnsOf(db, id), await registerChoices(db), await commitmentIds(db, {}, 10)])
  expect(seen).toEqual([[], { desks: [], organisations: [] }, []])
})

test('the register is narrowed by organisation, desk and date', async () => {
  const { officer, desk, promise } = await makeTable()
  const council = await makeOrganisation(officer, 'Council')
  await promise('Late', { dueOn: '2026-02-04' })
  await promise('Today', { dueOn: '2026-02-05' })
  await promise('Undated', { organisationId: council })
  const found = (filter: CommitmentFilter) =>
    asActor(officer, async (db) => (await commitmentsPage(db, { ...filter, page: 1 })).rows.map((row) => row.wording))
  expect(await found({ due: { is: 'late', today } })).toEqual(['Late'])
  expect(await found({ due: { is: 'dated', today } })).toEqual(['Today'])
  expect(await found({ due: { is: 'undated', today } })).toEqual(['Undated'])
  expect(await found({ organisationId: council })).toEqual(['Undated'])
  expect(await found({ deskId: desk.id })).toHaveLength(3)
  expect(await found({ deskId: council })).toEqual([])
  expect(await asActor(officer, registerChoices)).toMatchObject({
    desks: [{ name: 'Syria desk' }],
    organisations: [{ name: 'Council' }, { name: 'Druze community' }],
  })
})

test('the brief of the next talk tells what is open on both sides, and what was settled since the last one', async () => {
  const { officer, organisationId, promise } = await makeTable()
  const other = await makeOrganisation(officer, 'Council')
  await makeEngagement(officer, { startsOn: '2026-02-05', organisationIds: [organisationId] })
  const next = await makeEngagement(officer, { startsOn: '2030-03-05', organisationIds: [organisationId] })
  await promise('Still to do')
  await promise('Of others', { organisationId: other })
  const [kept, broken] = [await promise('Kept'), await promise('Broken')]
  const say = (id: string, state: 'kept' | 'broken') =>
    asActor(officer, (db) => changeCommitmentState(db, officer, id, { state, evidence: 'Seen' }))
  await say(kept, 'kept')
  await say(broken, 'broken')
  const tell = () =>
    asActor(officer, async (db) => {
      const engagement = await findEngagement(db, next)
      if (!engagement) throw new Error('The next talk is not there.')
      return commitmentsForBrief(db, engagement)
    })
  const told = await tell()
  const words = (rows: { wording: string }[]) => rows.map(({ wording }) => wording).sort()
  expect([words(told.open), words(told.settled)]).toEqual([['Still to do'], ['Broken', 'Kept']])
  // A talk after they were settled leaves them to its own read-out.
  await makeEngagement(officer, { startsOn: '2030-03-01', organisationIds: [organisationId] })
  const later = await tell()
  expect([words(later.open), words(later.settled)]).toEqual([['Still to do'], []])
})
