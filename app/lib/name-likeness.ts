import { known } from './known.ts'
import { wordDistance } from './sound-distance.ts'
import { joinedName } from './spoken-name.ts'

// More than a name has; what follows would only take time.
const mostWords = 10
const longestWord = 30

type NameWords = { words: string[]; fathers: boolean }

/** The words of a name that are compared: what belongs together joined, "son of" left out, a family before a comma put last. */
function wordsOf(name: string): NameWords {
  const [before = '', ...after] = name.split(/[,،]/)
  const inOrder = after.length === 1 && after[0]?.trim() ? `${after[0]} ${before}` : name
  const joined = joinedName(inOrder)
    .replace(/(?<=^| )(?:abou|aboe|abu|abi) /g, 'abu')
    .replace(/(?<=^| )(?:ابو|ابي|ابا) /g, 'ابو')
    .replace(/(?<=^| )(oumm?|umm?|ام) /g, '$1')
  const words = joined
    .split(' ')
    .filter(Boolean)
    .slice(0, mostWords)
    .map((word) => word.slice(0, longestWord))
  const isSonOf = (word: string, place: number) => place > 0 && place < words.length - 1 && /^(?:ibn|bin|ben|bint|بن|ابن|بنت)$/.test(word)
  const kept = words.filter((word, place) => !isSonOf(word, place))
  return { words: kept, fathers: kept.length < words.length }
}

// Lists of names hold the same words over and over.
const likenessKnown = new Map<string, number>()
const mostKnown = 50_000

/** How alike two words sound, 0 to 1; longer words may differ more. */
function wordLikeness(a: string, b: string): number {
  if (a === b) return 1
  return known(likenessKnown, mostKnown, a < b ? `${a} ${b}` : `${b} ${a}`, () => {
    const { distance, length } = wordDistance(a, b)
    return Math.max(0, 1 - distance / (1 + 0.1 * length))
  })
}

type Path = { least: number; sum: number; pairs: number; left: number }

/** The best way to lay two rows of words beside each other in their order; words between the first and the last may be left out. */
function inOrder(a: string[], b: string[]): number {
  const best: (Path | undefined)[][] = [[{ least: 1, sum: 0, pairs: 0, left: 0 }]]
  for (let i = 0; i <= a.length; i += 1) {
    const row = best[i] ?? []
    best[i] = row
    for (let j = 0; j <= b.length; j += 1) {
      if (i + j === 0) continue
      const paired = (x: number, y: number): Path | undefined => {
        const from = best[i - x]?.[j - y]
        if (!from) return undefined
        const alike = wordLikeness(a.slice(i - x, i).join(''), b.slice(j - y, j).join(''))
        return { ...from, least: Math.min(from.least, alike), sum: from.sum + alike, pairs: from.pairs + 1 }
      }
      const skipped = (from: Path | undefined, middle: boolean): Path | undefined =>
        from && middle ? { ...from, left: from.left + 1 } : undefined
      const ways = [
        paired(1, 1),
        paired(2, 1),
        paired(1, 2),
        skipped(best[i - 1]?.[j], i > 1 && i < a.length),
        skipped(row[j - 1], j > 1 && j < b.length),
      ]
      row[j] = ways.reduce((one, other) => (scoreOf(other) > scoreOf(one) ? other : one), undefined)
    }
  }
  return scoreOf(best[a.length]?.[b.length])
}

const scoreOf = (path: Path | undefined): number =>
  !path ? -1 : path.pairs === 0 ? 0 : 0.65 * path.least + (0.35 * path.sum) / path.pairs - 0.08 * path.left

/** From this likeness on two names are taken for one person's. Measured in tests/names. */
export const sameName = 0.68

/** How alike two names are, in any two scripts and spellings, 0 to 1: the least alike of their words says most. */
export function nameLikeness(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  if (one.words.length === 0 || other.words.length === 0) return 0
  const straight = inOrder(one.words, other.words)
  // "Son of" fixes the order; without it a family may stand first.
  const turned = one.fathers || other.fathers ? 0 : inOrder(turn(one.words), other.words) - 0.1
  return Math.max(0, Math.min(1, Math.max(straight, turned)))
}

const turn = (words: string[]): string[] => (words.length > 1 ? [...words.slice(1), words[0] ?? ''] : [])

/** How well a name answers what was typed of it, 0 to 1: each typed word is compared with the word of the name that is most like it. */
export function answersTo(typed: string): (name: string) => number {
  const sought = wordsOf(typed).words
  return (name) => {
    const { words } = wordsOf(name)
    const best = sought.map((word) => Math.max(0, ...words.map((each) => wordLikeness(word, each))))
    return best.reduce((sum, each) => sum + each, 0) / Math.max(best.length, 1)
  }
}
