import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sideBySide } from '#app/lib/side-by-side.ts'

const stretches = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 30 })), { maxLength: 30 })
  .map((all) => all.map(([from, length], index) => ({ id: `s${index}`, from, to: from + length })))
const overlap = (a: { from: number; to: number }, b: { from: number; to: number }) => a.from < b.to && b.from < a.to

test('every stretch has one strip among those of its own width', () => {
  fc.assert(
    fc.property(stretches, (all) => {
      const strips = sideBySide(all)
      expect([...strips.keys()].sort()).toEqual(all.map(({ id }) => id).sort())
      for (const { lane, of } of strips.values()) expect(lane >= 0 && lane < of).toBe(true)
    }),
  )
})

test('two that overlap share their width and never their strip', () => {
  fc.assert(
    fc.property(stretches, (all) => {
      const strips = sideBySide(all)
      for (const a of all)
        for (const b of all) {
          if (a === b || !overlap(a, b)) continue
          expect(strips.get(a.id)?.lane).not.toBe(strips.get(b.id)?.lane)
          expect(strips.get(a.id)?.of).toBe(strips.get(b.id)?.of)
        }
    }),
  )
})

test('there are never more strips than lie over one mark', () => {
  fc.assert(
    fc.property(stretches, (all) => {
      const deepest = Math.max(0, ...all.map(({ from }) => all.filter((one) => one.from <= from && one.to > from).length))
      for (const { of } of sideBySide(all).values()) expect(of).toBeLessThanOrEqual(deepest)
    }),
  )
})

test('one after the other is not over each other', () => {
  const strips = sideBySide([
    { id: 'ten', from: 40, to: 44 },
    { id: 'eleven', from: 44, to: 48 },
  ])
  expect([...strips.values()]).toEqual([
    { lane: 0, of: 1 },
    { lane: 0, of: 1 },
  ])
})

test('what has no length, or an id twice, is refused', () => {
  expect(() => sideBySide([{ id: 'a', from: 4, to: 4 }])).toThrow(RangeError)
  const twice = { id: 'a', from: 4, to: 8 }
  expect(() => sideBySide([twice, twice])).toThrow(RangeError)
  expect(() => sideBySide([twice, { ...twice, from: 20, to: 24 }])).toThrow(RangeError)
})
