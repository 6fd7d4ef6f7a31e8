import { nameLikeness, sameName } from '#app/lib/name-likeness.ts'
import { foldName } from '#app/lib/names.ts'

/** What tells whether two contacts are one person. */
export type Person = { id: string; names: string[]; email: string | null; phone: string | null; organisationIds: string[] }

export type LikenessReason = 'same-name' | 'like-name' | 'email' | 'phone' | 'organisation'
export type Likeness = { score: number; reasons: LikenessReason[] }

export const sameAddress = (email: string | null): string | undefined => email?.trim().toLowerCase() || undefined

/** The last nine digits: with and without the country's number. */
export function samePhone(phone: string | null): string | undefined {
  const digits = phone?.replace(/\D/g, '') ?? ''
  return digits.length >= 7 ? digits.slice(-9) : undefined
}

// A telephone or mailbox is shared by colleagues, whose names are not alike at all.
const leastWithContact = 0.4

/** How likely two contacts are one person, 0 to 1, and why; undefined when nothing says so. */
export function comparePeople(a: Person, b: Person): Likeness | undefined {
  const name = Math.max(0, ...a.names.flatMap((one) => b.names.map((other) => nameLikeness(one, other))))
  const email = sameAddress(a.email) !== undefined && sameAddress(a.email) === sameAddress(b.email)
  const phone = samePhone(a.phone) !== undefined && samePhone(a.phone) === samePhone(b.phone)
  if (name < (email || phone ? leastWithContact : sameName)) return undefined
  const organisation = a.organisationIds.some((id) => b.organisationIds.includes(id))
  const folded = new Set(a.names.map(foldName))
  const reasons: LikenessReason[] = b.names.some((each) => folded.has(foldName(each)))
    ? ['same-name']
    : name >= sameName
      ? ['like-name']
      : []
  if (email) reasons.push('email')
  if (phone) reasons.push('phone')
  if (organisation) reasons.push('organisation')
  // A name alone, however alike, is never certain.
  const score = name * 0.7 + (email ? 0.25 : 0) + (phone ? 0.2 : 0) + (organisation ? 0.15 : 0)
  return { score: Math.min(1, score), reasons }
}
