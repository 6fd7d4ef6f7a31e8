import type { CalendarRow, Entry } from '#app/domain/calendar/entries.ts'
import { entryOf } from '#app/domain/calendar/entries.ts'
import type { Placed } from '#app/domain/calendar/grid-view.ts'
import { timeColumns, type WishedTime } from '#app/domain/engagements/times.ts'

const amsterdam = 'Europe/Amsterdam'

type Wish = Partial<Omit<CalendarRow, 'startsOn' | 'endsOn'>> & Partial<WishedTime> & { startsOn: string }

let made = 0

/** An engagement as a query answers it, its instants derived as the form derives them; a talk of an hour at ten unless told. */
function row(wish: Wish): CalendarRow {
  const { startsOn, endsOn, startsTime, endsTime, startsFold, endsFold, ...over } = wish
  const timing = over.timing ?? 'timed'
  const hours = timing === 'timed' ? { startsTime: startsTime ?? '10:00', endsTime: endsTime ?? '11:00' } : {}
  const time = timeColumns({ timing, zone: over.zone ?? amsterdam, startsOn, endsOn, startsFold, endsFold, ...hours })
  if (!time.ok) throw new Error(JSON.stringify(time.problems))
  const { startsFold: _, endsFold: __, ...columns } = time.columns
  made += 1
  const title = over.title ?? `Talk ${made}`
  return {
    id: `id-${String(made).padStart(4, '0')}`,
    kind: 'meeting',
    title,
    label: title,
    status: 'confirmed',
    level: 'internal',
    tier: null,
    place: null,
    slot: null,
    holdUntil: null,
    visitId: null,
    oursOnly: false,
    source: null,
    deskId: 'desk',
    version: 1,
    ...over,
    ...columns,
  }
}

export const entry = (wish: Wish, zone = amsterdam): Entry => entryOf(row(wish), zone)

/** Entries in order of start, as the query has them. */
export const entries = (wishes: Wish[], zone = amsterdam): Entry[] =>
  wishes
    .map(row)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map((one) => entryOf(one, zone))

/** Entries with their instants, as a grid of hours is drawn by. */
export const placed = (wishes: Wish[], zone = amsterdam): Placed[] =>
  wishes
    .map(row)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map(({ startsAt, endsAt, deskId, version, ...one }) => ({
      entry: entryOf({ startsAt, endsAt, deskId, version, ...one }, zone),
      startsAt,
      endsAt,
      deskId,
      version,
    }))
