import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { comparePlaces } from '#app/domain/organisations/alike.ts'
import { likelySameOrganisation } from '#app/domain/organisations/likely.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeScene, organisation } from '../timeline/scene.ts'

useDatabase()

const reasons = (a: string, b: string) => comparePlaces({ names: [a], website: null }, { names: [b], website: null })?.reasons

test('one organisation is known by spelling, script, order and a word more; a word that many have is not enough', () => {
  expect([
    reasons('Druze community', 'Druse community'),
    reasons('International Criminal Court', 'Criminal Court, International'),
    reasons('Impunity Watch', 'Impunity Watch Netherlands'),
    reasons('Druze community', 'druze  COMMUNITY'),
    reasons('الدروز', 'Druze'),
  ]).toEqual([['like-name'], ['like-name'], ['same-words'], ['same-name'], ['like-name']])
  expect([
    reasons('Druze community', 'Alawite community'),
    reasons('Ministry of Justice', 'Ministry of Foreign Affairs'),
    reasons('Ministry of Foreign Affairs', 'Ministry of Foreign Trade'),
    reasons('International Criminal Court', 'International Court of Justice'),
    reasons('Syrian National Commission for Transitional Justice', 'Syrian National Commission for Missing Persons'),
  ]).toEqual([undefined, undefined, undefined, undefined, undefined])
})

test('those the writer sees are offered with why, the likeliest first; a hidden one is not', async () => {
  const { coordinator, officer, stranger } = await makeScene()
  await organisation(coordinator, {
    name: 'Impunity Watch',
    aliases: [{ name: 'IW' }],
    website: 'https://www.impunity.test/about',
    kind: 'ngo',
  })
  await organisation(coordinator, { name: 'Watch on the Rhine', website: 'https://impunity.test', kind: 'ngo' })
  await organisation(stranger, { name: 'Impunity Watch', level: 'confidential', kind: 'ngo' })
  const input = { name: 'Impunity Watch Syria', website: 'https://impunity.test/nl', kind: 'ngo', level: 'internal', deskId: '' } as const
  const likely = await asActor(officer, (db) => likelySameOrganisation(db, input))
  expect(likely.map(({ name, reasons: why }) => [name, why])).toEqual([
    ['Impunity Watch', ['same-words', 'website']],
    ['Watch on the Rhine', ['website']],
  ])
})
