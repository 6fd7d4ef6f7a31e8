import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { completeFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { dueMonth } from '#app/domain/follow-ups/due-calendar.server.ts'
import { addHelp } from '#app/domain/follow-ups/helping.server.ts'
import type { FollowUpScope } from '#app/domain/follow-ups/input.ts'
import { snoozeFollowUp } from '#app/domain/follow-ups/snooze.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeFollowUp, makeScene, today } from './scene.ts'

useDatabase()

async function due(actor: Actor, scope: FollowUpScope, month = '2026-02') {
  const { weeks, total, more } = await asActor(actor, (db) => dueMonth(db, scope, month, today))
  const days = weeks.flatMap(({ days }) => days)
  const counted = days.reduce((sum, day) => sum + day.total, 0)
  return { days: days.flatMap(({ date, rows }) => rows.map(({ title }) => `${date} ${title}`)), total, more, weeks: weeks.length, counted }
}

test('a month shows what is due on its days and on those beside it, and counts its own', async () => {
  const { officer, coordinator } = await makeScene()
  await makeFollowUp(officer, { title: 'First', dueOn: '2026-02-01' })
  await makeFollowUp(officer, { title: 'Urgent', dueOn: '2026-02-28', priority: 'high' })
  await makeFollowUp(officer, { title: 'Last', dueOn: '2026-02-28' })
  await makeFollowUp(officer, { title: 'Week before', dueOn: '2026-01-26' })
  await makeFollowUp(officer, { title: 'Out of sight', dueOn: '2026-03-02' })
  await makeFollowUp(officer, { title: 'No date' })
  await makeFollowUp(coordinator, { title: 'Of a colleague', dueOn: '2026-02-03' })
  const done = await makeFollowUp(officer, { title: 'Done', dueOn: '2026-02-04' })
  await asActor(officer, (db) => completeFollowUp(db, officer, done))
  const mine = ['2026-01-26 Week before', '2026-02-01 First', '2026-02-28 Urgent', '2026-02-28 Last']
  expect(await due(officer, 'mine')).toEqual({ days: mine, total: 3, more: 0, weeks: 5, counted: 4 })
  expect((await due(officer, 'desk')).days).toEqual([mine[0], mine[1], '2026-02-03 Of a colleague', mine[2], mine[3]])
})

test('it shows and counts what the reader may see, what they help with, and not what was put off', async () => {
  const { officer, outsider } = await makeScene()
  await makeFollowUp(officer, { title: 'CANARY', dueOn: '2026-02-10', level: 'confidential' })
  const helped = await makeFollowUp(officer, { title: 'Helped', dueOn: '2026-02-11' })
  await asActor(officer, (db) => addHelp(db, officer, helped, outsider.id))
  const later = await makeFollowUp(outsider, { title: 'Put off', dueOn: '2026-02-12' })
  await asActor(outsider, (db) => snoozeFollowUp(db, outsider, later, '2026-02-20', today))
  expect(await due(outsider, 'mine')).toMatchObject({ days: ['2026-02-11 Helped'], total: 1, counted: 1 })
  expect(await due(outsider, 'all')).toMatchObject({ days: ['2026-02-11 Helped', '2026-02-12 Put off'], total: 2, counted: 2 })
})

test('a month with very many says how many found no place', async () => {
  const { officer } = await makeScene()
  for (let number = 0; number < 302; number += 1) await makeFollowUp(officer, { title: `Number ${number}`, dueOn: '2026-02-10' })
  const { days, total, more } = await due(officer, 'mine')
  expect([days.length, total, more]).toEqual([300, 302, 2])
})
