import { expect, test } from 'vitest'
import { readQuery } from '#app/domain/search/query.ts'
import { markHits, type Piece, snippetOf } from '#app/domain/search/snippet.ts'
import { foldText } from '#app/lib/fold-text.ts'

const query = (text: string) => {
  const read = readQuery(text)
  if (!read) throw new Error(`Too little: ${text}`)
  return read
}

const said = (pieces: Piece[]) => pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('')

test('under two letters or digits there is nothing to look for, whatever the punctuation', () => {
  expect(['', ' ', 'x', '%', '_%_', "'--", 'ء', '\u0000'].map(readQuery)).toEqual(Array(8).fill(undefined))
})

test('5,000 letters and 5,000 words are read without ado', () => {
  expect(query('a'.repeat(5000)).folded.length).toBeLessThanOrEqual(500)
  expect(query('word '.repeat(5000)).words.length).toBe(1)
  expect(query(Array.from({ length: 5000 }, (_, number) => `w${number}`).join(' ')).words.length).toBe(12)
})

test('a hit is marked as it was typed, whole where folding changed the letters', () => {
  expect([
    said(markHits('Talk with the Druze community', query('dru'))),
    said(markHits('Over Sweïda gesproken', query('sweida'))),
    said(markHits('في السويداء', query('Suwayda'))),
    said(markHits('Nothing of it', query('druze'))),
  ]).toEqual(['Talk with the [Dru]ze community', 'Over [Sweïda] gesproken', 'في [السويداء]', 'Nothing of it'])
})

test('a snippet is cut between words around its first hit', () => {
  const long = `${'before it there was much to read '.repeat(20)}the Druze asked ${'and afterwards more of the same '.repeat(20)}`
  const text = said(snippetOf(long, query('druze')))
  expect([text.startsWith('… '), text.endsWith(' …'), text.includes('the [Druze] asked'), text.length < 270]).toEqual([
    true,
    true,
    true,
    true,
  ])
})

test('a text without spaces is cut all the same', () => {
  expect(said(snippetOf('a'.repeat(5000), query('aaa'))).length).toBeLessThan(270)
})

test('a long text is folded to its end', () => {
  const folded = foldText(`${'De delegatie vroeg naar Sweïda. '.repeat(300)}Slot: السويداء`)
  expect([folded.length > 8000, folded.endsWith('slot سويدا')]).toEqual([true, true])
})
