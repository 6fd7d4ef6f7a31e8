import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeFollowUp, completeFollowUp, reopenFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { commentOnFollowUp } from '#app/domain/follow-ups/comments.server.ts'
import { type FollowUpRepetition, followUpRepetition } from '#app/domain/follow-ups/input.ts'
import { findFollowUp } from '#app/domain/follow-ups/queries.server.ts'
import { repeatFollowUp } from '#app/domain/follow-ups/repetition.server.ts'
import { nextDue } from '#app/domain/follow-ups/rules.ts'
import { moveFollowUp } from '#app/domain/follow-ups/stages.server.ts'
import { newId } from '#app/lib/ids.ts'
import { followUps } from '#db/schema/follow-ups.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { deedsOn, makeEngagement, makeFollowUp, makeScene, today } from './scene.ts'

useDatabase({ onBoth: false })

const at = new Date('2026-02-05T12:00:00Z')
const monthly: FollowUpRepetition = { every: 1, unit: 'month' }
const repeat = (actor: Actor, id: string, wish: FollowUpRepetition | null = monthly) =>
  asActor(actor, (db) => repeatFollowUp(db, actor, id, wish, today))
const complete = (actor: Actor, id: string) => asActor(actor, (db) => completeFollowUp(db, actor, id, at))
const reopen = (actor: Actor, id: string) => asActor(actor, (db) => reopenFollowUp(db, actor, id))
const read = (actor: Actor, id: string) => asActor(actor, (db) => findFollowUp(db, id))
const next = async (actor: Actor, id: string) => (await read(actor, id))?.next ?? ''
const deeds = async (id: string) => (await deedsOn(id)).map(({ verb, fields }) => [verb, fields])
const count = () => asOwner((db) => db.$count(followUps))

test.each([
  ['2026-02-02', { every: 1, unit: 'week', day: 2 }, '2026-02-09'],
  ['2026-02-02', { every: 2, unit: 'week', day: 2 }, '2026-02-16'],
  ['2026-01-01', { every: 1, unit: 'week', day: 1 }, '2026-02-12'],
  ['2026-01-31', { every: 1, unit: 'month', day: 31 }, '2026-02-28'],
  ['2026-02-28', { every: 1, unit: 'month', day: 31 }, '2026-03-31'],
  ['2025-01-15', { every: 3, unit: 'month', day: 15 }, '2026-04-15'],
  ['2026-11-30', { every: 3, unit: 'month', day: 30 }, '2027-02-28'],
  ['2026-03-10', { every: 12, unit: 'month', day: 10 }, '2027-03-10'],
] as const)('what was due on %s and comes again by %j is next due on %s', (dueOn, repetition, expected) => {
  expect(nextDue(dueOn, today, repetition)).toBe(expected)
})

test('doing what comes again makes the next with the same owner, links, level and priority, and says so', async () => {
  const { officer, coordinator } = await makeScene()
  const engagementId = await makeEngagement(officer, { level: 'confidential' })
  const id = await makeFollowUp(officer, {
    ownerId: coordinator.id,
    engagementId,
    level: 'confidential',
    priority: 'high',
    dueOn: '2026-01-31',
  })
  expect(await repeat(officer, id)).toEqual({ ok: true })
  expect(await complete(coordinator, id)).toEqual({ ok: true })
  const following = await next(officer, id)
  expect(await read(officer, id)).toMatchObject({ stage: 'done', repeatsEvery: null, repeatsUnit: null })
  expect(await read(officer, following)).toMatchObject({
    title: 'Confirm interpreter',
    dueOn: '2026-02-28',
    stage: 'open',
    priority: 'high',
    level: 'confidential',
    owner: 'Visit coordinator',
    engagement: { id: engagementId },
    repeatsEvery: 1,
    repeatsUnit: 'month',
    createdBy: 'Visit coordinator',
    next: null,
  })
  expect(await deeds(id)).toEqual([
    ['created', []],
    ['changed', ['repetition']],
    ['done', ['doneAt']],
  ])
  expect(await deeds(following)).toEqual([['created', []]])
  await complete(coordinator, following)
  expect(await read(officer, await next(officer, following))).toMatchObject({ dueOn: '2026-03-31' })
})

