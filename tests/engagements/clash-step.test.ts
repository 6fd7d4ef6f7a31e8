import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { markOfClashes } from '#app/domain/engagements/clashes.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { clashesToShow } from '#app/http/engagement-form.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeScene, meeting, parsed, schedule } from './scene.ts'

useDatabase()

// Far ahead: what is over is not warned of.
const day = { startsOn: '2090-02-06' }

const shown = (actor: Actor, over: Record<string, unknown>, { anyway, id }: { anyway?: string; id?: string } = {}) =>
  asActor(actor, async (db) => {
    const form = new FormData()
    if (anyway !== undefined) form.set('anyway', anyway)
    const saved = id ? await findEngagement(db, id) : undefined
    return clashesToShow(db, form, parsed(meeting(actor.deskIds[0] ?? '', { ...day, ...over })), saved)
  })

test('clashes are shown before saving, and whoever goes on with just those is not asked again', async () => {
  const { officer } = await makeScene()
  const people = { memberIds: [officer.id], place: 'Room A' }
  await schedule(officer, { ...day, title: 'First', ...people })
  const clashes = (await shown(officer, people)) ?? []
  expect(clashes.map((clash) => clash.about)).toEqual(['same-time', 'same-place'])
  const anyway = markOfClashes(clashes)
  expect(await shown(officer, people, { anyway: anyway.replaceAll('\n', '\r\n') })).toBeUndefined()
  await schedule(officer, { ...day, title: 'Meanwhile', memberIds: [officer.id] })
  expect(await shown(officer, people, { anyway })).toHaveLength(3)
})

test('an edit that brings no new clash is saved without asking', async () => {
  const { officer } = await makeScene()
  const people = { memberIds: [officer.id] }
  const id = await schedule(officer, { ...day, ...people })
  await schedule(officer, { ...day, title: 'Other', ...people })
  await schedule(officer, { ...day, title: 'At noon', startsTime: '12:00', endsTime: '13:00', ...people })
  expect(await shown(officer, { title: 'Only the title', ...people }, { id })).toBeUndefined()
  expect(await shown(officer, { startsTime: '12:00', endsTime: '13:00', ...people }, { id })).toHaveLength(1)
})

test('what is over is written down without a warning, and a series is looked at day by day', async () => {
  const { officer } = await makeScene()
  const people = { memberIds: [officer.id] }
  await schedule(officer, people)
  expect(await shown(officer, { startsOn: '2026-02-05', ...people })).toBeUndefined()
  const later = await schedule(officer, { title: 'Third week', startsOn: '2090-02-20', ...people })
  const series = { repeats: 'weekly', count: '4', ...people }
  expect(await shown(officer, series)).toEqual([
    { about: 'same-time', person: 'Policy officer', interpreter: false, engagement: { id: later, title: 'Third week' } },
  ])
  expect(await shown(officer, { ...series, count: '2' })).toBeUndefined()
})

test('of a long series every day is looked at, the last as well as the first, and each clash is told once', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const people = { memberIds: [officer.id], place: 'Room A' }
  const id = await schedule(officer, { title: 'In the seventieth week', startsOn: '2091-06-04', ...people })
  for (const startsOn of ['2090-03-06', '2091-05-28']) {
    await schedule(stranger, { startsOn, level: 'confidential', memberIds: [coordinator.id] })
  }
  const series = { repeats: 'weekly', until: '2091-07-30', ...people, memberIds: [officer.id, coordinator.id] }
  expect(await shown(officer, series)).toEqual([
    { about: 'busy', person: 'Visit coordinator', desk: 'Europe desk' },
    { about: 'same-time', person: 'Policy officer', interpreter: false, engagement: { id, title: 'In the seventieth week' } },
    { about: 'same-place', place: 'Room A', engagement: { id, title: 'In the seventieth week' } },
  ])
})
