import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { takeBackSignOff } from '#app/domain/clearance/commands.server.ts'
import { handoutScope } from '#app/domain/handouts/programme.server.ts'
import { makeShare } from '#app/domain/shares/commands.server.ts'
import { openShare } from '#app/domain/shares/open.server.ts'
import { findVisit } from '#app/domain/visits/queries.server.ts'
import { documentLanguages, feedDetails, programmeReaders } from '#db/schema/words.ts'
import { secret } from '#tests/helpers/accounts.ts'
import { askFor, clear } from '#tests/helpers/clearance.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import {
  day,
  makeOrganisation,
  read,
  readEntry,
  makeScene as sceneOfFeeds,
  schedule,
  subscribe,
  visit as visitSoon,
} from '../feeds/scene.ts'
import { given, item, now, pageOf, visit } from '../handouts/scene.ts'
import { makeScene } from '../timeline/scene.ts'

useDatabase()

const levels = ['confidential', 'need-to-know'] as const

test.each(levels)('what is %s is in no feed of any scope and detail before every sign-off, and in each of them after', async (level) => {
  const { officer, desk } = await sceneOfFeeds()
  await askFor(desk.id, 'policy', 'security')
  const organisationId = await makeOrganisation(officer, 'Druze community')
  const visitId = await visitSoon(officer)
  const canary = 'Xq7canary'
  const id = await schedule(officer, {
    level,
    title: canary,
    visitId,
    memberIds: [officer.id],
    organisationIds: [organisationId],
    startsOn: day(2),
  })
  const tokens: string[] = []
  for (const scope of ['all', 'mine', `visit:${visitId}`, `organisation:${organisationId}`]) {
    for (const detail of feedDetails) tokens.push(await subscribe(officer, { scope, detail }))
  }
  const holding = async () => {
    const texts = await Promise.all(tokens.map(read))
    return texts.filter((text) => text.includes(`UID:${id}`) || text.includes(canary)).length
  }
  expect(await holding()).toBe(0)
  await clear(officer, id)
  expect(await holding()).toBe(tokens.length)
  await asActor(officer, (db) => takeBackSignOff(db, officer, id, 'security'))
  expect(await holding()).toBe(0)
})

test('the id of a visit that is not cleared is no parent of what a feed holds of its programme', async () => {
  const { officer } = await sceneOfFeeds()
  const visitId = await visitSoon(officer, { level: 'confidential' })
  const talk = await schedule(officer, { visitId, startsOn: day(2), title: 'Open talk' })
  const token = await subscribe(officer)
  expect([(await readEntry(token, talk)).parent, (await read(token)).includes(visitId)]).toEqual([undefined, false])
  await clear(officer, visitId)
  expect((await readEntry(token, talk)).parent).toBe(visitId)
})

test.each(levels)(
  'an item that is %s is in no reader’s programme in any form before it is cleared, and in each of them after',
  async (level) => {
    const { officer } = await makeScene()
    const id = await visit(officer)
    const talk = await item(officer, id, { level, title: 'CANARY-talk', place: 'CANARY-room' })
    const holding = async () => {
      const found = []
      for (const reader of programmeReaders) {
        for (const language of documentLanguages) {
          const { page, docx, calendar, document } = await given(officer, id, reader, language)
          found.push([document.level, ...[page, docx, calendar].map((text) => text.includes('CANARY'))])
        }
      }
      return found
    }
    expect(await holding()).toEqual(Array(9).fill(['internal', false, false, false]))
    const scope = await asActor(officer, (db) => handoutScope(db, id))
    expect(scope).toEqual({
      counts: { full: 0, hosts: 0, delegation: 0 },
      leftOut: [{ id: talk, title: 'CANARY-talk', missing: ['policy'] }],
      missing: [],
    })
    await clear(officer, talk)
    expect(await holding()).toEqual(Array(9).fill([level, true, true, true]))
    expect((await asActor(officer, (db) => handoutScope(db, id))).leftOut).toEqual([])
  },
)

test('a guest’s link shows an item as long as it is cleared', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer)
  const talk = await item(officer, id, { level: 'confidential', title: 'CANARY-talk' })
  const made = await asActor(officer, async (db) => {
    const found = await findVisit(db, id)
    if (!found) throw new Error('No visit')
    const wish = { reader: 'delegation', language: 'en', expiresOn: '2026-03-07', passphraseHash: null } as const
    return makeShare(db, officer, found, wish, now)
  })
  const shown = async () => {
    const opened = made.ok && (await openShare(made.token, { address: '203.0.113.9', secret, now }))
    if (opened === false || opened.status !== 'open') throw new Error('Not open')
    return pageOf(opened).includes('CANARY-talk')
  }
  expect(await shown()).toBe(false)
  await clear(officer, talk)
  expect(await shown()).toBe(true)
  await asActor(officer, (db) => takeBackSignOff(db, officer, talk, 'policy'))
  expect(await shown()).toBe(false)
})
