import type { Role } from '#db/schema/words.ts'

/** A signed-in member, as of the start of the request: rights are read anew each time. */
export type Actor = { id: string; name: string; role: Role; deskIds: readonly string[] }

export const canWrite = (actor: Actor): boolean => (actor.role === 'officer' || actor.role === 'manager') && actor.deskIds.length > 0

export const canWriteFor = (actor: Actor, deskId: string): boolean => canWrite(actor) && actor.deskIds.includes(deskId)

export const canAdminister = (actor: Actor): boolean => actor.role === 'administrator'
