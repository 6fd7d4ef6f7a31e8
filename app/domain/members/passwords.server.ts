import { randomInt } from 'node:crypto'
import { hash, parseOptions, verify } from '@node-rs/argon2'
import { turns } from '#app/lib/turns.ts'

/** argon2id, about a fifth of a second; raised here, kept passwords follow when their owners sign in. */
const strength = { memoryCost: 65_536, timeCost: 2, parallelism: 1 }
// Each holds 64 MiB and one of the four threads that also read files and look up names.
const inTurn = turns(3)

/** The same keys pressed on another keyboard give the same password. Nothing is cut off. */
const normalised = (password: string) => password.normalize('NFC')

/** The salted hash to keep. Takes long by design: never to be called inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalised(password), strength))
}

let decoy: Promise<string> | undefined

/** Whether the password belongs to the hash. Without a hash the answer is no, after the same work. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomPassword())
  const unknown = await decoy
  const right = await inTurn(() => verify(passwordHash ?? unknown, normalised(password)))
  return right && passwordHash !== null
}

/** Whether the hash was made with less work than is asked for today. */
export function isOutdated(passwordHash: string): boolean {
  const made = parseOptions(passwordHash)
  return made.memoryCost < strength.memoryCost || made.timeCost < strength.timeCost
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to hand over on paper or by telephone: 23 characters, 99 random bits, none that looks like another. */
export function randomPassword(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
