import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpBoard } from '#app/domain/follow-ups/board.server.ts'
import { changeFollowUp, completeFollowUp, reopenFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { commentOnFollowUp, commentsOn } from '#app/domain/follow-ups/comments.server.ts'
import { followUpComment, followUpOutcome } from '#app/domain/follow-ups/input.ts'
import { concludeFollowUp } from '#app/domain/follow-ups/outcome.server.ts'
import { countOpenFollowUps, countSnoozed, dueFollowUps, findFollowUp, followUpsPage } from '#app/domain/follow-ups/queries.server.ts'
import { snoozeFollowUp } from '#app/domain/follow-ups/snooze.server.ts'
import { newId } from '#app/lib/ids.ts'
import { followUpComments } from '#db/schema/follow-up-comments.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { deedsOn, makeFollowUp, makeScene, today } from './scene.ts'

useDatabase({ onBoth: false })

const conclude = (actor: Actor, id: string, input: { outcome?: string; evidence?: string }) =>
  asActor(actor, (db) => concludeFollowUp(db, actor, id, input))
const comment = (actor: Actor, id: string, body: string) => asActor(actor, (db) => commentOnFollowUp(db, actor, id, body))
const snooze = (actor: Actor, id: string, until: string | null) => asActor(actor, (db) => snoozeFollowUp(db, actor, id, until, today))
const deeds = async (id: string) => (await deedsOn(id)).slice(1).map(({ verb, fields }) => [verb, fields])

const refused = (reason: string) => ({ ok: false, reason })

test('saying what came of a follow-up does it, and stays on its page when it is opened again', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer)
  expect(await conclude(officer, id, { outcome: ' They agreed. ', evidence: 'https://example.org/letter' })).toEqual({ ok: true })
  const said = { outcome: 'They agreed.', evidence: 'https://example.org/letter' }
  const read = () => asActor(officer, (db) => findFollowUp(db, id))
  expect(await read()).toMatchObject({ ...said, stage: 'done', doneBy: 'Policy officer' })
  await asActor(officer, (db) => reopenFollowUp(db, officer, id))
  expect(await read()).toMatchObject({ ...said, stage: 'open' })
  await conclude(officer, id, { evidence: 'Letter of 3 February' })
  expect(await read()).toMatchObject({ outcome: null, evidence: 'Letter of 3 February', stage: 'done' })
  expect(await deeds(id)).toEqual([
    ['changed', ['outcome', 'evidence']],
    ['done', ['doneAt']],
    ['reopened', ['doneAt']],
    ['changed', ['outcome', 'evidence']],
    ['done', ['doneAt']],
  ])
})

test('a note on what is done already says nothing of who did it', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await makeFollowUp(officer)
  await asActor(officer, (db) => completeFollowUp(db, officer, id))
  await conclude(coordinator, id, { outcome: 'They agreed.' })
  expect(await asActor(officer, (db) => findFollowUp(db, id))).toMatchObject({ outcome: 'They agreed.', doneBy: 'Policy officer' })
  await conclude(coordinator, id, { outcome: 'They agreed.' })
  expect(await deeds(id)).toEqual([
    ['done', ['doneAt']],
    ['changed', ['outcome']],
  ])
})

test('what was put off is not among what its owner has to do until that day, and in every other list', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer, { title: 'put off', dueOn: '2026-02-01' })
  await makeFollowUp(officer, { title: 'not', dueOn: '2026-02-02' })
  expect(await snooze(officer, id, '2026-02-07')).toEqual({ ok: true })
  const titles = (rows: { title: string }[]) => rows.map((row) => row.title)
  const seen = (on: string) =>
    asActor(officer, async (db) => {
      const page = async (wish: { view: 'mine' | 'overdue'; snoozed?: boolean }) => {
        const { rows, total } = await followUpsPage(db, officer, { page: 1, ...wish }, on)
        expect(rows.length).toBe(total)
        return titles(rows)
      }
      const [board] = await followUpBoard(db, 'mine', { now: new Date(), today: on })
      return {
        mine: await page({ view: 'mine' }),
        board: titles(board?.rows ?? []),
        home: titles(await dueFollowUps(db, officer, on)),
        count: await countOpenFollowUps(db, on),
        asleep: [await page({ view: 'mine', snoozed: true }), await countSnoozed(db, officer, on)],
        overdue: await page({ view: 'overdue' }),
      }
    })
  const [rest, both] = [['not'], ['put off', 'not']]
  const before = { mine: rest, board: rest, home: rest, count: 1, asleep: [['put off'], 1], overdue: both }
  const after = { mine: both, board: both, home: both, count: 2, asleep: [[], 0], overdue: both }
  expect([await seen('2026-02-06'), await seen('2026-02-07')]).toEqual([before, after])
  await snooze(officer, id, null)
  expect(await seen('2026-02-06')).toEqual(after)
  expect(await deeds(id)).toEqual([
    ['changed', ['snoozedUntil']],
    ['changed', ['snoozedUntil']],
  ])
})

