import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement, changeEngagement } from '#app/domain/engagements/commands.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { type CancelScope, cancelSeries } from '#app/domain/series/cancellations.server.ts'
import { changeSeries, type Scope } from '#app/domain/series/changes.server.ts'
import { planFurther, scheduleAsAsked } from '#app/domain/series/commands.server.ts'
import { inputOf } from '#app/domain/series/differences.ts'
import { findSeries, occurrencesOf, seriesAround } from '#app/domain/series/queries.server.ts'
import { timeOn } from '#app/domain/series/times.ts'
import { activity } from '#db/schema/activity.ts'
import { engagements } from '#db/schema/engagements.ts'
import { occurrences, series } from '#db/schema/series.ts'
import { visibleSeries } from '#db/visible/series.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeScene, meeting, parsed, schedule } from './scene.ts'

useDatabase({ onBoth: false })

const today = '2026-01-15'
const now = new Date(`${today}T12:00:00Z`)

/** A series from Monday 2 March 2026, ten to eleven; over the night of 29 March when the clocks go forward. */
async function plan(actor: Actor, over: Record<string, unknown> = {}): Promise<string> {
  const form = { startsOn: '2026-03-02', repeats: 'weekly', count: '6', ...over }
  const outcome = await asActor(actor, (db) => scheduleAsAsked(db, actor, parsed(meeting(actor.deskIds[0] ?? '', form)), today))
  if (!outcome.ok) throw new Error(`refused: ${outcome.field}`)
  return outcome.id
}

async function all(actor: Actor, id: string) {
  const found = await asActor(actor, async (db) => {
    const one = await findSeries(db, id)
    return one ? occurrencesOf(db, one.id) : []
  })
  return found
}

const starts = async (actor: Actor, id: string) => (await all(actor, id)).map((one) => one.startsLocal)

/** Edits as the form does: what the engagement holds, with some of it changed. */
async function edit(actor: Actor, id: string, scope: Scope, over: { title?: string; day?: string; hours?: [string, string] }, at = now) {
  return asActor(actor, async (db) => {
    const saved = await findEngagement(db, id)
    if (!saved) return { ok: false, reason: 'not-found' } as const
    const own = inputOf(saved)
    const day = over.day ?? saved.startsLocal?.slice(0, 10) ?? ''
    const [startsTime, endsTime] = over.hours ?? [saved.startsLocal?.slice(11) ?? '', saved.endsLocal?.slice(11) ?? '']
    const time = timeOn(day, { zone: saved.zone, startsTime, endsTime, lastDay: 0 }, 'timed')
    return changeSeries(db, actor, saved, saved.version, { ...own, title: over.title ?? own.title, time }, scope, at)
  })
}

test('a series is engagements like any other: the same wall time across the clocks, people, activity, a sequence of their own', async () => {
  const { officer } = await makeScene()
  const first = await plan(officer, { memberIds: [officer.id] })
  const list = await all(officer, first)
  expect(list.map((one) => one.startsLocal?.slice(11))).toEqual(Array(6).fill('10:00'))
  expect(list.map((one) => one.startsAt.toISOString().slice(5, 16))).toEqual([
    '03-02T09:00',
    '03-09T09:00',
    '03-16T09:00',
    '03-23T09:00',
    '03-30T08:00',
    '04-06T08:00',
  ])
  const last = await asActor(officer, (db) => findEngagement(db, list[5]?.id ?? ''))
  expect(last).toMatchObject({ sequence: 0, version: 1, title: 'Talk with the Druze community' })
  expect(last?.participants.map((one) => one.name)).toEqual(['Policy officer'])
  expect(await asOwner((db) => db.$count(activity, eq(activity.verb, 'created')))).toBe(6)
  expect(await asActor(officer, (db) => seriesAround(db, first))).toEqual({
    rule: { repeats: 'weekly', every: 1, weekdays: [1], startsOn: '2026-03-02', until: undefined, count: 6 },
    times: 6,
  })
})

