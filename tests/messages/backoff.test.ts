import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextTry } from '#app/domain/messages/backoff.ts'

const start = new Date('2026-02-05T08:00:00Z')
const minutes = (count: number) => count * 60_000

/** When each try takes place, until the message is given up. */
function triesOf(kind: 'later' | 'away', most = 1000): number[] {
  const moments = [0]
  for (let tries = 1; tries < most; tries += 1) {
    const at = moments.at(-1) ?? 0
    const next = nextTry({ kind, tries, causedAt: start, now: new Date(start.getTime() + at) })
    if (!next) return moments
    moments.push(next.getTime() - start.getTime())
  }
  return moments
}

test('a message that is put off is tried ten times, less and less often, from a minute to six hours', () => {
  const tries = triesOf('later')
  const gaps = tries.slice(1).map((at, place) => at - (tries[place] ?? 0))
  expect([tries.length, gaps[0], gaps.at(-1)]).toEqual([10, minutes(1), minutes(360)])
  expect(gaps).toEqual([...gaps].sort((a, b) => a - b))
})

test('after a server was away for however long, up to three days, all is tried within ten minutes', () => {
  const tries = triesOf('away')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: minutes(3 * 24 * 60 - 1) }), (backAt) => {
      const next = tries.find((at) => at >= backAt)
      expect((next ?? Number.POSITIVE_INFINITY) - backAt).toBeLessThanOrEqual(minutes(10))
    }),
  )
  expect((tries.at(-1) ?? 0) / minutes(24 * 60)).toBeCloseTo(3, 1)
})
