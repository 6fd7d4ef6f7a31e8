import { dateAt, daysBetween } from '#app/lib/dates.ts'
import { dayRange } from '#app/lib/wall-time.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { changeColumns } from '../engagements/moves.server.ts'
import { type Engagement, findEngagement } from '../engagements/queries.server.ts'
import { shiftedTime } from '../engagements/shifted-time.ts'
import { timeColumns } from '../engagements/times.ts'
import type { Placement } from './placement.ts'
import { findVisit, type Visit } from './queries.server.ts'

/** An item of a programme with its visit; undefined when either is hidden or it belongs to none. */
export async function findItem(db: ActorDb, id: string) {
  const item = await findEngagement(db, id)
  const visit = item?.visit && (await findVisit(db, item.visit.id))
  return item && visit ? { item, visit, hosts: hostsOf(item, visit) } : undefined
}

export type Item = NonNullable<Awaited<ReturnType<typeof findItem>>>

/** Who may receive the delegation: with whom the item is, and the hosts; the guests themselves are not offered. */
function hostsOf(item: Engagement, visit: Visit): { id: string; name: string }[] {
  const guests = visit.organisations.map((organisation) => organisation.id)
  const all = [...item.organisations.filter(({ id }) => !guests.includes(id)), ...[visit.host, item.host].flatMap((host) => host ?? [])]
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()]
}

/** Gives an item its place in the programme, if it is still at `version`. */
export async function placeItem(db: ActorDb, actor: Actor, { item, hosts }: Item, version: number, placement: Placement) {
  const { time, place = null, hostId = null, slot, holdUntil } = placement
  if (hostId && !hosts.some((host) => host.id === hostId)) return { ok: false, reason: 'unknown-host' } as const
  // What is agreed for the programme is no longer only proposed.
  const agreed = slot === 'confirmed' && ['proposed', 'tentative'].includes(item.status)
  const change = { ...time, place, hostId, slot, holdUntil, ...(agreed ? { status: 'confirmed' as const } : {}) }
  return changeColumns(db, actor, item.id, version, change)
}

/** Moves an item to another day at the same hours; what has no day yet gets the day without an hour. The rest of it stays. */
export async function moveToDay(db: ActorDb, actor: Actor, { item, visit }: Item, version: number, day: string) {
  const from = item.startsLocal ? dateAt(item.startsAt, visit.zone) : (item.startsOn ?? day)
  const window = item.timing === 'window'
  const when = window ? timeColumns({ timing: 'window', zone: visit.zone, startsOn: day }) : shiftedTime(item, daysBetween(from, day))
  if (!when.ok) return { ok: false, reason: 'no-such-time' } as const
  return changeColumns(db, actor, item.id, version, when.columns)
}

/** Takes an item out of its day again: it is somewhere in the visit, and nothing is held for it. */
export async function returnToWindow(db: ActorDb, actor: Actor, { item, visit }: Item, version: number) {
  const { startsOn, endsOn, zone } = visit
  const time = { timing: 'window', zone, startsLocal: null, endsLocal: null, startsFold: 0, endsFold: 0, startsOn, endsOn } as const
  return changeColumns(db, actor, item.id, version, { ...time, ...dayRange(startsOn, endsOn, zone), slot: null, holdUntil: null })
}
