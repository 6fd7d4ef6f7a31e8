import { dateOfDay, daysBetween } from '#app/lib/dates.ts'
import type { Entry } from '../calendar/entries.ts'
import { isTalk, slotOf } from './slots.ts'
import { isOn, overlap, type Span, spanOf } from './spans.ts'

/** Someone who is in an item; of the delegation or not. `groups` are keys under which a whole group of people is someone too. */
export type Someone = { key: string; name: string; theirs: boolean; groups?: readonly string[] }
/** `part`: it is not for the whole delegation, whoever of it is known to be there. */
export type PeopledEntry = Entry & { people: readonly Someone[]; part?: boolean }

/** What may go wrong in a programme as it stands. `names` is empty when it is the delegation as a whole. */
export type Warning =
  | { about: 'overlap' | 'gap'; entry: Entry; next: Entry; minutes: number; names: string[] }
  | { about: 'long-day'; entry: Entry; date: string; hours: number }
  | { about: 'no-meal'; entry: Entry; date: string }
  | { about: 'outside' | 'runs-out'; entry: Entry }

type Visit = { startsOn: string; endsOn: string; status: Entry['status'] }
type Placed = { entry: PeopledEntry; span: Span }

const leastGap = 15
const longestDay = 12 * 60
const noon = 12 * 60
const two = 14 * 60

/** Warns of nothing once the visit is over or off. `now` is a wall time on the clocks the entries were made for. */
export function programmeWarnings(visit: Visit, entries: readonly PeopledEntry[], delegation: readonly Someone[], now: string): Warning[] {
  if (visit.status === 'cancelled' || visit.endsOn < now.slice(0, 10)) return []
  const items = entries.filter(isOn)
  const placed = items
    .flatMap((entry): Placed[] => {
      const span = spanOf(entry)
      return span ? [{ entry, span }] : []
    })
    .sort((a, b) => a.span.from - b.span.from)
  const days = [
    ...Map.groupBy(
      placed.filter(({ entry }) => isForThem(entry)),
      ({ entry }) => entry.startsOn,
    ),
  ]
  return [
    ...items
      .filter((entry) => entry.startsOn < visit.startsOn || entry.endsOn > visit.endsOn)
      .map((entry) => ({ about: 'outside' as const, entry })),
    ...items.filter((entry) => runsOut(entry, now)).map((entry) => ({ about: 'runs-out' as const, entry })),
    ...neighbours(placed, delegation),
    ...days.flatMap(([date, ofDay]) => [...longDay(date, ofDay), ...withoutMeal(date, ofDay)]),
  ]
}

const isForThem = ({ oursOnly, kind }: Entry): boolean => !oursOnly && kind !== 'preparation'

const runsOut = (entry: Entry, now: string): boolean =>
  slotOf(entry) === 'hold' && entry.holdUntil !== null && entry.holdUntil > now && entry.holdUntil <= inTwoDays(now)

const inTwoDays = (now: string): string => `${dateOfDay(daysBetween('1970-01-01', now.slice(0, 10)) + 2)}${now.slice(10)}`

/** Where an item names nobody of the delegation, all of it is there; `everyone` keeps such items apart when no names are known. */
function peopleIn(entry: PeopledEntry, delegation: readonly Someone[]): Map<string, Someone> {
  const whole = isForThem(entry) && !entry.part && !entry.people.some((person) => person.theirs)
  const present = whole ? [{ key: 'everyone', name: '', theirs: true }, ...entry.people, ...delegation] : entry.people
  return new Map(present.map((person) => [person.key, person]))
}

/** A group says it for its people. */
function namesOf(shared: Map<string, Someone>): string[] {
  if (shared.has('everyone')) return []
  return [...shared.values()].filter(({ groups }) => !groups?.some((key) => shared.has(key))).map(({ name }) => name)
}

function neighbours(placed: readonly Placed[], delegation: readonly Someone[]): Warning[] {
  const people = new Map(placed.map(({ entry }) => [entry.id, peopleIn(entry, delegation)]))
  return placed.flatMap((one, index) =>
    placed.slice(index + 1).flatMap((next): Warning[] => {
      const minutes = next.span.from - one.span.to
      if (minutes >= leastGap) return []
      const clash = overlap(one.span, next.span)
      if (!clash && !isFarApart(one.entry, next.entry)) return []
      const both = people.get(next.entry.id)
      const shared = new Map([...(people.get(one.entry.id) ?? [])].filter(([key]) => both?.has(key)))
      if (shared.size === 0) return []
      const names = namesOf(shared)
      return [{ about: clash ? 'overlap' : 'gap', entry: one.entry, next: next.entry, minutes: Math.max(minutes, 0), names }]
    }),
  )
}

/** A transfer is itself the way between two places. What follows a comma is a room in the same place. */
function isFarApart(one: Entry, next: Entry): boolean {
  if (one.kind === 'transfer' || next.kind === 'transfer' || !one.place || !next.place) return false
  const building = (place: string) => (place.split(',')[0] ?? '').trim().toLowerCase()
  return building(one.place) !== building(next.place)
}

function longDay(date: string, ofDay: readonly Placed[]): Warning[] {
  const from = Math.min(...ofDay.map(({ span }) => span.from))
  const minutes = Math.max(...ofDay.map(({ span }) => span.to)) - from
  const first = ofDay[0]
  return first && minutes > longestDay ? [{ about: 'long-day', entry: first.entry, date, hours: Math.floor(minutes / 60) }] : []
}

function withoutMeal(date: string, ofDay: readonly Placed[]): Warning[] {
  const midnight = daysBetween('1970-01-01', date) * 1440
  const midday = { from: midnight + noon, to: midnight + two }
  const talks = ofDay.filter(({ entry }) => isTalk(entry))
  const before = talks.some(({ span }) => span.from < midday.from)
  const after = talks.find(({ span }) => span.to > midday.to)
  const eats = ofDay.some(({ entry, span }) => (entry.kind === 'meal' || entry.kind === 'reception') && overlap(span, midday))
  return before && after && !eats ? [{ about: 'no-meal', entry: after.entry, date }] : []
}
