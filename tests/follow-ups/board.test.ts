import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpBoard } from '#app/domain/follow-ups/board.server.ts'
import type { FollowUpMove, FollowUpScope } from '#app/domain/follow-ups/input.ts'
import { moveFollowUp } from '#app/domain/follow-ups/stages.server.ts'
import { followUps } from '#db/schema/follow-ups.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeEngagement, makeFollowUp, makeScene, today } from './scene.ts'

useDatabase({ onBoth: false })

const now = new Date('2026-02-05T12:00:00Z')

async function make(actor: Actor, title: string, to: FollowUpMove['to'], wish: Parameters<typeof makeFollowUp>[1] = {}) {
  const id = await makeFollowUp(actor, { title, ...wish })
  await asActor(actor, (db) => moveFollowUp(db, actor, id, { to }))
  return id
}

const doneAt = (id: string, at: string) =>
  asOwner((db) =>
    db
      .update(followUps)
      .set({ doneAt: new Date(at) })
      .where(eq(followUps.id, id)),
  )

async function board(actor: Actor, scope: FollowUpScope) {
  const columns = await asActor(actor, (db) => followUpBoard(db, scope, { now, today }))
  return Object.fromEntries(columns.map(({ stage, rows, total }) => [stage, [rows.map((row) => row.title), total] as const]))
}

const none = { open: [[], 0], doing: [[], 0], waiting: [[], 0], done: [[], 0] }

test('a board has four columns, what goes before others first, then by date', async () => {
  const { officer } = await makeScene()
  expect(await board(officer, 'all')).toEqual(none)
  await make(officer, 'undated', 'open')
  await make(officer, 'later', 'open', { dueOn: '2026-03-01' })
  await make(officer, 'soon', 'open', { dueOn: '2026-02-06' })
  await make(officer, 'urgent', 'open', { dueOn: '2026-04-01', priority: 'high' })
  await make(officer, 'at work', 'doing')
  await make(officer, 'for the visa', 'waiting')
  await doneAt(await make(officer, 'finished', 'done'), '2026-02-04T12:00:00Z')
  expect(await board(officer, 'all')).toEqual({
    open: [['urgent', 'soon', 'later', 'undated'], 4],
    doing: [['at work'], 1],
    waiting: [['for the visa'], 1],
    done: [['finished'], 1],
  })
})

test('what was done stands under Done alone, the newest first, for fourteen days', async () => {
  const { officer } = await makeScene()
  await doneAt(await make(officer, 'yesterday', 'done'), '2026-02-04T12:00:00Z')
  await doneAt(await make(officer, 'fourteen days ago', 'done'), '2026-01-22T12:00:00Z')
  await doneAt(await make(officer, 'longer ago', 'done'), '2026-01-22T11:59:59Z')
  expect(await board(officer, 'mine')).toEqual({ ...none, done: [['yesterday', 'fourteen days ago'], 2] })
})

test('a column shows twenty cards and counts all', async () => {
  const { officer } = await makeScene()
  for (let number = 0; number < 23; number += 1) await make(officer, `Number ${number}`, number < 21 ? 'open' : 'doing')
  const { open, doing } = await board(officer, 'desk')
  expect([open?.[0]?.length, open?.[1], doing?.[0]?.length, doing?.[1]]).toEqual([20, 21, 2, 2])
})

test('a board is one’s own, one’s desk’s, or all one may see', async () => {
  const { officer, coordinator, outsider, viewer } = await makeScene()
  await make(officer, 'own', 'open')
  await make(coordinator, 'of the desk', 'open')
  await make(outsider, 'elsewhere, given to me', 'open', { ownerId: officer.id })
  await make(outsider, 'elsewhere', 'open')
  const titles = async (actor: Actor, scope: FollowUpScope) => (await board(actor, scope)).open?.[0]
  expect(await titles(officer, 'mine')).toEqual(['own', 'elsewhere, given to me'])
  expect(await titles(officer, 'desk')).toEqual(['own', 'of the desk'])
  expect(await titles(officer, 'all')).toEqual(['own', 'of the desk', 'elsewhere, given to me', 'elsewhere'])
  expect(await titles(viewer, 'desk')).toEqual([])
})

test('what is hidden is on no board and in no count', async () => {
  const { officer, coordinator, outsider, manager, viewer } = await makeScene()
  const engagementId = await makeEngagement(officer, { level: 'need-to-know' })
  await make(officer, 'confidential', 'doing', { level: 'confidential' })
  await make(officer, 'need-to-know', 'doing', { level: 'need-to-know' })
  await make(officer, 'from a hidden talk', 'waiting', { level: 'need-to-know', engagementId })
  await doneAt(await make(officer, 'done, confidential', 'done', { level: 'confidential' }), '2026-02-04T12:00:00Z')
  for (const actor of [outsider, viewer]) {
    for (const scope of ['desk', 'all'] as const) expect(await board(actor, scope)).toEqual(none)
  }
  const ofDesk = { ...none, doing: [['confidential'], 1], done: [['done, confidential'], 1] }
  expect(await board(coordinator, 'desk')).toEqual(ofDesk)
  expect(await board(manager, 'all')).toEqual(ofDesk)
  expect(await board(manager, 'desk')).toEqual(none)
})
