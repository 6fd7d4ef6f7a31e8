import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { soundKeys } from '#app/lib/consonant-key.ts'
import { nameLikeness, sameName } from '#app/lib/name-likeness.ts'
import { makePairs } from './make-pairs.ts'

const file = readFileSync(new URL('pairs.tsv', import.meta.url), 'utf8')
const pairs = file
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [half, verdict, kind, a = '', b = ''] = line.split('\t')
    return { half, same: verdict === 'same', kind, a, b, taken: nameLikeness(a, b) >= sameName }
  })

/** What share of the pairs of one person are taken for one, and what share of those taken for one are. */
function measured(half: string) {
  const ours = pairs.filter((pair) => pair.half === half)
  const right = ours.filter((pair) => pair.same && pair.taken).length
  return { recall: right / ours.filter((pair) => pair.same).length, precision: right / ours.filter((pair) => pair.taken).length }
}

test('the pairs are those that the lexicon gives, four hundred at least in each half', () => {
  expect(file).toBe(makePairs())
  expect(Object.values(Object.groupBy(pairs, (pair) => pair.half ?? '')).map((half) => (half?.length ?? 0) >= 400)).toEqual([true, true])
})

test('in the half nothing was tuned on, 95 of 100 pairs of one person are known, and 90 of 100 taken for one are', () => {
  const { recall, precision } = measured('held-out')
  expect({ recall: recall >= 0.95, precision: precision >= 0.9 }, `recall ${recall}, precision ${precision}`).toEqual({
    recall: true,
    precision: true,
  })
})

test('likeness is the same from either side, and whole for the name itself', () => {
  for (const { a, b } of pairs) {
    expect([a, b, nameLikeness(a, b).toFixed(9), nameLikeness(a, a)]).toEqual([a, b, nameLikeness(b, a).toFixed(9), 1])
  }
})

test('nine of ten spellings of a whole name are found by any other through their keys alone', () => {
  const whole = pairs.filter(
    (pair) => pair.half === 'held-out' && pair.same && /^(script|romanisation|turkish|kurdish|abd|din)$/.test(pair.kind ?? ''),
  )
  const found = whole.filter(({ a, b }) => {
    const known = new Set(soundKeys(b).flat())
    return soundKeys(a).every((keys) => keys.some((key) => known.has(key)))
  })
  expect(found.length / whole.length).toBeGreaterThanOrEqual(0.9)
})

test('names of nothing, of one word and of other scripts are compared as they are', () => {
  expect([nameLikeness('', ''), nameLikeness('', 'Ali'), nameLikeness('!?', 'علي')]).toEqual([0, 0, 0])
  expect([nameLikeness('Дамаск', 'Дамаск'), nameLikeness('Khaled', 'Khaled al-Masri') >= sameName]).toEqual([1, false])
})

test('names of thousands of letters or words are compared by their beginning', () => {
  const long = ['a'.repeat(5000), 'al-Khatib ben '.repeat(300), 'عبد الرحمن '.repeat(300)]
  expect(long.map((name) => nameLikeness(name, name))).toEqual([1, 1, 1])
})
