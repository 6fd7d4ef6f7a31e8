import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { parseQuick } from '#app/domain/engagements/quick-add/parse.ts'
import { resolveQuick } from '#app/domain/engagements/quick-add/resolve.server.ts'
import { readQuick } from '#app/http/quick-add.server.ts'
import { topics } from '#db/schema/topics.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeScene, organisation } from '../timeline/scene.ts'

useDatabase()

const resolve = (actor: Actor, line: string, locale: 'en' | 'nl' = 'en') =>
  asActor(actor, (db) => resolveQuick(db, parseQuick(line, '2026-11-25'), locale))
const names = (list: { name: string }[]) => list.map((one) => one.name)

test('the words of a line find the community, the topic and the colleague', async () => {
  const { officer } = await makeScene()
  await organisation(officer, { name: 'Druze community' })
  await asOwner((db) => db.insert(topics).values({ name: 'Freedom of religion and belief', nameNl: 'Vrijheid van godsdienst' }))
  const found = await resolve(officer, 'Druze delegation do 3 dec 14:00 #freedom-of-religion @coordinator')
  expect({ ...found, organisations: names(found.organisations), topics: names(found.topics), members: names(found.members) }).toEqual({
    organisations: ['Druze community'],
    topics: ['Freedom of religion and belief'],
    members: ['Visit coordinator'],
    unsettled: [],
  })
  expect(names((await resolve(officer, 'overleg #vrijheid-van-godsdienst morgen')).topics)).toEqual(['Freedom of religion and belief'])
})

test('a topic is found by its Dutch name or words of it, and is called by the name its reader knows', async () => {
  const { officer } = await makeScene()
  await asOwner((db) =>
    db.insert(topics).values([
      { name: 'Freedom of belief', nameNl: 'Vrijheid van religie' },
      { name: 'Freedom of the press', nameNl: 'Persvrijheid' },
    ]),
  )
  const told = async (line: string, locale: 'en' | 'nl') => {
    const found = await resolve(officer, line, locale)
    return { topics: names(found.topics), may: found.unsettled.map((one) => one.may.toSorted()) }
  }
  expect(await told('overleg morgen #religie', 'nl')).toEqual({ topics: ['Vrijheid van religie'], may: [] })
  expect(await told('talk tomorrow #religie', 'en')).toEqual({ topics: ['Freedom of belief'], may: [] })
  expect(await told('overleg morgen #press', 'nl')).toEqual({ topics: ['Persvrijheid'], may: [] })
  expect(await told('overleg morgen #freedom', 'nl')).toEqual({ topics: [], may: [['Persvrijheid', 'Vrijheid van religie']] })
})

test('where several fit, or none, nothing is taken and it is said', async () => {
  const { officer } = await makeScene()
  await organisation(officer, { name: 'Alawite community' })
  await organisation(officer, { name: 'Alawite council' })
  const found = await resolve(officer, 'Overleg Alawite morgen #onbekend @officer')
  expect(found).toMatchObject({ organisations: [], topics: [], members: [] })
  expect(found.unsettled.map(({ about, said, may }) => [about, said, may.toSorted()])).toEqual([
    ['organisation', 'Alawite', ['Alawite community', 'Alawite council']],
    ['topic', 'onbekend', []],
    ['member', 'officer', ['Officer elsewhere', 'Policy officer']],
  ])
})

test('what the writer may not know is not found', async () => {
  const { officer, stranger } = await makeScene()
  await organisation(officer, { name: 'Druze community', level: 'confidential' })
  expect(names((await resolve(officer, 'Druze morgen')).organisations)).toEqual(['Druze community'])
  expect(await resolve(stranger, 'Druze morgen')).toEqual({ organisations: [], topics: [], members: [], unsettled: [] })
})

test('hours that the night of the clocks leaves out are not guessed', async () => {
  const { officer } = await makeScene()
  const reader = {
    locale: 'en',
    zone: 'Europe/Amsterdam',
    theme: null,
    singleKeys: true,
    now: '2026-11-25T10:00:00Z',
    today: '2026-11-25',
  } as const
  const read = (line: string) => asActor(officer, (db) => readQuick(db, officer, reader, line))
  expect((await read('Watch 28 March 2027 02:30-04:00')).time).toBeUndefined()
  expect((await read('Watch 28 March 2027 03:30-04:00')).time?.startsAt).toEqual(new Date('2027-03-28T01:30:00Z'))
})
