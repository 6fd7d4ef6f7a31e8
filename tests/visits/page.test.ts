import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement } from '#app/domain/engagements/commands.server.ts'
import { visitPage } from '#app/domain/visits/page.server.ts'
import { listVisits } from '#app/domain/visits/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { contact, engagement, makeScene, now, organisation, zone } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const week = { startsOn: '2026-02-09', endsOn: '2026-02-14' }
const visit = { kind: 'visit' as const, title: 'Working visit', ...week }
const timed = (startsOn: string, startsTime: string, endsTime: string) => ({ timing: 'timed' as const, startsOn, startsTime, endsTime })
const page = (actor: Actor, id: string, reader = zone) =>
  asActor(actor, (db) => visitPage(db, actor, id, { zone: reader, now: now.toISOString() }))

test('coming visits stand soonest first, past ones latest first, each with its talks', async () => {
  const { officer } = await makeScene()
  const coming = await engagement(officer, { ...visit, place: 'The Hague', tier: 'official' })
  await engagement(officer, { ...visit, title: 'Under way', startsOn: '2026-02-01', endsOn: '2026-02-05' })
  await engagement(officer, { ...visit, title: 'Long past', startsOn: '2025-11-03', endsOn: '2025-11-05' })
  await engagement(officer, { ...visit, title: 'Past', startsOn: '2026-01-12', endsOn: '2026-01-13' })
  await engagement(officer, { timing: 'window', ...week, visitId: coming })
  await engagement(officer, { ...timed('2026-02-09', '12:30', '13:30'), kind: 'meal', visitId: coming })
  const cancelled = await engagement(officer, { ...timed('2026-02-10', '10:00', '11:00'), visitId: coming })
  await asActor(officer, (db) => cancelEngagement(db, officer, cancelled))

  const found = await asActor(officer, (db) => listVisits(db, now))
  expect(found.coming.map(({ title }) => title)).toEqual(['Under way', 'Working visit'])
  expect(found.past.map(({ title }) => title)).toEqual(['Past', 'Long past'])
  expect(found.coming[1]).toEqual({
    id: coming,
    title: 'Working visit',
    status: 'confirmed',
    level: 'internal',
    tier: 'official',
    place: 'The Hague',
    source: null,
    startsOn: '2026-02-09',
    endsOn: '2026-02-14',
    talks: 1,
  })
})

test('talks the actor may not see are not counted', async () => {
  const { officer, stranger } = await makeScene()
  const id = await engagement(officer, visit)
  await engagement(officer, { timing: 'window', ...week, visitId: id })
  await engagement(officer, { timing: 'window', ...week, visitId: id, level: 'confidential' })
  const talks = async (actor: Actor) => (await asActor(actor, (db) => listVisits(db, now))).coming.map((row) => row.talks)
  expect([await talks(officer), await talks(stranger)]).toEqual([[2], [1]])
})

test('what is no visit, not there or hidden is the same nothing', async () => {
  const { officer, stranger } = await makeScene()
  const talk = await engagement(officer)
  const hidden = await engagement(officer, { ...visit, level: 'confidential' })
  expect([await page(officer, talk), await page(officer, newId()), await page(stranger, hidden)]).toEqual([undefined, undefined, undefined])
  expect((await page(officer, hidden))?.visit.title).toBe('Working visit')
})

test('a visit shows its programme on its own clocks, and how far the reader’s are from them', async () => {
  const { officer } = await makeScene()
  const id = await engagement(officer, { ...visit, zone: 'Asia/Damascus' })
  await engagement(officer, { ...timed('2026-02-10', '10:00', '11:00'), zone: 'Asia/Damascus', title: 'Ministry', visitId: id })
  await engagement(officer, { ...timed('2026-02-10', '12:00', '12:30'), title: 'Call home', visitId: id })
  const found = await page(officer, id)
  const items = found?.programme.days[1]?.items.map(({ title, starts, elsewhere }) => [title, starts, elsewhere?.city])
  expect(items).toEqual([
    ['Ministry', '10:00', undefined],
    ['Call home', '14:00', 'Amsterdam'],
  ])
  expect([found?.offsets, found?.reader, found?.local]).toEqual([
    [{ from: '2026-02-09', offset: 'UTC+3' }],
    { city: 'Amsterdam', hours: -2 },
    '2026-02-05T11:12',
  ])
  expect((await page(officer, id, 'Asia/Damascus'))?.reader).toBeUndefined()
})

test('those who come stand apart from our people, each with the name as they write it', async () => {
  const { officer, coordinator } = await makeScene()
  const commission = await organisation(officer, { name: 'The Commission', original: 'الهيئة', originalLanguage: 'ar' })
  const head = await contact(officer, { name: 'Head of delegation', original: 'رئيس الوفد', originalLanguage: 'ar' })
  const hidden = await contact(officer, { name: 'Quiet adviser', level: 'confidential' })
  const id = await engagement(officer, {
    ...visit,
    organisationIds: [commission],
    contactIds: [head, hidden],
    memberIds: [coordinator.id],
  })
  const found = await page(officer, id)
  expect(found?.original).toEqual({ name: 'الهيئة', language: 'ar' })
  expect(found?.delegation.map(({ name, original }) => [name, original?.name])).toEqual([
    ['Head of delegation', 'رئيس الوفد'],
    ['Quiet adviser', undefined],
  ])
  expect(found?.ours.map(({ name }) => name)).toEqual(['Visit coordinator'])
})

test('others see the visit without the people they may not know, and without rights to it', async () => {
  const { officer, stranger, viewer } = await makeScene()
  const hidden = await contact(officer, { name: 'Quiet adviser', level: 'confidential' })
  const id = await engagement(officer, { ...visit, contactIds: [hidden] })
  await engagement(officer, { timing: 'window', ...week, title: 'Quiet talk', level: 'confidential', visitId: id })
  const rights = async (actor: Actor) => {
    const found = await page(actor, id)
    return [found?.delegation.length, found?.programme.withoutDay.length, found?.edits, found?.writes]
  }
  expect(await rights(officer)).toEqual([1, 1, true, true])
  expect(await rights(stranger)).toEqual([0, 0, false, true])
  expect(await rights(viewer)).toEqual([0, 0, false, false])
})

test('a visit of two organisations goes under its own title alone', async () => {
  const { officer } = await makeScene()
  const both = [
    await organisation(officer, { name: 'One', original: 'واحد', originalLanguage: 'ar' }),
    await organisation(officer, { name: 'Two', original: 'اثنان', originalLanguage: 'ar' }),
  ]
  const id = await engagement(officer, { ...visit, organisationIds: both })
  expect((await page(officer, id))?.original).toBeUndefined()
})

test('a cancelled visit keeps its programme and its reason', async () => {
  const { officer } = await makeScene()
  const id = await engagement(officer, visit)
  await engagement(officer, { timing: 'window', ...week, visitId: id })
  await asActor(officer, (db) => cancelEngagement(db, officer, id, 'Airspace closed'))
  const found = await page(officer, id)
  expect([found?.visit.status, found?.visit.cancelledReason, found?.programme.withoutDay.length, found?.programme.concerns]).toEqual([
    'cancelled',
    'Airspace closed',
    1,
    [],
  ])
})
