import { foldText } from '#app/lib/fold-text.ts'

export type Person = { id: string; name: string; interpreter: boolean }

/** An engagement the actor may see, as far as it occupies people and a place; the range is half-open. */
export type Occupied = { id: string; title: string; startsAt: Date; endsAt: Date; zone: string; place: string | null; people: Person[] }

/** That somebody is busy in an engagement the actor may not see, and whom to ask; nobody when it is need-to-know. */
export type Busy = { personId: string; startsAt: Date; endsAt: Date; desk: string | null }

/** That a room of ours is taken by what the actor may not see. */
type Taken = Omit<Busy, 'personId'>

export type Wished = Omit<Occupied, 'id' | 'title'>
type Days = { id: string; title: string; startsAt: Date; endsAt: Date }

type Seen = { id: string; title: string }

export type Clash =
  | { about: 'same-time'; person: string; interpreter: boolean; engagement: Seen }
  | { about: 'busy'; person: string; desk: string | null }
  | { about: 'place-busy'; place: string; desk: string | null }
  | { about: 'same-place'; place: string; engagement: Seen }
  | { about: 'short-gap'; person: string; minutes: number; engagement: Seen }
  | { about: 'outside-visit'; visit: Seen }

type Range = { startsAt: Date; endsAt: Date }

/** Half-open: what ends at eleven does not meet what begins at eleven. */
export const overlaps = (a: Range, b: Range): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** Minutes from one place to the next; places whose clocks differ lie in different countries. */
export const travelMinutes = { nearby: 30, abroad: 180 }

/** Minutes that lie between two ranges; negative when they overlap. */
export const gapBetween = (a: Range, b: Range): number =>
  Math.max(a.startsAt.getTime() - b.endsAt.getTime(), b.startsAt.getTime() - a.endsAt.getTime()) / 60_000

const samePlace = (a: string | null, b: string | null) => a !== null && b !== null && foldText(a) === foldText(b)

/** Rooms of one building read alike up to their first comma. */
const building = (place: string) => foldText(place.split(',')[0] ?? '')

type Where = { place: string | null; zone: string }

/** Minutes to leave between two engagements of the same person; none where a place is not known. */
export function minutesBetween(a: Where, b: Where): number {
  if (a.place === null || b.place === null || building(a.place) === building(b.place)) return 0
  return a.zone === b.zone ? travelMinutes.nearby : travelMinutes.abroad
}

function needsTravel(a: Wished, b: Wished): boolean {
  const gap = gapBetween(a, b)
  return gap >= 0 && gap < minutesBetween(a, b)
}

type Around = { others: Occupied[]; busy: Busy[]; taken?: Taken[]; visit?: Days | undefined }

/** What speaks against the wished time: each is a warning, none forbids it. */
export function clashesOf(wished: Wished, around: Around): Clash[] {
  const { others, busy, taken = [], visit } = around
  const clashes = others.flatMap((other) => clashesWith(wished, other))
  const hidden = wished.people.flatMap(({ id, name }) =>
    busy.filter((one) => one.personId === id && overlaps(wished, one)).map(({ desk }) => ({ name, desk })),
  )
  const told = new Map(hidden.map((one) => [`${one.name} ${one.desk}`, one]))
  const desks = new Set(taken.filter((one) => overlaps(wished, one)).map(({ desk }) => desk))
  const outside = visit && (wished.startsAt < visit.startsAt || wished.endsAt > visit.endsAt)
  return [
    ...(outside ? [{ about: 'outside-visit' as const, visit: { id: visit.id, title: visit.title } }] : []),
    ...clashes,
    ...[...told.values()].map(({ name, desk }) => ({ about: 'busy' as const, person: name, desk })),
    ...[...desks].map((desk) => ({ about: 'place-busy' as const, place: wished.place ?? '', desk })),
  ]
}

function clashesWith(wished: Wished, other: Occupied): Clash[] {
  const engagement = { id: other.id, title: other.title }
  const shared = wished.people.flatMap((one) => {
    const there = other.people.find(({ id }) => id === one.id)
    return there ? [{ person: one.name, interpreter: one.interpreter || there.interpreter }] : []
  })
  if (overlaps(wished, other)) {
    const room = samePlace(wished.place, other.place) ? [{ about: 'same-place' as const, place: wished.place ?? '', engagement }] : []
    return [...shared.map((one) => ({ about: 'same-time' as const, ...one, engagement })), ...room]
  }
  if (!needsTravel(wished, other)) return []
  const minutes = gapBetween(wished, other)
  return shared.map(({ person }) => ({ about: 'short-gap' as const, person, minutes, engagement }))
}

/** Tells one list of clashes from another: whoever goes on anyway goes on with those that were shown. */
export const markOfClashes = (clashes: Clash[]): string =>
  clashes
    .map((clash) => JSON.stringify(clash))
    .sort()
    .join('\n')
