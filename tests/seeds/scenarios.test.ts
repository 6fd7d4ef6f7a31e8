import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addTopic } from '#app/domain/topics/commands.server.ts'
import { getDatabase } from '#db/client.server.ts'
import { desks, members } from '#db/schema/members.ts'
import { topics } from '#db/schema/topics.ts'
import { seedEmpty } from '#seeds/empty.ts'
import { seedLetter } from '#seeds/letter.ts'
import { allOrNothing } from '#seeds/only-when-empty.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'
import { run } from '../../cli/seed.ts'

useDatabase()

const counts = () => asOwner(async (db) => ({ desks: await db.$count(desks), members: await db.$count(members) }))

test('the scenario empty is one desk and nobody', async () => {
  expect(await seedEmpty(getDatabase())).toEqual({ desks: 1 })
  expect(await counts()).toEqual({ desks: 1, members: 0 })
})

test('neither scenario goes into a database that holds anything', async () => {
  await makeMember({ name: 'First administrator', role: 'administrator', desks: [await makeDesk('Syria desk')] })
  const sentence = 'Nothing was loaded, because the database is not empty: it holds 1 member, 1 desk.'
  await expect(seedLetter(getDatabase())).rejects.toThrow(sentence)
  await expect(seedEmpty(getDatabase())).rejects.toThrow(sentence)
  expect(await counts()).toEqual({ desks: 1, members: 1 })
})

test('what is cut off halfway leaves nothing, whoever wrote it, and the database as it was', async () => {
  const database = getDatabase()
  const officer = await makeMember({ name: 'Policy officer', role: 'officer', desks: [await makeDesk('Syria desk')] })
  const half = allOrNothing(database, async (db) => {
    await db.insert(desks).values({ name: 'Half a desk' })
    await asActor(officer, (inner) => addTopic(inner, { name: 'Half a topic' }))
    throw new Error('The power went')
  })
  await expect(half).rejects.toThrow('The power went')
  expect(getDatabase()).toBe(database)
  expect(await asOwner(async (db) => [await db.$count(desks), await db.$count(topics)])).toEqual([1, 0])
})

test.each([
  [[], 'Say which scenario: letter, empty or synthetic.'],
  [['toString'], 'There is no scenario toString.'],
  [['synthetic', '--contacts', '10'], '--engagements needs a whole number from 1 to 99999999.'],
  [['synthetic', '--contacts', '0', '--engagements', '5'], '--contacts needs a whole number from 1 to 99999999.'],
  [['synthetic', '--contacts', '-5', '--engagements', '5'], "Option '--contacts' argument is ambiguous"],
  [['letter', 'again'], "Unexpected argument 'again'"],
])('seed %s on the command line is a mistake, and says why', async (args, sentence) => {
  await expect(run(args, getDatabase())).rejects.toThrow(sentence)
  expect(await counts()).toEqual({ desks: 0, members: 0 })
})

test('the command line adds synthetic records and answers 0', async () => {
  expect(await run(['synthetic', '--contacts', '3', '--engagements', '5', '--seed', '4'], getDatabase())).toBe(0)
  expect(await counts()).toEqual({ desks: 2, members: 12 })
})
