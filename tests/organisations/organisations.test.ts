import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeOrganisation } from '#app/domain/organisations/commands.server.ts'
import type { OrganisationInput } from '#app/domain/organisations/input.ts'
import { findOrganisation, organisationsNamed, organisationsPage, topicsMetOn } from '#app/domain/organisations/queries.server.ts'
import { addSupport, supportTo } from '#app/domain/organisations/support.server.ts'
import { newId } from '#app/lib/ids.ts'
import { activity } from '#db/schema/activity.ts'
import { organisations } from '#db/schema/organisations.ts'
import { topics } from '#db/schema/topics.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { engagement, makeScene, now, organisation } from '#tests/timeline/scene.ts'

useDatabase({ onBoth: false })

const input = (actor: Actor, over: Partial<OrganisationInput> = {}): OrganisationInput => ({
  name: 'Druze community',
  kind: 'community',
  level: 'internal',
  deskId: actor.deskIds[0] ?? '',
  ...over,
})

const read = (actor: Actor, id: string) => asActor(actor, (db) => findOrganisation(db, id))

const change = (actor: Actor, id: string, version: number, over: Partial<OrganisationInput>) =>
  asActor(actor, (db) => changeOrganisation(db, actor, id, version, input(actor, over)))

const page = (actor: Actor, filter: Parameters<typeof organisationsPage>[1] = {}) =>
  asActor(actor, (db) => organisationsPage(db, filter, now))

test('an organisation is kept with every way it is written', async () => {
  const { coordinator } = await makeScene()
  const id = await organisation(coordinator, {
    original: 'الطائفة الدرزية',
    originalLanguage: 'ar',
    shortName: 'Druze',
    aliases: [{ name: 'druzen', language: 'nl' }, { name: 'الدروز' }],
    cadenceWeeks: 8,
  })
  const found = await read(coordinator, id)
  expect([
    found?.original?.name,
    found?.original?.language,
    found?.aliases.map((alias) => [alias.name, alias.language]).sort(),
    found?.desk,
    found?.createdBy,
  ]).toEqual([
    'الطائفة الدرزية',
    'ar',
    [
      ['druzen', 'nl'],
      ['الدروز', null],
    ],
    'Syria desk',
    coordinator.id,
  ])
})

test('a change replaces names, and its fields are written down without their content', async () => {
  const { coordinator } = await makeScene()
  const id = await organisation(coordinator, { aliases: [{ name: 'druzen' }] })
  expect(await change(coordinator, id, 1, { name: 'Druze of Sweida', aliases: [{ name: 'Druzen', language: 'nl' }] })).toEqual({ ok: true })
  const found = await read(coordinator, id)
  expect([found?.name, found?.aliases.map((alias) => alias.name), found?.version]).toEqual(['Druze of Sweida', ['Druzen'], 2])
  const deeds = await asOwner((db) => db.select().from(activity).where(eq(activity.recordId, id)).orderBy(activity.at, activity.id))
  expect(deeds.map(({ verb, fields }) => [verb, fields])).toEqual([
    ['created', []],
    ['changed', ['name', 'names']],
  ])
})

test('who saves second gets what was saved first, and nothing of it is lost', async () => {
  const { coordinator, officer } = await makeScene()
  const id = await organisation(coordinator)
  expect(await change(coordinator, id, 1, { description: 'First' })).toEqual({ ok: true })
  const second = await change(officer, id, 1, { description: 'Second', aliases: [{ name: 'Not kept' }] })
  expect(!second.ok && second.reason === 'changed-meanwhile' && [second.saved.description, second.saved.version]).toEqual(['First', 2])
  expect((await read(officer, id))?.aliases).toEqual([])
})

test('officers of another desk, viewers and administrators read an organisation and change nothing', async () => {
  const { coordinator, stranger, viewer, administrator } = await makeScene()
  const id = await organisation(coordinator)
  const outcomes = await Promise.all([stranger, viewer, administrator].map((actor) => change(actor, id, 1, { name: 'Taken over' })))
  expect(outcomes).toEqual(Array(3).fill({ ok: false, reason: 'not-yours' }))
  expect((await read(viewer, id))?.name).toBe('Druze community')
})

test('a hidden organisation and one that never was are the same', async () => {
  const { coordinator, viewer } = await makeScene()
  const id = await organisation(coordinator, { level: 'confidential' })
  expect([await read(viewer, id), await read(viewer, newId()), await change(viewer, id, 1, {})]).toEqual([
    undefined,
    undefined,
    { ok: false, reason: 'not-found' },
  ])
})

test('a record is not handed to a desk that is not the writer’s own', async () => {
  const { coordinator, stranger } = await makeScene()
  const id = await organisation(coordinator)
  expect(await change(coordinator, id, 1, { deskId: stranger.deskIds[0] ?? '' })).toEqual({ ok: false, reason: 'not-yours' })
})

test('no organisation stands above itself, be it through one the writer may not see', async () => {
  const { coordinator, officer } = await makeScene()
  const top = await organisation(coordinator, { name: 'Top' })
  const middle = await organisation(coordinator, { name: 'Middle', parentId: top, level: 'need-to-know' })
  const low = await organisation(coordinator, { name: 'Low', parentId: middle })
  expect([
    await change(officer, top, 1, { name: 'Top', parentId: low }),
    await change(officer, top, 1, { name: 'Top', parentId: top }),
    await change(officer, top, 1, { name: 'Still writable' }),
  ]).toEqual([{ ok: false, reason: 'circle' }, { ok: false, reason: 'circle' }, { ok: true }])
})