test('a long series is planned eighteen months ahead and no further', async () => {
  const { officer } = await makeScene()
  const first = await plan(officer, { repeats: 'monthly-weekday', count: '60' })
  const days = (await all(officer, first)).map((one) => one.onDate)
  expect([days.length, days[0], days.at(-1)]).toEqual([18, '2026-03-02', '2027-08-02'])
})

test('days that come near later are planned as the last one stands, once', async () => {
  const { officer, stranger } = await makeScene()
  const first = await plan(officer, { repeats: 'monthly-weekday', count: '20', memberIds: [officer.id] })
  const last = (await all(officer, first)).at(-1)?.id ?? ''
  await edit(officer, last, 'this', { title: 'Newest title' })
  const further = (actor: Actor, at: string) =>
    asActor(actor, async (db) => {
      const found = await findSeries(db, first)
      return found && planFurther(db, actor, found, at)
    })
  expect(await further(officer, today)).toEqual({ ok: false, reason: 'nothing-to-plan' })
  await expect(further(stranger, '2027-01-01')).rejects.toThrow()
  expect(await further(officer, '2027-01-01')).toEqual({ ok: true, planned: 2 })
  expect((await all(officer, first)).slice(-3).map((one) => [one.onDate, one.title, one.startsLocal?.slice(11)])).toEqual([
    ['2027-08-02', 'Newest title', '10:00'],
    ['2027-09-06', 'Newest title', '10:00'],
    ['2027-10-04', 'Newest title', '10:00'],
  ])
  expect(await further(officer, '2030-01-01')).toEqual({ ok: false, reason: 'nothing-to-plan' })
})

test('one of a series is cancelled and moved alone', async () => {
  const { officer } = await makeScene()
  const first = await plan(officer)
  const list = await all(officer, first)
  await asActor(officer, (db) => cancelEngagement(db, officer, list[1]?.id ?? ''))
  expect(await edit(officer, list[2]?.id ?? '', 'this', { day: '2026-03-18', title: 'Moved' })).toEqual({ ok: true })
  expect(
    (await all(officer, first)).map((one) => [one.onDate.slice(5), one.startsLocal?.slice(5, 10), one.status, one.title]),
  ).toMatchObject([
    ['03-02', '03-02', 'confirmed', 'Talk with the Druze community'],
    ['03-09', '03-09', 'cancelled', 'Talk with the Druze community'],
    ['03-16', '03-18', 'confirmed', 'Moved'],
    ['03-23', '03-23', 'confirmed', 'Talk with the Druze community'],
    ['03-30', '03-30', 'confirmed', 'Talk with the Druze community'],
    ['04-06', '04-06', 'confirmed', 'Talk with the Druze community'],
  ])
  expect((await asActor(officer, (db) => seriesAround(db, first)))?.times).toBe(5)
})

test('when all are edited, what was moved by hand stays moved, what was cancelled stays cancelled, and own words stay', async () => {
  const { officer } = await makeScene()
  const first = await plan(officer, { count: '4' })
  const list = await all(officer, first)
  await edit(officer, list[1]?.id ?? '', 'this', { day: '2026-03-11' })
  await edit(officer, list[2]?.id ?? '', 'this', { title: 'Own title' })
  await asActor(officer, (db) => cancelEngagement(db, officer, list[3]?.id ?? ''))
  expect(await edit(officer, first, 'all', { hours: ['14:00', '15:00'] })).toEqual({ ok: true })
  expect((await all(officer, first)).map((one) => [one.startsLocal, one.title, one.status])).toEqual([
    ['2026-03-02T14:00', 'Talk with the Druze community', 'confirmed'],
    ['2026-03-11T10:00', 'Talk with the Druze community', 'confirmed'],
    ['2026-03-16T14:00', 'Own title', 'confirmed'],
    ['2026-03-23T14:00', 'Talk with the Druze community', 'cancelled'],
  ])
  await edit(officer, first, 'all', { title: 'New title' })
  expect((await all(officer, first)).map((one) => one.title)).toEqual(['New title', 'New title', 'New title', 'New title'])
  expect(await asOwner((db) => db.$count(series))).toBe(1)
})

