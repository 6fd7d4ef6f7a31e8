import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement } from '#app/domain/engagements/commands.server.ts'
import { isMovable, moveWish, readWish, type Timed, wishOfInstants, writeWish } from '#app/domain/engagements/move-wish.ts'
import { moveInput } from '#app/domain/engagements/moved-time.ts'
import { moveEngagement } from '#app/domain/engagements/moves.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { timeColumns } from '#app/domain/engagements/times.ts'
import { statuses } from '#db/schema/words.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeScene, schedule } from './scene.ts'

useDatabase()

const zone = 'Europe/Amsterdam'

/** What a talk at ten on a day, or over whole days, comes to when it is moved. */
function moved(row: Partial<Timed>, wish: Record<string, string>) {
  const talk = { timing: 'timed', zone, startsLocal: '2026-02-05T10:00', endsLocal: '2026-02-05T11:00', startsOn: null, endsOn: null }
  const read = moveInput({ ...talk, startsFold: 0, endsFold: 0, ...row } as Timed).safeParse(wish)
  if (!read.success) return read.error.issues.map(({ path, message }) => [path.join(), message.split('|')[0]])
  const { startsLocal, endsLocal, startsOn, endsOn } = read.data
  return startsLocal ? [startsLocal, endsLocal] : [startsOn, endsOn]
}

test('moved to another day alone it keeps its hours and lasts as long, also over midnight', () => {
  expect(moved({}, { startsOn: '2026-02-10' })).toEqual(['2026-02-10T10:00', '2026-02-10T11:00'])
  const night = { startsLocal: '2026-02-05T22:00', endsLocal: '2026-02-06T01:00' }
  expect(moved(night, { startsOn: '2026-02-10' })).toEqual(['2026-02-10T22:00', '2026-02-11T01:00'])
  expect(moved({}, { startsOn: '2026-02-10', startsTime: '14:00', endsTime: '15:30' })).toEqual(['2026-02-10T14:00', '2026-02-10T15:30'])
})

test('what has no hours moves by its days', () => {
  const days = { startsLocal: null, endsLocal: null, startsOn: '2026-02-09', endsOn: '2026-02-14' }
  expect(moved({ timing: 'window', ...days }, { startsOn: '2026-02-16', endsOn: '2026-02-21' })).toEqual(['2026-02-16', '2026-02-21'])
  expect(moved({ timing: 'all-day', ...days }, { startsOn: '2026-02-16' })).toEqual(['2026-02-16', '2026-02-16'])
})

test('hours that do not exist, come twice or end before they start are refused beside their field', () => {
  const night = { startsLocal: '2026-03-22T02:30', endsLocal: '2026-03-22T04:00' }
  expect(moved(night, { startsOn: '2026-03-29' })).toEqual([['startsTime', 'errors.timeMissing']])
  expect(moved(night, { startsOn: '2026-10-25' })).toEqual([['startsFold', 'errors.timeTwice']])
  expect(moved(night, { startsOn: '2026-10-25', startsTime: '02:30', endsTime: '04:00', startsFold: '1' })).toEqual([
    '2026-10-25T02:30',
    '2026-10-25T04:00',
  ])
  expect(moved({}, { startsOn: '2026-02-10', startsTime: '14:00', endsTime: '13:00' })).toEqual([['endsTime', 'errors.endsBeforeStarts']])
  expect(moved({}, { startsOn: 'tomorrow' })).toEqual([['startsOn', 'errors.notADate']])
})

test('a range of instants, said on the clocks of a zone, is that range again, in the night the clocks go back too', () => {
  const quarter = fc.integer({ min: Date.UTC(2026, 9, 24) / 900_000, max: Date.UTC(2026, 9, 26) / 900_000 })
  const zones = fc.constantFrom('Europe/Amsterdam', 'Asia/Damascus', 'America/New_York', 'Australia/Lord_Howe')
  fc.assert(
    fc.property(quarter, fc.integer({ min: 1, max: 100 }), zones, (start, length, place) => {
      const [startsMs, endsMs] = [start * 900_000, (start + length) * 900_000]
      const wish = wishOfInstants(startsMs, endsMs, place)
      const when = timeColumns({ ...wish, timing: 'timed', zone: place })
      expect(when.ok && [when.columns.startsAt.getTime(), when.columns.endsAt.getTime()]).toEqual([startsMs, endsMs])
      expect(when.ok && moveWish(when.columns)).toEqual(wish)
      expect(readWish(writeWish(wish))).toEqual(wish)
    }),
  )
})

test('an address that says no time offers no way back', () => {
  for (const text of [null, '', 'yesterday', '2026-02-30_____', '2026-02-03']) expect(readWish(text)).toBeUndefined()
})

const version = async (actor: Actor, id: string) => (await asActor(actor, (db) => findEngagement(db, id)))?.version ?? 0
const local = async (actor: Actor, id: string) => (await asActor(actor, (db) => findEngagement(db, id)))?.startsLocal

async function move(actor: Actor, id: string, at: number, startsTime: string) {
  const when = timeColumns({ timing: 'timed', zone, startsOn: '2026-02-10', startsTime, endsTime: '18:00' })
  return when.ok ? asActor(actor, (db) => moveEngagement(db, actor, id, at, when.columns)) : expect.fail('no such time')
}

test('the second of two who move it is told and moves nothing, nor does whoever may not write it', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const talk = await schedule(officer)
  expect(await move(officer, talk, 1, '14:00')).toEqual({ ok: true })
  expect(await move(coordinator, talk, 1, '16:00')).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await move(stranger, talk, await version(officer, talk), '16:00')).toEqual({ ok: false, reason: 'not-yours' })
  expect(await local(officer, talk)).toBe('2026-02-10T14:00')
})

test('what is over, off or put off does not move', async () => {
  expect(statuses.filter((status) => isMovable({ status }))).toEqual(['proposed', 'tentative', 'confirmed'])
  const { officer } = await makeScene()
  const talk = await schedule(officer)
  await asActor(officer, (db) => cancelEngagement(db, officer, talk))
  expect(await move(officer, talk, await version(officer, talk), '14:00')).toEqual({ ok: false, reason: 'settled' })
  expect(await local(officer, talk)).toBe('2026-02-05T10:00')
})