test('an owner of no desk does what comes again, and owns the next', async () => {
  const { officer, viewer } = await makeScene()
  const id = await makeFollowUp(officer, { ownerId: viewer.id, level: 'need-to-know', dueOn: '2026-02-02' })
  await repeat(officer, id, { every: 1, unit: 'week' })
  expect(await complete(viewer, id)).toEqual({ ok: true })
  const following = await next(viewer, id)
  for (const actor of [viewer, officer]) expect(await read(actor, following)).toMatchObject({ owner: 'Viewer', dueOn: '2026-02-09' })
})

test('taking the tick back takes the next one back and lets it come again; doing it again makes one', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer, { dueOn: '2026-02-02' })
  await repeat(officer, id)
  await complete(officer, id)
  const following = await next(officer, id)
  expect(await reopen(officer, id)).toEqual({ ok: true })
  expect([await read(officer, following), (await read(officer, id))?.repeatsEvery]).toEqual([undefined, 1])
  expect((await deeds(following)).map(([verb]) => verb)).toEqual(['created', 'deleted'])
  await complete(officer, id)
  await asActor(officer, (db) => moveFollowUp(db, officer, id, { to: 'doing' }))
  await complete(officer, id)
  expect(await asOwner((db) => db.$count(followUps, sql`deleted_at is null`))).toBe(2)
})

test('a next one that somebody touched stays, and the other makes no second', async () => {
  const { officer } = await makeScene()
  for (const touch of [
    (id: string) => asActor(officer, (db) => changeFollowUp(db, officer, id, 1, { title: 'Other words' })),
    (id: string) => asActor(officer, (db) => commentOnFollowUp(db, officer, id, 'Already begun')),
  ]) {
    const id = await makeFollowUp(officer, { dueOn: '2026-02-02' })
    await repeat(officer, id)
    await complete(officer, id)
    const following = await next(officer, id)
    await touch(following)
    await reopen(officer, id)
    const before = await count()
    await complete(officer, id)
    expect([await count(), await next(officer, id)]).toEqual([before, following])
  }
})

test('what no longer comes again makes no next one; the same wish twice is written down once', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer)
  await repeat(officer, id)
  await repeat(officer, id)
  await repeat(officer, id, null)
  await complete(officer, id)
  expect([await next(officer, id), await count()]).toEqual(['', 1])
  expect(await repeat(officer, id)).toEqual({ ok: false, reason: 'done' })
  expect((await deeds(id)).map(([, fields]) => fields)).toEqual([[], ['repetition'], ['repetition'], ['doneAt']])
})

test('who may not change a follow-up does not let it come again', async () => {
  const { officer, outsider, viewer, manager } = await makeScene()
  const [open, hidden] = [await makeFollowUp(officer), await makeFollowUp(officer, { level: 'confidential' })]
  for (const actor of [outsider, viewer, manager]) expect(await repeat(actor, open)).toEqual({ ok: false, reason: 'not-yours' })
  for (const id of [hidden, newId()]) expect(await repeat(outsider, id)).toEqual({ ok: false, reason: 'not-found' })
  expect([(await deeds(open)).length, (await deeds(hidden)).length]).toEqual([1, 1])
})

test('the database makes a next one for nobody who has not just done the one before', async () => {
  const { officer, coordinator, outsider } = await makeScene()
  const ask = (actor: Actor, id: string) => asActor(actor, (db) => db.execute(sql`select repeat_follow_up(${id}, '2026-03-01'::date)`))
  const open = await makeFollowUp(officer)
  await repeat(officer, open)
  await expect(ask(officer, open)).rejects.toThrow()
  await complete(officer, open)
  for (const actor of [officer, coordinator, outsider]) await expect(ask(actor, open)).rejects.toThrow()
  expect(await count()).toBe(2)
})

test.each([
  [{ every: '0', unit: 'week' }, { every: ['errors.repeatsEvery'] }],
  [{ every: '1.5', unit: 'week' }, { every: ['errors.repeatsEvery'] }],
  [{ every: '53', unit: 'month' }, { every: ['errors.repeatsEvery'] }],
  [{ every: 'often', unit: 'month' }, { every: ['errors.repeatsEvery'] }],
  [{ every: '1', unit: 'day' }, { unit: ['errors.unknownChoice'] }],
])('a repetition with %j says what is wrong beside the field', (wish, errors) => {
  expect(followUpRepetition.safeParse(wish).error?.flatten().fieldErrors).toEqual(errors)
})
