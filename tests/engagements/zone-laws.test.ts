import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { followZoneLaws } from '#app/domain/engagements/zone-laws.server.ts'
import { instantOf } from '#app/lib/wall-time.ts'
import { engagements } from '#db/schema/engagements.ts'
import { day, makeScene, schedule } from '#tests/feeds/scene.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'

useDatabase()

const now = new Date()
const hourMs = 3_600_000

/** As if Syria went back to two hours ahead of UTC: every wall time there comes an hour later. */
const asOfLaw = (kept: { zone: string; startsLocal: string | null; endsLocal: string | null; startsAt: Date; endsAt: Date }) => {
  if (kept.zone !== 'Asia/Damascus') return kept
  const later = (local: string | null) => new Date(instantOf((local ?? '').replace(' ', 'T').slice(0, 16), kept.zone, 0).getTime() + hourMs)
  return { startsAt: later(kept.startsLocal), endsAt: later(kept.endsLocal) }
}

const rowOf = (id: string) =>
  asOwner(async (db) => {
    const [row] = await db.select().from(engagements).where(eq(engagements.id, id))
    if (!row) throw new Error('no row')
    return row
  })

test('a new law of a zone moves the instants of what is to come, never its wall time, and only once', async () => {
  const { officer } = await makeScene()
  const there = await schedule(officer, { startsOn: day(1) })
  const here = await schedule(officer, { startsOn: day(1), zone: 'Europe/Amsterdam' })
  const past = await schedule(officer, { startsOn: day(-3) })
  const before = await Promise.all([there, here, past].map(rowOf))
  const follow = (edition: string) => asOwner((db) => followZoneLaws(db, now, edition, asOfLaw))
  expect([await follow('2030x'), await follow('2030x')]).toEqual([1, 0])
  const after = await Promise.all([there, here, past].map(rowOf))
  expect(after.map((row, index) => row.startsAt.getTime() - (before[index]?.startsAt.getTime() ?? 0))).toEqual([hourMs, 0, 0])
  expect(after.map((row) => [row.startsLocal, row.endsLocal])).toEqual(before.map((row) => [row.startsLocal, row.endsLocal]))
  expect(after.map((row) => row.sequence)).toEqual([1, 0, 0])
  expect(after[0]?.movedFrom).toBeNull()
})

test('what lost its wall time to a law stays where it is', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer, { startsOn: day(1) })
  const before = await rowOf(id)
  const gone = () => {
    throw new RangeError('no such time')
  }
  expect(await asOwner((db) => followZoneLaws(db, now, '2031x', gone))).toBe(0)
  expect(await rowOf(id)).toEqual(before)
})

test('the laws this program knows move nothing that it scheduled itself', async () => {
  const { officer } = await makeScene()
  await schedule(officer)
  await schedule(officer, { timing: 'all-day', startsOn: day(1), endsOn: day(2), startsTime: '', endsTime: '' })
  expect(await asOwner((db) => followZoneLaws(db, now))).toBe(0)
})