test('nothing is put off until today or before; putting off twice to the same day is written down once', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer)
  for (const until of [today, '2026-01-01']) expect(await snooze(officer, id, until)).toEqual(refused('not-later'))
  await snooze(officer, id, '2026-02-06')
  expect(await snooze(officer, id, '2026-02-06')).toEqual({ ok: true })
  expect(await deeds(id)).toEqual([['changed', ['snoozedUntil']]])
})

test('who is given a follow-up that was put off finds it among what there is to do', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await makeFollowUp(officer)
  await snooze(officer, id, '2026-03-01')
  await asActor(officer, (db) => changeFollowUp(db, officer, id, 2, { title: 'Confirm interpreter', ownerId: coordinator.id }))
  expect(await asActor(coordinator, (db) => countOpenFollowUps(db, today))).toBe(1)
})

test('comments are read in order by whoever sees the follow-up, and by nobody else', async () => {
  const { officer, coordinator, outsider, manager } = await makeScene()
  const id = await makeFollowUp(officer, { level: 'confidential' })
  await comment(officer, id, ' Called twice. ')
  expect(await comment(coordinator, id, 'They call back.')).toEqual({ ok: true })
  const read = (actor: Actor) =>
    asActor(actor, async (db) => (await commentsOn(db, id)).map(({ by, body, at }) => [by, body, at instanceof Date]))
  const said = [
    ['Policy officer', 'Called twice.', true],
    ['Visit coordinator', 'They call back.', true],
  ]
  expect([await read(officer), await read(manager), await read(outsider)]).toEqual([said, said, []])
  expect(await deeds(id)).toEqual([
    ['changed', ['comments']],
    ['changed', ['comments']],
  ])
})

test('who may not change a follow-up neither comments on it, nor puts it off, nor says what came of it', async () => {
  const { officer, outsider, manager, viewer } = await makeScene()
  const id = await makeFollowUp(officer)
  const attempts = (actor: Actor, of: string) =>
    Promise.all([comment(actor, of, 'Me too'), snooze(actor, of, '2026-03-01'), conclude(actor, of, { outcome: 'Mine' })])
  for (const actor of [outsider, manager, viewer]) {
    expect(await attempts(actor, id)).toEqual([refused('not-yours'), refused('not-yours'), refused('not-yours')])
  }
  const hidden = await makeFollowUp(officer, { level: 'confidential' })
  for (const of of [hidden, newId()]) {
    expect(await attempts(outsider, of)).toEqual([refused('not-found'), refused('not-found'), refused('not-found')])
  }
  expect([await deeds(id), await deeds(hidden)]).toEqual([[], []])
})

test('the database takes a comment in one’s own name alone, on what one sees, and lets nobody change it', async () => {
  const { officer, coordinator, outsider } = await makeScene()
  const [id, hidden] = [await makeFollowUp(officer), await makeFollowUp(officer, { level: 'confidential' })]
  const say = (actor: Actor, followUpId: string, memberId: string) =>
    asActor(actor, (db) => db.insert(followUpComments).values({ id: newId(), followUpId, memberId, body: 'Said' }))
  await expect(say(officer, id, coordinator.id)).rejects.toThrow()
  await expect(say(outsider, hidden, outsider.id)).rejects.toThrow()
  await say(officer, id, officer.id)
  await expect(asActor(officer, (db) => db.update(followUpComments).set({ body: 'Other' }))).rejects.toThrow()
  await expect(asActor(officer, (db) => db.delete(followUpComments))).rejects.toThrow()
  expect(await asOwner((db) => db.$count(followUpComments))).toBe(1)
})

test('a comment needs words and is short; evidence fits on a line', () => {
  const wrong = (parsed: { error?: { flatten(): { fieldErrors: object } } | undefined }) => parsed.error?.flatten().fieldErrors
  expect(wrong(followUpComment.safeParse({}))).toEqual({ body: ['errors.required'] })
  expect(wrong(followUpComment.safeParse({ body: ' \n ' }))).toEqual({ body: ['errors.required'] })
  expect(wrong(followUpComment.safeParse({ body: 'x'.repeat(1001) }))).toEqual({ body: ['errors.tooLong|{"max":1000,"length":1001}'] })
  expect(wrong(followUpOutcome.safeParse({ evidence: 'a\nb' }))).toEqual({ evidence: ['errors.oneLine'] })
})
