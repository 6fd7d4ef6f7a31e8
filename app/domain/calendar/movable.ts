import type { Actor } from '../access/actors.ts'
import { isMovable } from '../engagements/move-wish.ts'
import { canEditEngagement } from '../engagements/rules.ts'
import type { Placed } from './grid-view.ts'

/** Versions of what the actor may move, by id. */
export type Movable = Record<string, number>

export function movableOf(actor: Actor, placed: readonly Placed[]): Movable {
  const found = placed.filter((one) => canEditEngagement(actor, one) && isMovable(one.entry))
  return Object.fromEntries(found.map(({ entry, version }) => [entry.id, version]))
}
