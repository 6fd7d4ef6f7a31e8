import { soundKeys } from '#app/lib/consonant-key.ts'
import { foldName } from '#app/lib/names.ts'
import { otherSpellings } from './spellings.ts'

/**
 * What someone looks for: as typed, its words, folded, each with other known spellings; and for each word the consonant
 * keys it may have, where all have one.
 */
export type Query = { typed: string; folded: string; words: { word: string; others: string[] }[]; keys: string[][] }

const shortestQuery = 2
// More words narrow nothing down and make the statement longer.
const mostWords = 12

/** Undefined when there is too little to look for: under two letters or digits once marks and punctuation are gone. */
export function readQuery(text: string): Query | undefined {
  const folded = foldName(text)
  if (folded.replaceAll(' ', '').length < shortestQuery) return undefined
  const words = [...new Set(folded.split(' '))].slice(0, mostWords)
  const keys = soundKeys(text).slice(0, mostWords)
  return {
    typed: text.slice(0, 200),
    folded,
    words: words.map((word) => ({ word, others: otherSpellings(word) })),
    // A key of one consonant is shared by too many names to mean anything.
    keys: keys.every(([key = '']) => key.length >= 2) ? keys : [],
  }
}