test('a parent the writer cannot see is neither shown nor lost', async () => {
  const { coordinator, officer } = await makeScene()
  const parentId = await organisation(coordinator, { name: 'Hidden', level: 'need-to-know' })
  const id = await organisation(coordinator, { parentId })
  const seen = await read(officer, id)
  expect([seen?.parentId, seen?.parent]).toEqual([null, undefined])
  await change(officer, id, 1, { description: 'Written without knowing' })
  expect(await asOwner((db) => db.select({ of: organisations.parentId }).from(organisations).where(eq(organisations.id, id)))).toEqual([
    { of: parentId },
  ])
})

test('people named on a need-to-know organisation see it; its keeper cannot lock themselves out', async () => {
  const { coordinator, viewer, manager } = await makeScene()
  const id = await organisation(coordinator, { level: 'need-to-know', namedIds: [viewer.id] })
  const sees = async (actor: Actor) => (await read(actor, id)) !== undefined
  expect([await sees(coordinator), await sees(viewer), await sees(manager)]).toEqual([true, true, false])
  await change(coordinator, id, 1, { level: 'need-to-know', namedIds: [] })
  expect([await sees(coordinator), await sees(viewer)]).toEqual([true, false])
})

test('the list goes by name, holds and counts what the reader may know, and takes any spelling', async () => {
  const { coordinator, viewer } = await makeScene()
  await organisation(coordinator, { name: 'druze community' })
  await organisation(coordinator, { name: 'Alawite community' })
  await organisation(coordinator, { name: 'Court', kind: 'court' })
  await organisation(coordinator, { name: 'Druze in confidence', level: 'confidential' })
  const listed = async (actor: Actor, filter = {}) => {
    const { rows, total } = await page(actor, filter)
    return [total, ...rows.map((row) => row.name)]
  }
  expect([
    await listed(coordinator),
    await listed(viewer),
    await listed(viewer, { kind: 'court' }),
    await listed(viewer, { text: 'الدروز' }),
    await listed(viewer, { text: 'druze', kind: 'court' }),
  ]).toEqual([
    [4, 'Alawite community', 'Court', 'druze community', 'Druze in confidence'],
    [3, 'Alawite community', 'Court', 'druze community'],
    [1, 'Court'],
    [1, 'druze community'],
    [0],
  ])
})

test('a page beyond the last is the last', async () => {
  const { coordinator } = await makeScene()
  for (let number = 10; number < 63; number += 1) await organisation(coordinator, { name: `Office ${number}` })
  const ends = async (number: number) => {
    const found = await page(coordinator, { page: number })
    return [found.page, found.total, found.rows.length, found.rows[0]?.name]
  }
  expect([await ends(1), await ends(2), await ends(99), await ends(-5)]).toEqual([
    [1, 53, 25, 'Office 10'],
    [2, 53, 25, 'Office 35'],
    [3, 53, 3, 'Office 60'],
    [1, 53, 25, 'Office 10'],
  ])
})

test('a typed name means the organisation so called, else the only one also written so, and never a hidden one', async () => {
  const { coordinator, viewer } = await makeScene()
  const icc = await organisation(coordinator, { name: 'International Criminal Court', shortName: 'ICC', kind: 'court' })
  await organisation(coordinator, { name: 'One', aliases: [{ name: 'Twin' }] })
  await organisation(coordinator, { name: 'Two', aliases: [{ name: 'Twin' }] })
  await organisation(coordinator, { name: 'Secret', level: 'confidential' })
  const named = await asActor(viewer, (db) => organisationsNamed(db, ['icc', 'Twin', 'Secret', 'Nobody']))
  expect([...named]).toEqual([
    ['icc', icc],
    ['Twin', undefined],
    ['Secret', undefined],
    ['Nobody', undefined],
  ])
})

test('support is shown with its organisation to those who may see both', async () => {
  const { coordinator, viewer } = await makeScene()
  const organisationId = await organisation(coordinator, { name: 'IIIM' })
  const given = { organisationId, deskId: coordinator.deskIds[0] ?? '', amount: '1000000.00', currency: 'EUR' }
  await asActor(coordinator, (db) => addSupport(db, coordinator, { ...given, what: 'Support', level: 'internal', fromOn: '2024-01-01' }))
  await asActor(coordinator, (db) => addSupport(db, coordinator, { ...given, what: 'Quiet', level: 'confidential' }))
  const shown = async (actor: Actor) => (await asActor(actor, (db) => supportTo(db, organisationId))).map((row) => [row.what, row.amount])
  expect([await shown(coordinator), await shown(viewer)]).toEqual([
    [
      ['Support', '1000000.00'],
      ['Quiet', '1000000.00'],
    ],
    [['Support', '1000000.00']],
  ])
})

test('topics are those of engagements the reader may see, the most frequent first', async () => {
  const { coordinator, viewer } = await makeScene()
  const organisationId = await organisation(coordinator)
  const [often, hidden, once] = [newId(), newId(), newId()]
  const rows = [
    { id: often, name: 'Religion' },
    { id: hidden, name: 'Hidden' },
    { id: once, name: 'Aid' },
  ]
  await asOwner((db) => db.insert(topics).values(rows))
  const met = { organisationIds: [organisationId] }
  await engagement(coordinator, { ...met, topicIds: [often, once] })
  await engagement(coordinator, { ...met, topicIds: [often] })
  await engagement(coordinator, { ...met, topicIds: [hidden], level: 'confidential' })
  const names = async (actor: Actor) => (await asActor(actor, (db) => topicsMetOn(db, organisationId))).map((topic) => topic.name)
  expect([await names(coordinator), await names(viewer)]).toEqual([
    ['Religion', 'Aid', 'Hidden'],
    ['Religion', 'Aid'],
  ])
})
