import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, safe in an address. Shown once; only its hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Enough of a token to tell one's links apart, too little to use. */
export const tokenStart = (token: string): string => token.slice(0, 4)