test('this and those after it become a series of their own when their time changes; those before stay', async () => {
  const { officer } = await makeScene()
  const first = await plan(officer)
  const third = (await all(officer, first))[2]?.id ?? ''
  expect(await edit(officer, third, 'following', { day: '2026-03-17', hours: ['15:00', '16:00'] })).toEqual({ ok: true })
  expect(await starts(officer, first)).toEqual(['2026-03-02T10:00', '2026-03-09T10:00'])
  expect(await starts(officer, third)).toEqual(['2026-03-17T15:00', '2026-03-24T15:00', '2026-03-31T15:00', '2026-04-07T15:00'])
  const rules = await asActor(officer, async (db) => [await findSeries(db, first), await findSeries(db, third)])
  expect(rules.map((one) => [one?.rule.startsOn, one?.rule.weekdays, one?.rule.count, one?.hours.startsTime])).toEqual([
    ['2026-03-02', [1], 2, '10:00'],
    ['2026-03-17', [2], 4, '15:00'],
  ])
  // What stands on its rule's day after the change counts as not moved.
  await edit(officer, third, 'all', { hours: ['16:00', '17:00'] })
  expect(await starts(officer, third)).toEqual(['2026-03-17T16:00', '2026-03-24T16:00', '2026-03-31T16:00', '2026-04-07T16:00'])
})

test('what is over keeps its time and its words when all are edited', async () => {
  const { officer } = await makeScene()
  const first = await plan(officer)
  const fourth = (await all(officer, first))[3]?.id ?? ''
  await edit(officer, fourth, 'all', { title: 'Later on', hours: ['09:00', '09:30'] }, new Date('2026-03-17T00:00:00Z'))
  const stored = await asOwner((db) =>
    db.select({ at: engagements.startsLocal, title: engagements.title }).from(engagements).orderBy(engagements.startsAt),
  )
  expect(stored.map(({ at, title }) => [at?.slice(5, 16), title === 'Later on'])).toEqual([
    ['03-02 10:00', false],
    ['03-09 10:00', false],
    ['03-16 10:00', false],
    ['03-23 09:00', true],
    ['03-30 09:00', true],
    ['04-06 09:00', true],
  ])
})

test('a monthly series keeps its days, and an old version changes nothing', async () => {
  const { officer } = await makeScene()
  const first = await plan(officer, { repeats: 'monthly-weekday', count: '3' })
  expect(await edit(officer, first, 'all', { day: '2026-03-03' })).toEqual({ ok: false, reason: 'day-fixed', field: 'startsOn' })
  expect(await edit(officer, first, 'this', { day: '2026-03-03' })).toEqual({ ok: true })
  const outcome = await asActor(officer, async (db) => {
    const saved = await findEngagement(db, first)
    return saved && changeSeries(db, officer, saved, 1, { ...inputOf(saved), title: 'Too late' }, 'all', now)
  })
  expect(outcome).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await asOwner((db) => db.$count(engagements, eq(engagements.title, 'Too late')))).toBe(0)
})

test('people are added to and taken from each, and what one has of its own stays', async () => {
  const { officer, coordinator, manager } = await makeScene()
  const first = await plan(officer, { count: '2', memberIds: [officer.id] })
  const second = (await all(officer, first))[1]?.id ?? ''
  await asActor(officer, async (db) => {
    const saved = await findEngagement(db, second)
    if (saved) await changeEngagement(db, officer, second, saved.version, { ...inputOf(saved), memberIds: [officer.id, manager.id] })
  })
  await asActor(officer, async (db) => {
    const saved = await findEngagement(db, first)
    if (saved) await changeSeries(db, officer, saved, saved.version, { ...inputOf(saved), memberIds: [coordinator.id] }, 'all', now)
  })
  const names = async (id: string) => (await asActor(officer, (db) => findEngagement(db, id)))?.participants.map((one) => one.name)
  expect(await names(first)).toEqual(['Visit coordinator'])
  expect(await names(second)).toEqual(['Manager', 'Visit coordinator'])
})

