import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { withdrawAssessment } from '#app/domain/assessments/commands.server.ts'
import { contactsPage } from '#app/domain/contacts/queries.server.ts'
import { seenIn } from '#app/domain/lists/assessed.server.ts'
import { organisationsPage } from '#app/domain/organisations/queries.server.ts'
import { lookAsked } from '#app/http/lists-asked.ts'
import { newId } from '#app/lib/ids.ts'
import { topics } from '#db/schema/topics.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { assessment } from '../assessments/scene.ts'
import { contact, makeScene, now, organisation } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const asked = (query: string) => lookAsked('contacts', new URLSearchParams(query))

/** The names of the list in the order the address asks for, each with what its column says. */
async function list(actor: Actor, query: string) {
  const { order, columns } = asked(query)
  return asActor(actor, async (db) => {
    const { rows } = await contactsPage(db, { order }, now)
    const seen = await seenIn(db, 'contact', rows, columns)
    return rows.map(({ id, name }) => {
      const said = Object.values(seen(id) ?? {}).map(({ kind, value, note }) => ` ${kind} ${value} ${note}`)
      return `${name}${said.join('')}`
    })
  })
}

async function makeThree() {
  const scene = await makeScene()
  const { coordinator } = scene
  const three = { ada: 'Ada', bas: 'Bas', cees: 'Cees' }
  const ids = { ada: '', bas: '', cees: '' }
  for (const key of ['ada', 'bas', 'cees'] as const) ids[key] = await contact(coordinator, { name: three[key] })
  const see = (contactId: string, grade: string, more: Parameters<typeof assessment>[1] = {}) =>
    assessment(coordinator, { contactId, grade, note: 'Open', ...more })
  return { ...scene, ...ids, see }
}

test('a list stands in the order of how people are seen now, both ways, with those of whom nothing is said at the end', async () => {
  const { coordinator, ada, bas, cees, see } = await makeThree()
  await see(ada, 'influence-5', { assessedOn: '2025-12-01' })
  await see(ada, 'influence-2', { assessedOn: '2026-01-01' })
  await see(cees, 'influence-4')
  await see(bas, 'stance-5')
  const columns = 'columns=influence&columns=stance'
  expect(await list(coordinator, `sort=influence&order=desc&${columns}`)).toEqual([
    'Cees influence 4 Open',
    'Ada influence 2 Open',
    'Bas stance 5 Open',
  ])
  expect(await list(coordinator, 'sort=influence')).toEqual(['Ada', 'Cees', 'Bas'])
  const wrong = await see(bas, 'influence-5')
  await asActor(coordinator, (db) => withdrawAssessment(db, coordinator, wrong, { reason: 'Somebody else' }))
  expect(await list(coordinator, 'sort=influence&order=desc')).toEqual(['Cees', 'Ada', 'Bas'])
})

test('neither the column nor the order tells of an assessment above the reader’s level', async () => {
  const { coordinator, viewer, ada, bas, see } = await makeThree()
  await see(ada, 'influence-3', { assessedOn: '2025-12-01' })
  await see(bas, 'influence-2', { assessedOn: '2025-12-01' })
  await see(bas, 'influence-5', { assessedOn: '2026-01-01', level: 'confidential', note: 'CANARY' })
  const query = 'sort=influence&order=desc&columns=influence'
  expect([await list(coordinator, query), await list(viewer, query)]).toEqual([
    ['Bas influence 5 CANARY', 'Ada influence 3 Open', 'Cees'],
    ['Ada influence 3 Open', 'Bas influence 2 Open', 'Cees'],
  ])
})

test('a stance towards a topic is no stance in general, and is neither shown nor sorted by', async () => {
  const { coordinator, ada, bas, see } = await makeThree()
  const topicId = newId()
  await asOwner((db) => db.insert(topics).values({ id: topicId, name: 'Constitution' }))
  await see(ada, 'stance-5', { topicId, assessedOn: '2026-01-02' })
  await see(ada, 'stance-1', { assessedOn: '2026-01-01' })
  await see(bas, 'stance-2', { assessedOn: '2026-01-01' })
  expect(await list(coordinator, 'sort=stance&order=desc&columns=stance')).toEqual(['Bas stance 2 Open', 'Ada stance 1 Open', 'Cees'])
})

test('organisations have the same columns and order', async () => {
  const { coordinator, viewer } = await makeScene()
  const [one, other] = [await organisation(coordinator, { name: 'One' }), await organisation(coordinator, { name: 'Other' })]
  await assessment(coordinator, { organisationId: one, grade: 'interest-2' })
  await assessment(coordinator, { organisationId: other, grade: 'interest-3' })
  await assessment(coordinator, { organisationId: one, grade: 'interest-5', level: 'confidential' })
  const { order, columns } = lookAsked('organisations', new URLSearchParams('sort=interest&order=desc&columns=interest'))
  const read = (actor: Actor) =>
    asActor(actor, async (db) => {
      const { rows } = await organisationsPage(db, { order }, now)
      const seen = await seenIn(db, 'organisation', rows, columns)
      return rows.map(({ id, name }) => `${name} ${seen(id)?.interest?.value}`)
    })
  expect([await read(coordinator), await read(viewer)]).toEqual([
    ['One 5', 'Other 3'],
    ['Other 3', 'One 2'],
  ])
})
