import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MarkedPart, markChanges } from '#app/ui/mark-changes.ts'
import { pagesAround } from '#app/ui/pages-around.ts'

const said = (parts: MarkedPart[]) => parts.map((part) => (part.changed ? `[${part.text}]` : part.text)).join('')
const plain = (parts: MarkedPart[]) => parts.map((part) => part.text).join('')

test('changed words are marked in both versions', () => {
  const { yours, saved } = markChanges('Time between talks and an interpreter.', 'Time between talks and a quiet room.')
  expect([said(yours), said(saved)]).toEqual(['Time between talks and [an] [interpreter].', 'Time between talks and [a] [quiet room].'])
})

test('marking loses nothing of either version, and equal texts have no marks', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const { yours, saved } = markChanges(a, b)
      expect([plain(yours), plain(saved)]).toEqual([a, b])
      expect(markChanges(a, a).yours.some((part) => part.changed)).toBe(false)
    }),
    { numRuns: 200 },
  )
})

test('texts too different to compare come back whole', () => {
  const words = (seed: string) => Array.from({ length: 3000 }, (_, place) => `${seed}${place}`).join(' ')
  const { yours, saved } = markChanges(words('a'), words('b'))
  expect([yours.length, saved.length, yours[0]?.changed]).toEqual([1, 1, true])
})

test('pages are offered around the present one, with gaps named', () => {
  const shown = (page: number, last: number) => pagesAround(page, last).map(({ number, gap }) => (gap ? `…${number}` : `${number}`))
  expect([shown(1, 1), shown(2, 9), shown(5, 9), shown(9, 9)]).toEqual([
    ['1'],
    ['1', '2', '3', '…9'],
    ['1', '…4', '5', '6', '…9'],
    ['1', '…8', '9'],
  ])
})
