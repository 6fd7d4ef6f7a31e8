import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addRelation } from '#app/domain/relations/commands.server.ts'
import { relationInput } from '#app/domain/relations/input.ts'

export type TypedRelation = Partial<
  Record<'contactId' | 'organisationId' | 'withId' | 'said' | 'fromOn' | 'untilOn' | 'source' | 'note' | 'level' | 'deskId', string>
>

export const filled = (actor: Actor, typed: TypedRelation) => relationInput.parse({ level: 'internal', deskId: actor.deskIds[0], ...typed })

export const relate = (actor: Actor, typed: TypedRelation) => asActor(actor, (db) => addRelation(db, actor, filled(actor, typed)))
