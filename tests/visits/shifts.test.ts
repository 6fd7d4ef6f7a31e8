import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { shiftedTime } from '#app/domain/engagements/shifted-time.ts'
import { timeColumns } from '#app/domain/engagements/times.ts'
import { findVisit } from '#app/domain/visits/queries.server.ts'
import { planShift, shiftVisit } from '#app/domain/visits/shifts.server.ts'
import { addDays } from '#app/lib/dates.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeScene, schedule } from '../engagements/scene.ts'

useDatabase()

const week = { timing: 'all-day', startsOn: '2026-03-23', endsOn: '2026-03-26', startsTime: undefined, endsTime: undefined }

async function aVisit() {
  const scene = await makeScene()
  const visit = await schedule(scene.coordinator, { kind: 'visit', title: 'Visit', ...week })
  const talk = (over: Record<string, unknown> = {}) => schedule(scene.coordinator, { visitId: visit, startsOn: '2026-03-24', ...over })
  return { ...scene, visit, talk }
}

const plan = (actor: Actor, id: string, to: string) =>
  asActor(actor, async (db) => planShift(db, (await findVisit(db, id)) ?? expect.fail('no such visit'), to))
const shift = async (actor: Actor, id: string, to: string, state?: string) => {
  const seen = state ?? (await plan(actor, id, to)).state
  return asActor(actor, (db) => shiftVisit(db, actor, id, seen, to))
}
const at = (actor: Actor, id: string) => asActor(actor, (db) => findEngagement(db, id))

test('a visit moves with its programme over a change of the clocks, every item at its own hours', async () => {
  const { officer, visit, talk } = await aVisit()
  const timed = await talk()
  const away = await talk({ zone: 'Asia/Damascus' })
  const window = await talk({ ...week, timing: 'window' })
  expect(await shift(officer, visit, '2026-03-30')).toEqual({ ok: true })
  expect(await at(officer, visit)).toMatchObject({ startsOn: '2026-03-30', endsOn: '2026-04-02' })
  expect(await at(officer, timed)).toMatchObject({ startsLocal: '2026-03-31T10:00', startsAt: new Date('2026-03-31T08:00:00Z') })
  expect(await at(officer, away)).toMatchObject({ startsLocal: '2026-03-31T10:00', zone: 'Asia/Damascus' })
  expect(await at(officer, window)).toMatchObject({ timing: 'window', startsOn: '2026-03-30', endsOn: '2026-04-02' })
})

test('hours that do not exist on the new day are refused with the choice, and nothing moves', async () => {
  const { officer, visit, talk } = await aVisit()
  const night = await talk({ startsTime: '02:30', endsTime: '04:00' })
  const seen = await plan(officer, visit, '2026-03-28')
  expect(seen.impossible).toMatchObject([{ id: night, errors: ['errors.timeMissing|{"value":"02:30","before":"01:30","after":"03:30"}'] }])
  expect(await shift(officer, visit, '2026-03-28', seen.state)).toEqual({ ok: false, reason: 'no-such-time' })
  expect((await at(officer, visit))?.startsOn).toBe('2026-03-23')
})

test('an item the actor may not see keeps the visit where it is, and only its desk is told', async () => {
  const { officer, coordinator, visit, talk } = await aVisit()
  await talk()
  const secret = await talk({ level: 'need-to-know', title: 'Named nowhere' })
  const seen = await plan(officer, visit, '2026-03-30')
  expect(seen.others).toEqual([{ desk: 'Syria desk', items: 1 }])
  expect(JSON.stringify(seen)).not.toContain('Named nowhere')
  expect(await shift(officer, visit, '2026-03-30', seen.state)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await shift(coordinator, visit, '2026-03-30')).toEqual({ ok: true })
  expect((await at(coordinator, secret))?.startsLocal).toBe('2026-03-31T10:00')
})

test('an item of another desk keeps it too', async () => {
  const { officer, stranger, visit } = await aVisit()
  await schedule(stranger, { visitId: visit, startsOn: '2026-03-24' })
  expect((await plan(officer, visit, '2026-03-30')).others).toEqual([{ desk: 'Europe desk', items: 1 }])
})

test('whoever may not move the visit learns nothing of what it holds', async () => {
  const { stranger, visit, talk } = await aVisit()
  await talk({ level: 'need-to-know' })
  const seen = await plan(stranger, visit, '2026-03-30')
  expect(seen.others).toEqual([])
  await expect(shift(stranger, visit, '2026-03-30', seen.state)).rejects.toThrow()
  expect((await at(stranger, visit))?.startsOn).toBe('2026-03-23')
})

test('a programme that changed since it was shown does not move', async () => {
  const { officer, coordinator, visit, talk } = await aVisit()
  await talk()
  const { state } = await plan(officer, visit, '2026-03-30')
  await shift(coordinator, visit, '2026-03-25')
  expect(await shift(officer, visit, '2026-03-30', state)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect((await at(officer, visit))?.startsOn).toBe('2026-03-25')
})

test('the way there and back leaves every time as it was, wherever both exist', () => {
  const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/Amsterdam', 'Asia/Damascus', 'America/Toronto'),
      fc.integer({ min: 0, max: 700 }),
      fc.integer({ min: 0, max: 1438 }),
      fc.integer({ min: -400, max: 400 }),
      (zone, day, minute, days) => {
        const startsOn = addDays('2025-06-01', day)
        const before = timeColumns({ timing: 'timed', zone, startsOn, startsTime: clock(minute), endsTime: clock(minute + 1) })
        fc.pre(before.ok)
        if (!before.ok) return
        const there = shiftedTime(before.columns, days)
        fc.pre(there.ok)
        if (!there.ok) return
        expect(there.columns.startsLocal?.slice(11)).toBe(before.columns.startsLocal?.slice(11))
        expect(shiftedTime(there.columns, -days)).toEqual(before)
      },
    ),
  )
})