test('a series nobody may see does not exist, and another desk neither reads nor changes it', async () => {
  const { officer, stranger } = await makeScene()
  const hidden = await plan(officer, { level: 'confidential' })
  expect(await asActor(stranger, (db) => findSeries(db, hidden))).toBeUndefined()
  const open = await plan(officer, { startsTime: '12:00', endsTime: '13:00' })
  expect((await asActor(stranger, (db) => findSeries(db, open)))?.rule.count).toBe(6)
  expect(await edit(stranger, open, 'all', { title: 'Taken over' })).toEqual({ ok: false, reason: 'not-yours' })
  expect(await asActor(stranger, (db) => db.$count(visibleSeries))).toBe(1)
  await asActor(stranger, (db) => db.update(series).set({ every: 5 }))
  expect(await asOwner((db) => db.$count(series, eq(series.every, 5)))).toBe(0)
  const alone = await schedule(stranger)
  const [one] = await asOwner((db) => db.select({ seriesId: occurrences.seriesId }).from(occurrences).limit(1))
  await expect(
    asActor(officer, (db) => db.insert(occurrences).values({ engagementId: alone, seriesId: one?.seriesId ?? '', onDate: '2026-01-01' })),
  ).rejects.toThrow()
})

test('a colleague of the desk who may not see a series cannot change its rule either', async () => {
  const { officer, coordinator } = await makeScene()
  await plan(officer, { level: 'need-to-know' })
  await asActor(officer, (db) => db.update(series).set({ every: 2 }))
  await asActor(coordinator, (db) => db.update(series).set({ every: 3 }))
  expect(await asOwner((db) => db.select({ every: series.every, version: series.version }).from(series))).toEqual([
    { every: 2, version: 2 },
  ])
})

test('the rest of a series is cancelled from one on, with its reason; what is over stays held, and nothing more is planned', async () => {
  const { officer } = await makeScene()
  const first = await plan(officer, { count: '100' })
  const list = await all(officer, first)
  const over = new Date('2026-03-10T00:00:00Z')
  const cancel = (id: string, scope: CancelScope) =>
    asActor(officer, (db) => cancelSeries(db, officer, id, { scope, reason: 'Moved abroad' }, over))
  expect(await cancel(list[4]?.id ?? '', 'following')).toEqual({ ok: true, cancelled: list.length - 4 })
  const states = async () => (await all(officer, first)).map((one) => one.status)
  expect((await states()).slice(0, 6)).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed', 'cancelled', 'cancelled'])
  expect((await asActor(officer, (db) => findEngagement(db, list[4]?.id ?? '')))?.cancelledReason).toBe('Moved abroad')
  expect(await cancel(list[4]?.id ?? '', 'all')).toEqual({ ok: true, cancelled: 2 })
  expect((await states()).slice(0, 3)).toEqual(['confirmed', 'confirmed', 'cancelled'])
  expect(await cancel(first, 'all')).toEqual({ ok: true, cancelled: 0 })
  const series = await asActor(officer, (db) => findSeries(db, first))
  const later = series && (await asActor(officer, (db) => planFurther(db, officer, series, '2029-01-01')))
  expect(later).toEqual({ ok: false, reason: 'nothing-to-plan' })
})

test('a series is cancelled by its desk alone, and what is held once is none', async () => {
  const { officer, stranger } = await makeScene()
  const first = await plan(officer)
  const cancel = (actor: Actor, id: string) => asActor(actor, (db) => cancelSeries(db, actor, id, { scope: 'all' }, now))
  expect(await cancel(stranger, first)).toEqual({ ok: true, cancelled: 0 })
  expect((await all(officer, first)).every((one) => one.status === 'confirmed')).toBe(true)
  expect(await cancel(officer, await schedule(officer))).toEqual({ ok: false, reason: 'no-series' })
})
