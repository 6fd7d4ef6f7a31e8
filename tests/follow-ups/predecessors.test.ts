import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpBoard } from '#app/domain/follow-ups/board.server.ts'
import { completeFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { addWait, endWait, findPredecessors, neighboursOf } from '#app/domain/follow-ups/predecessors.server.ts'
import { followUpsPage } from '#app/domain/follow-ups/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { followUpWaits } from '#db/schema/follow-up-links.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { deedsOn, makeEngagement, makeFollowUp, makeScene, today } from './scene.ts'

useDatabase()

const as = <Result>(actor: Actor, ask: (db: ActorDb) => Promise<Result>) => asActor(actor, ask)
const wait = (actor: Actor, id: string, otherId: string) => as(actor, (db) => addWait(db, actor, id, otherId))
const around = async (actor: Actor, id: string) => {
  const { before, after } = await as(actor, (db) => neighboursOf(db, id))
  return [before.map(({ title }) => title), after.map(({ title }) => title)]
}
const refused = (error: string) => ({ ok: false, reason: 'refused', problem: { field: 'otherId', error } })

test('a follow-up waits for another: both pages say so, lists and board name what is not done yet', async () => {
  const { officer } = await makeScene()
  const [paper, visa] = [await makeFollowUp(officer, { title: 'Send the paper' }), await makeFollowUp(officer, { title: 'Get the visa' })]
  expect([await wait(officer, paper, visa), await wait(officer, paper, visa)]).toEqual([{ ok: true }, { ok: true }])
  expect([await around(officer, paper), await around(officer, visa)]).toEqual([
    [['Get the visa'], []],
    [[], ['Send the paper']],
  ])
  const waits = () =>
    as(officer, async (db) => {
      const { rows } = await followUpsPage(db, officer, { view: 'mine', page: 1 }, today)
      const [open] = await followUpBoard(db, 'desk', { now: new Date(), today })
      const of = (list: typeof rows) => list.find(({ id }) => id === paper)?.waitsOn.map(({ title }) => title)
      return [of(rows), of(open?.rows ?? [])]
    })
  expect(await waits()).toEqual([['Get the visa'], ['Get the visa']])
  await as(officer, (db) => completeFollowUp(db, officer, visa))
  expect([await waits(), await around(officer, paper)]).toEqual([
    [[], []],
    [['Get the visa'], []],
  ])
  expect((await deedsOn(paper)).map(({ fields }) => fields)).toEqual([[], ['waitsFor']])
})

test('follow-ups never wait for each other, directly, by way of others, or when two people ask at once', async () => {
  const { officer, coordinator } = await makeScene()
  const [a, b, c] = [
    await makeFollowUp(officer, { title: 'A' }),
    await makeFollowUp(officer, { title: 'B' }),
    await makeFollowUp(officer, { title: 'C' }),
  ]
  expect(await wait(officer, a, a)).toEqual(refused('errors.waitsForItself'))
  await wait(officer, a, b)
  expect(await wait(officer, b, a)).toEqual(refused('errors.waitsInCircle'))
  await wait(officer, b, c)
  expect(await wait(coordinator, c, a)).toEqual(refused('errors.waitsInCircle'))
  const put = (followUpId: string, waitsForId: string) =>
    as(officer, (db) => db.insert(followUpWaits).values({ id: newId(), followUpId, waitsForId }))
  await expect(put(c, a)).rejects.toThrow()
  await expect(put(a, a)).rejects.toThrow()
  const [d, e] = [await makeFollowUp(officer, { title: 'D' }), await makeFollowUp(officer, { title: 'E' })]
  const both = await Promise.all([wait(officer, d, e), wait(coordinator, e, d)])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  await as(officer, (db) => endWait(db, officer, a, b))
  expect(await wait(officer, b, a)).toEqual({ ok: true })
})

test('a circle by way of what one may not see is refused as well, and nothing of it is named', async () => {
  const { officer, outsider } = await makeScene()
  const [a, b] = [await makeFollowUp(outsider, { title: 'A' }), await makeFollowUp(outsider, { title: 'B' })]
  const secret = await makeFollowUp(officer, { title: 'CANARY', level: 'need-to-know' })
  await asOwner((db) =>
    db.insert(followUpWaits).values([
      { id: newId(), followUpId: a, waitsForId: secret },
      { id: newId(), followUpId: secret, waitsForId: b },
    ]),
  )
  expect(await around(outsider, a)).toEqual([[], []])
  expect(
    (await as(outsider, (db) => followUpsPage(db, outsider, { view: 'mine', page: 1 }, today))).rows.flatMap((row) => row.waitsOn),
  ).toEqual([])
  expect(await wait(outsider, b, a)).toEqual(refused('errors.waitsInCircle'))
})

test('only who may change a follow-up says what it waits for, and only of what they may see', async () => {
  const { officer, coordinator, outsider } = await makeScene()
  const [mine, other] = [await makeFollowUp(officer), await makeFollowUp(officer, { title: 'Other' })]
  const secret = await makeFollowUp(coordinator, { title: 'CANARY', level: 'need-to-know' })
  expect(await wait(outsider, mine, other)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await wait(officer, mine, secret)).toEqual(refused('errors.unknownChoice'))
  expect(await wait(officer, secret, mine)).toEqual({ ok: false, reason: 'not-found' })
  const put = (actor: Actor, waitsForId: string) =>
    as(actor, (db) => db.insert(followUpWaits).values({ id: newId(), followUpId: mine, waitsForId }))
  await expect(put(outsider, other)).rejects.toThrow()
  await expect(put(officer, secret)).rejects.toThrow()
  await wait(officer, mine, other)
  expect(await as(outsider, (db) => endWait(db, outsider, mine, other))).toEqual({ ok: false, reason: 'not-yours' })
  expect(await as(outsider, (db) => db.delete(followUpWaits).returning({ id: followUpWaits.id }))).toEqual([])
})

test('what it might wait for is looked for by words, or else among what has to do with the same', async () => {
  const { officer, outsider } = await makeScene()
  const talk = await makeEngagement(officer)
  const id = await makeFollowUp(officer, { title: 'Send the paper', engagementId: talk })
  await makeFollowUp(officer, { title: 'Book the room', engagementId: talk })
  const visa = await makeFollowUp(officer, { title: 'Visum für Zürich' })
  await makeFollowUp(outsider, { title: 'Secret visum', level: 'need-to-know' })
  const done = await makeFollowUp(officer, { title: 'Visum of last year' })
  await as(officer, (db) => completeFollowUp(db, officer, done))
  const find = async (text: string) => (await as(officer, (db) => findPredecessors(db, id, text))).map(({ title }) => title)
  expect([await find(''), await find('zurich visum'), await find('nothing')]).toEqual([['Book the room'], ['Visum für Zürich'], []])
  await wait(officer, id, visa)
  expect(await find('visum')).toEqual([])
})

test('it waits for twenty at most', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer)
  for (let number = 0; number < 20; number += 1) await wait(officer, id, await makeFollowUp(officer, { title: `Step ${number}` }))
  expect(await wait(officer, id, await makeFollowUp(officer, { title: 'One more' }))).toEqual(refused('errors.waitsTooMany'))
})
