import { createHash, randomBytes } from 'node:crypto'

// Nothing that reads like something else, so that it can be typed from a screen into a telephone.
const letters = 'abcdefghijkmnopqrstuvwxyz2345678'
const length = 28

/** 140 random bits in groups of seven letters. Shown once; only its hash is kept. */
export function newSecret(): string {
  const drawn = [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('')
  return drawn.replace(/.{7}(?=.)/g, '$&-')
}

/** As many random bits need no slow hash. Hyphens, spaces and capitals are as people type them. */
export const hashSecret = (typed: string): string =>
  createHash('sha256').update(typed.replace(/[\s-]/g, '').toLowerCase()).digest('base64url')

export const secretStart = (secret: string): string => secret.slice(0, 4)
