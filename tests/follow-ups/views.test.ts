import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { completeFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import type { FollowUpView } from '#app/domain/follow-ups/input.ts'
import {
  countOpenFollowUps,
  dueFollowUps,
  followUpsOfContact,
  followUpsOfEngagement,
  followUpsOfOrganisation,
  followUpsPage,
} from '#app/domain/follow-ups/queries.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeContact, makeEngagement, makeFollowUp, makeOrganisation, makeScene, today } from './scene.ts'

useDatabase()

const titles = (rows: { title: string }[]) => rows.map((row) => row.title)

async function complete(actor: Actor, wish: Parameters<typeof makeFollowUp>[1]) {
  const id = await makeFollowUp(actor, wish)
  await asActor(actor, (db) => completeFollowUp(db, actor, id))
}

test('the home page asks for what is late, due within seven days or without a date, the most urgent first', async () => {
  const { officer, coordinator } = await makeScene()
  for (const [title, dueOn] of [
    ['whenever'],
    ['in eight days', '2026-02-13'],
    ['in seven days', '2026-02-12'],
    ['today', '2026-02-05'],
    ['late', '2026-02-03'],
  ] as const) {
    await makeFollowUp(officer, { title, dueOn })
  }
  await makeFollowUp(coordinator, { title: 'of somebody else', dueOn: '2026-02-03' })
  await complete(officer, { title: 'done', dueOn: '2026-02-03' })
  const [due, open] = await asActor(officer, async (db) => [await dueFollowUps(db, officer, today), await countOpenFollowUps(db, today)])
  expect(titles(due)).toEqual(['late', 'today', 'in seven days', 'whenever'])
  expect(open).toBe(5)
})

test('mine, overdue, done and all show what they say', async () => {
  const { officer, coordinator } = await makeScene()
  await makeFollowUp(officer, { title: 'mine, late', dueOn: '2026-02-04' })
  await makeFollowUp(officer, { title: 'mine, today', dueOn: '2026-02-05' })
  await makeFollowUp(officer, { title: 'mine, undated' })
  await makeFollowUp(coordinator, { title: 'theirs, later still', dueOn: '2026-02-01' })
  await complete(officer, { title: 'mine, done first', dueOn: '2026-02-02' })
  await complete(coordinator, { title: 'theirs, done last', dueOn: '2026-02-01' })
  const page = (view: FollowUpView) =>
    asActor(officer, async (db) => {
      const { rows, total } = await followUpsPage(db, officer, { view, page: 1 }, today)
      return [titles(rows), total]
    })
  expect(await page('mine')).toEqual([['mine, late', 'mine, today', 'mine, undated'], 3])
  expect(await page('overdue')).toEqual([['theirs, later still', 'mine, late'], 2])
  expect(await page('done')).toEqual([['theirs, done last', 'mine, done first'], 2])
  expect(await page('all')).toEqual([
    ['theirs, later still', 'mine, late', 'mine, today', 'mine, undated', 'theirs, done last', 'mine, done first'],
    6,
  ])
})

test('an engagement, an organisation and a contact each list what hangs on them, open ones first', async () => {
  const { officer } = await makeScene()
  const engagementId = await makeEngagement(officer)
  const organisationId = await makeOrganisation(officer, 'Druze community')
  const contactId = await makeContact(officer, 'Liaison')
  await complete(officer, { title: 'done', dueOn: '2026-02-01', engagementId, organisationId, contactId })
  await makeFollowUp(officer, { title: 'open', dueOn: '2026-02-09', engagementId, organisationId, contactId })
  await makeFollowUp(officer, { title: 'of nothing' })
  const lists = await asActor(officer, async (db) => [
    await followUpsOfEngagement(db, engagementId),
    await followUpsOfOrganisation(db, organisationId),
    await followUpsOfContact(db, contactId),
  ])
  expect(lists.map(titles)).toEqual([
    ['open', 'done'],
    ['open', 'done'],
    ['open', 'done'],
  ])
})
