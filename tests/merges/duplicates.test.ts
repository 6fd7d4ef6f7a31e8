import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { mergeContacts } from '#app/domain/merges/commands.server.ts'
import { comparePeople, type Person } from '#app/domain/merges/compare.ts'
import { sayDistinct } from '#app/domain/merges/distinct.server.ts'
import { duplicatesPage } from '#app/domain/merges/duplicates.server.ts'
import { likelySame } from '#app/domain/merges/likely.server.ts'
import { beginScan, runScan } from '#app/domain/merges/scan.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { contact, makeScene, now, organisation } from '#tests/timeline/scene.ts'

useDatabase()

const person = (names: string[], over: Partial<Person> = {}): Person => ({
  id: '',
  names,
  email: null,
  phone: null,
  organisationIds: [],
  ...over,
})

test('people are compared by the likest of their names, by address, telephone and organisation', () => {
  const khaled = person(['Khaled al-Zaytuni', 'خالد الزيتوني'], {
    email: 'K@ngo.test',
    phone: '+31 (0)70 348 64 86',
    organisationIds: ['1'],
  })
  const like = (other: Person) => comparePeople(khaled, other)?.reasons
  expect([
    like(person(['Chalid az-Zeitoeni'])),
    like(person(['Khaled al-Zaytuni'], { organisationIds: ['2', '1'] })),
    like(person(['Khalil Zaytuni'], { email: ' k@ngo.test ' })),
    like(person(['Chaled Zeitouni'], { phone: '0703486486' })),
    like(person(['Samira al-Lawzi'], { email: 'k@ngo.test' })),
    like(person(['Khaled al-Yaquti'], { organisationIds: ['1'] })),
  ]).toEqual([
    ['like-name'],
    ['same-name', 'organisation'],
    expect.arrayContaining(['email']),
    ['like-name', 'phone'],
    undefined,
    undefined,
  ])
})

async function scanned(actor: Actor) {
  await asActor(actor, (db) => beginScan(db, actor, now))
  await runScan(actor)
  return pairs(actor)
}

const pairs = async (actor: Actor) =>
  (await asActor(actor, (db) => duplicatesPage(db, 1))).pairs.map(({ first, second, reasons }) => [
    [first.name, second.name].sort(),
    reasons,
  ])

test('a scan finds who is there twice, in any script, of the contacts its member sees, and settled pairs no more', async () => {
  const { coordinator, stranger } = await makeScene()
  const organisationId = await organisation(coordinator)
  const at = { affiliations: [{ organisationId, post: 'Member' }] }
  const latin = await contact(coordinator, { name: 'Khaled al-Zaytuni', ...at })
  const arabic = await contact(coordinator, { name: 'خالد الزيتوني', ...at })
  await contact(coordinator, { name: 'Hassan al-Lawzi' })
  await contact(coordinator, { name: 'Hussein al-Lawzi' })
  const one = await contact(coordinator, { name: 'Samira Rummani', level: 'confidential' })
  const other = await contact(coordinator, { name: 'Samira ar-Rummani' })
  const samira = [['Samira Rummani', 'Samira ar-Rummani'], ['same-name']]
  const khaled = [
    ['Khaled al-Zaytuni', 'خالد الزيتوني'],
    ['like-name', 'organisation'],
  ]
  expect([await scanned(coordinator), await scanned(stranger)]).toEqual([[khaled, samira], [khaled]])
  await asActor(stranger, (db) => sayDistinct(db, stranger, [[arabic, latin]]))
  expect([await pairs(coordinator), await scanned(coordinator)]).toEqual([[samira], [samira]])
  await asActor(coordinator, (db) => mergeContacts(db, coordinator, { id: one, version: 1 }, { id: other, version: 1 }, []))
  expect(await pairs(coordinator)).toEqual([])
})

test('one scan runs at a time, and one that was lost makes way for the next', async () => {
  const { coordinator } = await makeScene()
  const begin = (at: Date) => asActor(coordinator, (db) => beginScan(db, coordinator, at))
  expect([await begin(now), await begin(now), await begin(new Date(now.getTime() + 11 * 60_000))]).toEqual([true, false, true])
})

test('whoever adds a contact is warned of those they see that are much alike, and of no hidden one', async () => {
  const { coordinator, stranger } = await makeScene()
  await contact(coordinator, { name: 'Osman Rummani', email: 'osman@ngo.test' })
  await contact(coordinator, { name: 'عثمان الرماني', level: 'need-to-know' })
  await contact(coordinator, { name: 'Somebody else', phone: '070 348 64 86' })
  const warned = async (actor: Actor, name: string, phone?: string) =>
    (await asActor(actor, (db) => likelySame(db, { name, phone, level: 'internal', deskId: actor.deskIds[0] ?? '' }))).map(
      (row) => row.name,
    )
  expect([
    await warned(coordinator, 'Othman al-Rummani'),
    await warned(stranger, 'Othman al-Rummani'),
    await warned(stranger, 'Somebody Elze', '+31703486486'),
    await warned(stranger, 'Salim Narjisi', '+31703486486'),
  ]).toEqual([expect.toSatisfy((names: string[]) => names.length === 2), ['Osman Rummani'], ['Somebody else'], []])
})

test('"not the same" is said by those who write, of two they see', async () => {
  const { coordinator, stranger, viewer } = await makeScene()
  const one = await contact(coordinator, { name: 'One' })
  const hidden = await contact(coordinator, { name: 'Hidden', level: 'confidential' })
  const said = (actor: Actor) => asActor(actor, (db) => sayDistinct(db, actor, [[one, hidden]]))
  expect([await said(viewer), await said(stranger), await said(coordinator), await said(coordinator)]).toEqual([0, 0, 1, 1])
})
