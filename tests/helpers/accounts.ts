import { hash } from '@node-rs/argon2'
import type { Actor } from '#app/domain/access/actors.ts'
import { asGate } from '#app/domain/access/as-actor.server.ts'
import { startSession } from '#app/domain/members/sessions.server.ts'
import type { Role } from '#db/schema/words.ts'
import { type Desk, makeMember } from './people.ts'

export const secret = 'a secret of the tests alone, 48 characters long.'
export const password = 'vijf kraanvogels boven Homs'
export const start = new Date('2026-02-09T08:00:00.000Z')

export const minutesLater = (minutes: number, from = start): Date => new Date(from.getTime() + minutes * 60_000)

/** A hash made with so little work that tests stay fast. */
export const quickHash = (text: string): Promise<string> => hash(text, { memoryCost: 64, timeCost: 1 })

/** A member who can sign in with `password`. */
export async function makeAccount({ name, role = 'officer', desks }: { name: string; role?: Role; desks?: Desk[] }): Promise<Actor> {
  return makeMember({ name, role, passwordHash: await quickHash(password), ...(desks && { desks }) })
}

/** A session of the member, begun at `now`. */
export const sessionFor = (actor: Actor, now = start): Promise<string> => asGate((db) => startSession(db, actor.id, secret, now))
