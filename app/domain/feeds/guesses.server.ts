import { asGate } from '../access/as-actor.server.ts'
import { addressPrefix } from '../members/address-prefix.ts'
import { keyedHash } from '../members/keyed-hash.server.ts'
import { type Turn, takeTurn } from '../members/throttle.server.ts'

const guessesAMinute = 30

/**
 * Counts a token nobody has against the network it came from. Links that exist are served before this is asked, so that one
 * colleague's guesses never keep another's calendar away.
 */
export function countGuess(address: string, secret: string, now: Date): Promise<Turn> {
  const key = keyedHash(secret, 'feed guess', addressPrefix(address))
  return asGate((db) => takeTurn(db, [{ key, most: guessesAMinute, withinMs: 60_000 }], now))
}
