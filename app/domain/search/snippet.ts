import { soundKeys } from '#app/lib/consonant-key.ts'
import { known } from '#app/lib/known.ts'
import { foldName } from '#app/lib/names.ts'
import type { Query } from './query.ts'

/** A piece of a found text; `hit` where it answers the query. */
export type Piece = { at: number; text: string; hit: boolean }

const around = 80
const longest = 240

type Span = { from: number; to: number }

/** Where in the text the query's words stand, in any of their known spellings: whole words, or the letters typed where folding kept them. */
function hitsIn(text: string, query: Query): Span[] {
  const spelled = spelledIn(text, query)
  return spelled.length > 0 ? spelled : formsIn(text, query)
}

// Lists of names hold the same words over and over.
const foldedKnown = new Map<string, string>()
const mostKnown = 20_000
const foldedWord = (word: string): string => known(foldedKnown, mostKnown, word, foldName)

const words = /[\p{L}\p{N}\p{M}'’ʼ-]+/gu

/** Other forms of the query's words: parties for party, gesprekken for gesprek. The database knows their stems; here what they share at their beginning has to do. */
function formsIn(text: string, query: Query): Span[] {
  return [...text.matchAll(words)]
    .filter((found) => query.words.some(({ word }) => sharesBeginning(foldedWord(found[0]), word)))
    .map((found) => ({ from: found.index, to: found.index + found[0].length }))
}

function sharesBeginning(a: string, b: string): boolean {
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared += 1
  return shared >= Math.max(3, Math.ceil(b.length * 0.6)) && Math.max(a.length, b.length) - shared <= 5
}

/** Where the words stand as typed, or in another known spelling. */
function spelledIn(text: string, query: Query): Span[] {
  const spans: Span[] = []
  for (const found of text.matchAll(words)) {
    const token = found[0]
    const folded = foldedWord(token)
    const typed = query.words.find(({ word }) => folded.includes(word))
    const other = query.words.some(({ others }) => others.some((each) => folded.startsWith(each)))
    if (!typed && !other) continue
    const at = typed && folded.length === token.length ? folded.indexOf(typed.word) : -1
    spans.push(
      at < 0
        ? { from: found.index, to: found.index + token.length }
        : { from: found.index + at, to: found.index + at + (typed?.word.length ?? 0) },
    )
  }
  return spans
}

const soundsKnown = new Map<string, string[]>()
const soundsOf = (word: string): string[] => soundKeys(word).flat()

/** The words of a name that answer the query by spelling or by sound; the whole name when none does by itself. */
export function wordsThatAnswer(name: string, query: Query): string {
  const spelled = hitsIn(name, query).map((span) => name.slice(span.from, span.to))
  if (spelled.length > 0) return spelled.join(' ')
  const sought = new Set(query.keys.flat())
  const sounding = name.split(/\s+/).filter((word) => known(soundsKnown, mostKnown, word, soundsOf).some((key) => sought.has(key)))
  return sounding.join(' ') || name
}

/** The whole text with every hit in it marked. */
export const markHits = (text: string, query: Query): Piece[] => cut(text, hitsIn(text, query), { from: 0, to: text.length })

/** The part of a text around its first hit, cut between words, with every hit in it marked. */
export function snippetOf(text: string, query: Query): Piece[] {
  const plain = text.replace(/\s+/g, ' ').trim()
  const spans = hitsIn(plain, query)
  const shown = windowAround(plain, spans[0]?.from ?? 0)
  const before = shown.from > 0 ? [{ at: -1, text: '… ', hit: false }] : []
  const after = shown.to < plain.length ? [{ at: plain.length, text: ' …', hit: false }] : []
  return [...before, ...cut(plain, spans, shown), ...after]
}

function cut(text: string, spans: Span[], shown: Span): Piece[] {
  const pieces: Piece[] = []
  let at = shown.from
  for (const span of spans.filter((each) => each.from >= shown.from && each.to <= shown.to)) {
    pieces.push({ at, text: text.slice(at, span.from), hit: false }, { at: span.from, text: text.slice(span.from, span.to), hit: true })
    at = span.to
  }
  return [...pieces, { at, text: text.slice(at, shown.to), hit: false }].filter((piece) => piece.text !== '')
}

function windowAround(text: string, hit: number): Span {
  const start = hit <= around ? 0 : text.indexOf(' ', hit - around) + 1
  // A text without spaces is cut anywhere.
  const from = start === 0 || start > hit ? Math.max(0, hit - around) : start
  if (text.length - from <= longest) return { from, to: text.length }
  const cut = text.lastIndexOf(' ', from + longest)
  return { from, to: cut > hit ? cut : from + longest }
}
