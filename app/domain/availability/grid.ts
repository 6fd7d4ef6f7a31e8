import { wallTimeAt } from '#app/lib/wall-time.ts'
import { overlaps } from '../engagements/clashes.ts'
import type { Asked, Hours, Taken } from './queries.server.ts'
import { type Range, type Slot, type WorkingHours, workingRange } from './slots.ts'

/** Where something lies within the working hours of a day, in hundredths of them. */
type Place = { at: number; width: number }

/** A taken stretch of a day as its clocks tell it; without hours when it fills the working hours. */
export type Stretch = Place & {
  hours: { starts: string; ends: string } | undefined
  by: { id: string; title: string } | { desk: string | null }
}

export type GridRow = Asked & { stretches: Stretch[] }
export type GridDay = { date: string; ticks: { at: number; time: string }[]; free: (Place & { slot: string })[]; rows: GridRow[] }

const round = (share: number) => Math.round(share * 10_000) / 100

function placeIn(day: Range, { startsAt, endsAt }: Range): Place {
  const length = day.endsAt.getTime() - day.startsAt.getTime()
  const from = Math.max(startsAt.getTime() - day.startsAt.getTime(), 0)
  const to = Math.min(endsAt.getTime() - day.startsAt.getTime(), length)
  return { at: round(from / length), width: round((to - from) / length) }
}

/** One working day: who is taken when, and which of the free times lie in it. */
export function gridDay(date: string, hours: WorkingHours, rows: readonly Hours[], slots: readonly Slot[]): GridDay {
  const day = workingRange(date, hours)
  return {
    date,
    ticks: ticksOf(day, hours.zone),
    free: slots.filter((slot) => overlaps(slot, day)).map((slot) => ({ ...placeIn(day, slot), slot: slot.startsLocal })),
    rows: rows.map(({ taken, ...row }) => ({
      ...row,
      stretches: taken.filter((one) => overlaps(one, day)).map((one) => stretchOf(day, one, hours.zone)),
    })),
  }
}

function stretchOf(day: Range, { startsAt, endsAt, by }: Taken, zone: string): Stretch {
  const shown = { startsAt: startsAt > day.startsAt ? startsAt : day.startsAt, endsAt: endsAt < day.endsAt ? endsAt : day.endsAt }
  const fills = startsAt <= day.startsAt && endsAt >= day.endsAt
  const clock = (at: Date) => wallTimeAt(at, zone).slice(11)
  return {
    ...placeIn(day, shown),
    hours: fills ? undefined : { starts: clock(shown.startsAt), ends: clock(shown.endsAt) },
    by: 'id' in by ? { id: by.id, title: by.title } : by,
  }
}

/** The whole hours within a day, every second one of a long day. */
function ticksOf(day: Range, zone: string): GridDay['ticks'] {
  const hour = 3_600_000
  const quarter = hour / 4
  const marks: Date[] = []
  for (let ms = Math.ceil(day.startsAt.getTime() / quarter) * quarter; ms < day.endsAt.getTime(); ms += quarter) {
    const time = wallTimeAt(new Date(ms), zone)
    if (time.endsWith(':00')) marks.push(new Date(ms))
  }
  const step = Math.ceil(marks.length / 10)
  return marks
    .filter((_, index) => index % step === 0)
    .map((at) => ({ at: placeIn(day, { startsAt: at, endsAt: day.endsAt }).at, time: wallTimeAt(at, zone).slice(11) }))
}
