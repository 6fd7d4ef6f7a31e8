import { commonWords } from './common-words.server.ts'

const shortest = 15
const longest = 1024
/** Characters that must be left when everything a guesser would try is taken out. */
const leastOwn = 6
const leastDistinct = 4

export type PasswordRefusal = 'too-short' | 'too-long' | 'guessable'

/**
 * Why a new password may not be used; undefined when it may. Length is counted in characters as people see code points; any are allowed.
 * `about` are words that belong to the person: name and email address.
 */
export function refusePassword(password: string, about: readonly string[] = []): PasswordRefusal | undefined {
  const characters = [...password.normalize('NFC')]
  if (characters.length < shortest) return 'too-short'
  if (characters.length > longest) return 'too-long'
  return isGuessable(password, about) ? 'guessable' : undefined
}

function isGuessable(password: string, about: readonly string[]): boolean {
  const words = [...commonWords, ...about.flatMap(wordsOf)].sort((a, b) => b.length - a.length)
  return [folded(password), unmasked(folded(password))].some((text) => {
    const own = words.reduce((rest, word) => rest.replaceAll(word, ' '), unitOf(text))
    const characters = withoutRuns(own)
    return characters.length < leastOwn || new Set(characters).size < leastDistinct
  })
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const masks: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }
const unmasked = (text: string) => text.replace(/[013457@$!]/g, (mask) => masks[mask] ?? mask)

const wordsOf = (text: string) =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)

/** 'abcabcabc' is 'abc': what is typed over and over is worth no more than once. */
function unitOf(text: string): string {
  return /^(.{1,200}?)\1+.{0,3}$/su.exec(text)?.[1] ?? text
}

/** The characters that are left without separators, years, and runs such as '12345', 'cba' or 'zzz'. */
function withoutRuns(text: string): string[] {
  const characters = [...text.replace(/(19|20)\d\d/g, ' ')]
  const step = (at: number) => (characters[at]?.codePointAt(0) ?? Number.NaN) - (characters[at - 1]?.codePointAt(0) ?? Number.NaN)
  const continues = (at: number) => Math.abs(step(at)) <= 1 && (step(at) === step(at - 1) || step(at) === step(at + 1))
  return characters.filter((character, at) => /[\p{L}\p{N}\p{S}\p{Emoji}]/u.test(character) && !continues(at))
}
