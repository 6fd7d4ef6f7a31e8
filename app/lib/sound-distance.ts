import { isArabic, readingsOf, type Sound } from './name-sounds.ts'

// Sounds that writers and languages take for each other, and how far apart they are; all others are 1 apart.
const nearConsonants: Record<string, number> = {
  dt: 0.2,
  DT: 0.3,
  Td: 0.3,
  Dt: 0.3,
  Tz: 0.4,
  hx: 0.3,
  kx: 0.6,
  gj: 0.4,
  gx: 0.5,
  gk: 0.6,
  sz: 0.4,
  cs: 0.5,
  Cj: 0.4,
  Cc: 0.2,
  jz: 0.5,
  cj: 0.5,
  bf: 0.7,
  mn: 0.6,
  fw: 0.4,
  bp: 0.1,
  dz: 0.6,
  cx: 0.6,
}
const nearVowels: Record<string, number> = { Ii: 0.2, Eu: 0.4, ao: 0.5 }

function between(a: string, b: string, near: Record<string, number>, most: number): number {
  let least = most
  for (const one of a) {
    for (const other of b) {
      if (one === other) return 0
      least = Math.min(least, near[one < other ? one + other : other + one] ?? most)
    }
  }
  return least
}

function apart(a: Sound, b: Sound): number {
  const consonants = a.consonants && b.consonants ? between(a.consonants, b.consonants, nearConsonants, 1) : 1.2
  const vowels = a.vowels && b.vowels ? between(a.vowels, b.vowels, nearVowels, 0.65) : 1.2
  return Math.min(consonants, vowels)
}

type Scripts = [0 | 1, 0 | 1]

/** What it takes to make one word of the other, sound by sound. */
export function wordDistance(a: string, b: string): { distance: number; length: number } {
  const scripts: Scripts = [isArabic(a) ? 0 : 1, isArabic(b) ? 0 : 1]
  const others = readingsOf(b)
  let closest = { distance: Number.POSITIVE_INFINITY, length: 0 }
  for (const one of readingsOf(a)) {
    for (const other of others) {
      const each = distance(one, other, scripts)
      if (each < closest.distance) closest = { distance: each, length: Math.min(one.length, other.length) }
    }
  }
  return closest
}

function distance(one: Sound[], other: Sound[], [scriptOfOne, scriptOfOther]: Scripts): number {
  const rows: number[][] = [[0]]
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 0; i <= one.length; i += 1) {
    const row = rows[i] ?? []
    rows[i] = row
    for (let j = 0; j <= other.length; j += 1) {
      if (i + j === 0) continue
      const [x, y] = [one[i - 1], other[j - 1]]
      row[j] = Math.min(
        x ? at(i - 1, j) + x.lost[scriptOfOther] : Number.POSITIVE_INFINITY,
        y ? at(i, j - 1) + y.lost[scriptOfOne] : Number.POSITIVE_INFINITY,
        x && y ? at(i - 1, j - 1) + apart(x, y) : Number.POSITIVE_INFINITY,
        at(i - 2, j - 2) + swapped(one.slice(i - 2, i), other.slice(j - 2, j)),
      )
    }
  }
  return at(one.length, other.length)
}

/** Two sounds that changed places are one slip of the hand. */
function swapped([a, b]: Sound[], [c, d]: Sound[]): number {
  return a && b && c && d && apart(a, d) + apart(b, c) === 0 ? 0.5 : Number.POSITIVE_INFINITY
}
