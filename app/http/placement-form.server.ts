import { redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { findItem, type Item } from '#app/domain/visits/placements.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { forbidden, notFound } from './not-found.ts'

/** The item of a programme that the actor may place. What belongs to no visit the actor sees has its own form. */
export async function itemFor(db: ActorDb, actor: Actor, id: string | undefined): Promise<Item> {
  const engagement = (isUuid(id) ? await findEngagement(db, id) : undefined) ?? notFound()
  if (!canEditEngagement(actor, engagement)) forbidden()
  const found = await findItem(db, engagement.id)
  if (!found) throw redirect(`/engagements/${engagement.id}/edit`)
  return found
}

/** Back to the programme, which says what was done and offers to undo it; `was` is the day it had, or `window`. */
export const placedPath = ({ item, visit }: Item, was?: string): string =>
  `/visits/${visit.id}?placed=${item.id}${was ? `&was=${was}` : ''}#item-${item.id}`

/** An item as the form that places it shows it, on the clocks of the visit. */
export function placementDefaults({ item, visit }: Item) {
  const starts = item.startsLocal && wallTimeAt(item.startsAt, visit.zone)
  const ends = item.endsLocal && wallTimeAt(item.endsAt, visit.zone)
  const settled = item.startsOn === item.endsOn ? item.startsOn : undefined
  const day = starts?.slice(0, 10) ?? settled ?? ''
  const within = day >= visit.startsOn && day <= visit.endsOn
  const hold = item.holdUntil && wallTimeAt(item.holdUntil, visit.zone)
  return {
    day: day && !within ? 'other' : day,
    otherDay: day && !within ? day : '',
    startsTime: starts?.slice(11) ?? '',
    endsTime: ends?.slice(11) ?? '',
    ...(item.startsFold ? { startsFold: '1' as const } : {}),
    ...(item.endsFold ? { endsFold: '1' as const } : {}),
    place: item.place ?? '',
    hostId: item.hostId ?? '',
    slot: item.slot ?? (item.status === 'confirmed' || item.status === 'held' ? ('confirmed' as const) : ('option' as const)),
    holdOn: hold ? hold.slice(0, 10) : '',
    holdTime: hold ? hold.slice(11) : '',
  }
}

/** The day an item has on the clocks of its visit, or `window`. */
export function dayOf({ item, visit }: Item): string {
  if (item.startsLocal) return wallTimeAt(item.startsAt, visit.zone).slice(0, 10)
  return item.timing === 'window' && item.startsOn !== item.endsOn ? 'window' : (item.startsOn ?? 'window')
}
