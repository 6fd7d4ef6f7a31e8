import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import type { Level } from '#db/schema/words.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'
import { commitment, contact, engagement, followUp, organisation, text } from '../timeline/scene.ts'
import { comes, draftFor } from './scene.ts'

useDatabase()

async function makeTwoDesks() {
  const [own, other] = [await makeDesk('Syria desk'), await makeDesk('Europe desk')]
  const of = (name: string, ...desks: (typeof own)[]) => makeMember({ name, role: 'officer', desks })
  const scene = { officer: await of('Officer', own), both: await of('Of both', own, other), stranger: await of('Elsewhere', other) }
  return { ...scene, druze: await organisation(scene.officer) }
}

/** Something of every kind that a draft is made of, at a level. */
async function makeKnown(by: Actor, druze: string, level: Level) {
  const said = { organisationId: druze, level }
  const talk = await engagement(by, { title: `${level} talk`, startsOn: '2026-01-12', organisationIds: [druze], level })
  await text(by, 'read-out', talk, `${level} words`, level)
  await commitment(by, `${level} promise`, said)
  await followUp(by, `${level} step`, said)
  return contact(by, { name: `${level} person`, level, remarks: `${level} remark` })
}

const told = (draft: string, level: Level) => [...new Set(draft.match(new RegExp(`${level} \\w+`, 'g')))].sort()
const everything = (level: Level) => ['person', 'promise', 'remark', 'step', 'talk', 'words'].map((word) => `${level} ${word}`)

test('a draft takes the strictest level of what went in', async () => {
  const { officer, druze } = await makeTwoDesks()
  const id = await engagement(officer, { startsOn: '2026-03-05', organisationIds: [druze], level: 'public' })
  expect((await draftFor(officer, id)).level).toBe('internal')
  await comes(id, await makeKnown(officer, druze, 'confidential'))
  const { text, level, leftOut } = await draftFor(officer, id)
  expect([told(text, 'confidential'), level, leftOut]).toEqual([everything('confidential'), 'confidential', []])
})

test('what is need-to-know stays out of a draft, even that of a need-to-know engagement, and the writer is told so', async () => {
  const { officer, druze } = await makeTwoDesks()
  for (const level of ['internal', 'need-to-know'] as const) {
    const id = await engagement(officer, { startsOn: '2026-03-05', organisationIds: [druze], level })
    await comes(id, await makeKnown(officer, druze, 'need-to-know'))
    const draft = await draftFor(officer, id)
    expect([told(draft.text, 'need-to-know'), draft.level]).toEqual([[], level])
    expect([...new Set(draft.leftOut.map(({ noun }) => noun))]).toEqual(['contact', 'engagement', 'commitment', 'follow-up'])
  }
})

test('what another desk keeps confidential stays out, though the writer may see it', async () => {
  const { officer, both, stranger, druze } = await makeTwoDesks()
  const id = await engagement(officer, { startsOn: '2026-03-05', organisationIds: [druze] })
  await comes(id, await makeKnown(stranger, druze, 'confidential'))
  const draft = await draftFor(both, id)
  expect([told(draft.text, 'confidential'), draft.level, draft.leftOut.length]).toEqual([[], 'internal', 4])
})

test('what the writer may not see is neither in the draft nor among what was left out', async () => {
  const { officer, stranger, druze } = await makeTwoDesks()
  const id = await engagement(officer, { startsOn: '2026-03-05', organisationIds: [druze] })
  await comes(id, await makeKnown(stranger, druze, 'confidential'))
  const draft = await draftFor(officer, id)
  expect([told(draft.text, 'confidential'), draft.leftOut]).toEqual([[], []])
})

test('what hangs on something that stays out stays out with it', async () => {
  const { both, stranger, druze } = await makeTwoDesks()
  const hidden = await organisation(stranger, { name: 'Hidden council', level: 'confidential' })
  const person = await contact(both, {
    ...{ name: 'Liaison', affiliations: [{ organisationId: hidden, post: 'Hidden post' }] },
    representations: [{ organisationId: hidden, state: 'claimed', byWhom: 'Hidden claim' }],
  })
  const past = await engagement(both, { startsOn: '2026-01-12', organisationIds: [druze] })
  const id = await engagement(both, { startsOn: '2026-03-05', organisationIds: [druze, hidden] })
  await comes(past, person, { organisationId: hidden, post: 'Hidden guest' })
  await comes(id, person, { organisationId: hidden, post: 'Hidden head' })
  await commitment(both, 'Hidden promise', { organisationId: hidden, contactId: person })
  await followUp(both, 'Hidden step', { organisationId: hidden, contactId: person })
  const draft = await draftFor(both, id)
  expect(draft.text).not.toContain('Hidden')
  expect(draft.text).toContain('- **Liaison**')
  expect([...new Set(draft.leftOut.map(({ title }) => title))]).toEqual(['Hidden council'])
})

test('a step that its owner sees, but not what it hangs on, stays out', async () => {
  const { officer, stranger, druze } = await makeTwoDesks()
  const hidden = await organisation(stranger, { name: 'Hidden council', level: 'confidential' })
  const id = await engagement(officer, { startsOn: '2026-03-05', organisationIds: [druze] })
  const person = await contact(stranger)
  await comes(id, person)
  await followUp(stranger, 'Hidden step', { organisationId: hidden, contactId: person, ownerId: officer.id } as object)
  const draft = await draftFor(officer, id)
  expect([draft.text.includes('Hidden'), draft.leftOut]).toEqual([false, []])
})
