import { addDays, dateAt } from '#app/lib/dates.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import type { LayerColour } from '#db/schema/words.ts'

/** An external calendar as the calendar draws it beside engagements: `on` when the address asks for it. */
export type Layer = { id: string; name: string; colour: LayerColour; freshAt: Date | null; stale: boolean; on: boolean }

type OutsideRow = {
  id: string
  title: string
  place: string | null
  startsOn: string | null
  endsOn: string | null
  startsAt: Date
  endsAt: Date
}

/** An event of a layer on the reader's days and clocks; `starts` and `ends` are null for whole days. */
export type LayerEvent = {
  id: string
  layer: Pick<Layer, 'name' | 'colour'>
  title: string
  place: string | null
  startsOn: string
  endsOn: string
  starts: string | null
  ends: string | null
  startsMs: number
  endsMs: number
}

export function layerEventOf(
  { startsAt, endsAt, startsOn, endsOn, ...row }: OutsideRow,
  layer: LayerEvent['layer'],
  zone: string,
): LayerEvent {
  const at = { startsMs: startsAt.getTime(), endsMs: endsAt.getTime() }
  if (startsOn && endsOn) return { ...row, layer, startsOn, endsOn, starts: null, ends: null, ...at }
  const [starts, ends] = [wallTimeAt(startsAt, zone), wallTimeAt(endsAt, zone)]
  return {
    ...row,
    layer,
    startsOn: starts.slice(0, 10),
    // What ends at midnight does not touch the day that begins then.
    endsOn: dateAt(new Date(at.endsMs - 1), zone),
    starts: starts.slice(11),
    ends: ends.slice(11),
    ...at,
  }
}

type OfDays = Record<string, LayerEvent[]>

/** What lies on each of the days from `from` to `to`: whole days first, then by the hour. */
export function layerDays(events: readonly LayerEvent[], from: string, to: string): OfDays {
  const days: OfDays = {}
  for (const event of inOrder(events)) {
    const last = event.endsOn < to ? event.endsOn : to
    for (let date = event.startsOn > from ? event.startsOn : from; date <= last; date = addDays(date, 1)) {
      days[date] = [...(days[date] ?? []), event]
    }
  }
  return days
}

/** The same with each event once, on the first of its days among them. */
export const layerStarts = (events: readonly LayerEvent[], from: string, to: string): OfDays =>
  Object.fromEntries(
    Map.groupBy(
      inOrder(events).filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from),
      ({ startsOn }) => (startsOn > from ? startsOn : from),
    ),
  )

const inOrder = (events: readonly LayerEvent[]) =>
  [...events].sort((a, b) => Number(a.starts !== null) - Number(b.starts !== null) || a.startsMs - b.startsMs)
