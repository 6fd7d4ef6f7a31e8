import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences, type Fresh, inOnePiece, renewParts } from '#app/domain/feeds/drawn.server.ts'

const dayMs = 86_400_000

type Known = { id: string; mark: bigint; day: number }

// As the database makes marks: of an id and what stands under it, spread over 64 bits.
const markOf = (text: string) => createHash('sha256').update(text).digest().readBigInt64BE()
const someone = fc
  .record({ number: fc.integer({ min: 1, max: 60 }), version: fc.integer({ min: 1, max: 3 }), day: fc.integer({ min: 0, max: 120 }) })
  .map(({ number, version, day }): Known => ({ id: `event ${number}`, mark: markOf(`${number} ${version}`), day }))
const feed = fc.uniqueArray(someone, { selector: ({ id }) => id, maxLength: 40 })

const draw = ({ id, mark, day }: Known): Fresh => {
  const block = Buffer.from(`${id} on ${day}: ${mark}\r\n`)
  return { entry: { id, mark, start: day * dayMs, size: block.byteLength, hash: '', since: 0 }, block }
}
const whole = (events: Known[]) => renewParts(new Map(), new Set(), events.map(draw))
const head = Buffer.from('BEGIN:VCALENDAR\r\n')
const sumOf = (events: Known[]) => events.reduce((sum, { mark }) => sum + mark, 0n)
const marksOf = (events: Known[]) => new Map(events.map(({ id, mark }) => [id, mark]))
const drawnFrom = (events: Known[]) => {
  const parts = whole(events)
  return {
    ground: '',
    etag: '',
    readAt: new Date(),
    sum: sumOf(events),
    parts,
    bytes: [head, ...[...parts.values()].map(({ bytes }) => bytes)],
    size: 0,
  }
}

test('a body of which some events changed, came and went is, byte for byte, the one drawn from nothing', () => {
  fc.assert(
    fc.property(feed, feed, (before, after) => {
      const last = drawnFrom(before)
      const found = differences(last, { count: after.length, sum: sumOf(after), marks: marksOf(after) })
      if (!found) throw new Error('All marks leave nothing open.')
      const { changed, gone } = found
      const fresh = after.filter(({ id }) => changed.includes(id)).map(draw)
      expect(renewParts(last.parts, new Set([...changed, ...gone]), fresh)).toEqual(whole(after.map((event) => settled(event, before))))
    }),
    { numRuns: 300 },
  )
})

// What kept its mark is not drawn again, so it stands where it stood.
const settled = (event: Known, before: Known[]) => before.find(({ id, mark }) => id === event.id && mark === event.mark) ?? event

test('a body in one piece has the same bytes, and parts that are pieces of it', () => {
  fc.assert(
    fc.property(feed, (events) => {
      const [drawn, again] = [drawnFrom(events), drawnFrom(events)]
      const [whole, ...more] = inOnePiece(drawn)
      expect([whole, more]).toEqual([Buffer.concat(again.bytes), []])
      expect(drawn.parts).toEqual(again.parts)
      expect(inOnePiece(drawn)[0]).toBe(whole)
      whole?.fill(0)
      for (const { bytes } of drawn.parts.values()) expect(bytes).toEqual(Buffer.alloc(bytes.byteLength))
    }),
  )
})

test('some of the marks say what changed only when they are all that did, and leave it open otherwise', () => {
  fc.assert(
    fc.property(feed, feed, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (before, after, listed) => {
      const changed = after.filter(({ id, mark }) => !before.some((event) => event.id === id && event.mark === mark))
      const gone = before.filter(({ id }) => !after.some((event) => event.id === id))
      const some = after.filter((_, index) => listed[index])
      const found = differences(drawnFrom(before), { count: after.length, sum: sumOf(after), marks: marksOf(some) })
      const isTold = gone.length === 0 && changed.every((event) => some.includes(event))
      if (some.length < after.length) expect(found !== undefined).toBe(isTold)
      if (found)
        expect([found.changed.sort(), found.gone.sort()]).toEqual([changed, gone].map((events) => events.map(({ id }) => id).sort()))
    }),
    { numRuns: 500 },
  )
})
