import { nameLikeness, sameName } from '#app/lib/name-likeness.ts'
import { foldName } from '#app/lib/names.ts'

/** What tells whether two organisations are one. */
export type Place = { names: string[]; website: string | null }

export type PlaceReason = 'same-name' | 'like-name' | 'same-words' | 'website'
export type PlaceLikeness = { score: number; reasons: PlaceReason[] }

const small = new Set('a an and de der des du el en et for het in la le of op te the van voor و في'.split(' '))
const leastShared = 0.8

const wordsOf = (name: string) =>
  new Set(
    foldName(name)
      .split(' ')
      .filter((word) => word && !small.has(word)),
  )

/** The share of words that two names have in common: names of organisations are longer by a word, or in another order. */
function sharedWords(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  return one.size + other.size < 4 ? 0 : (2 * [...one].filter((word) => other.has(word)).length) / (one.size + other.size)
}

/** 'example.org' for https://www.example.org/about. */
export function hostOf(website: string | null): string | undefined {
  return URL.parse(website ?? '')?.hostname.replace(/^www\./, '') || undefined
}

/** How likely two organisations are one, 0 to 1, and why; undefined when nothing says so. A kind of name many have, like "community", says nothing. */
export function comparePlaces(a: Place, b: Place): PlaceLikeness | undefined {
  const pairs = a.names.flatMap((one) => b.names.map((other) => [one, other] as const))
  const name = Math.max(0, ...pairs.map(([one, other]) => nameLikeness(one, other)))
  const words = Math.max(0, ...pairs.map(([one, other]) => sharedWords(one, other)))
  const website = hostOf(a.website) !== undefined && hostOf(a.website) === hostOf(b.website)
  const folded = new Set(a.names.map(foldName))
  const reasons: PlaceReason[] = []
  if (b.names.some((each) => folded.has(foldName(each)))) reasons.push('same-name')
  else if (name >= sameName) reasons.push('like-name')
  else if (words >= leastShared) reasons.push('same-words')
  if (website) reasons.push('website')
  if (reasons.length === 0) return undefined
  return { score: Math.min(1, Math.max(name, words) * 0.8 + (website ? 0.2 : 0)), reasons }
}
