import { addDays, daysBetween } from '#app/lib/dates.ts'
import { dayRange, resolveWallTime, wallTimeAt } from '#app/lib/wall-time.ts'
import type { TimeColumns } from '../engagements/times.ts'

/** The hours of a series on the clocks of its zone; `lastDay` is how many days after its first each one ends. */
export type Hours = { zone: string; startsTime: string | null; endsTime: string | null; lastDay: number }

/**
 * One of a series on its day. Its wall time is that of the series whatever the clocks do; in the one night that leaves the hour out
 * it moves as far as they do, and of two equal hours it is the first.
 */
export function timeOn(date: string, hours: Hours, timing: TimeColumns['timing']): TimeColumns {
  const { zone, startsTime, endsTime, lastDay } = hours
  const endsOn = addDays(date, lastDay)
  if (!startsTime || !endsTime) {
    const days = { startsOn: date, endsOn, startsLocal: null, endsLocal: null, startsFold: 0, endsFold: 0 }
    return { timing, zone, ...days, ...dayRange(date, endsOn, zone) }
  }
  const start = moment(`${date}T${startsTime}`, zone)
  const end = laterThan(
    start.at,
    moment(`${endsOn}T${endsTime}`, zone),
    zone,
    minutesBetween(`${date}T${startsTime}`, `${endsOn}T${endsTime}`),
  )
  return {
    ...{ timing: 'timed', zone, startsOn: null, endsOn: null, startsFold: 0, endsFold: 0 },
    ...{ startsLocal: start.local, endsLocal: end.local, startsAt: start.at, endsAt: end.at },
  }
}

type Moment = { local: string; at: Date }

function moment(local: string, zone: string): Moment {
  const found = resolveWallTime(local, zone)
  if (found.kind === 'exact') return { local, at: found.at }
  if (found.kind === 'twice') return { local, at: found.first.at }
  if (found.kind === 'missing') return moment(found.after, zone)
  throw new RangeError(`No wall time ${local} in ${zone}`)
}

const minutesBetween = (from: string, to: string) => (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000

/** The end, or where the clocks jump over the hours of the engagement, its start and its length. */
function laterThan(starts: Date, end: Moment, zone: string, minutes: number): Moment {
  if (end.at > starts) return end
  const at = new Date(starts.getTime() + minutes * 60_000)
  return { local: wallTimeAt(at, zone), at }
}

type Time = Pick<TimeColumns, 'timing' | 'zone' | 'startsLocal' | 'endsLocal' | 'startsOn' | 'endsOn'>

/** The hours that make a series of one time; its wall time reads 'YYYY-MM-DDTHH:MM'. */
export function hoursOf(time: Time): Hours {
  const starts = dayOf(time)
  const ends = (time.endsLocal ?? time.endsOn ?? starts).slice(0, 10)
  const lastDay = daysBetween(starts, ends)
  return { zone: time.zone, startsTime: time.startsLocal?.slice(11) ?? null, endsTime: time.endsLocal?.slice(11) ?? null, lastDay }
}

export const dayOf = (time: Pick<Time, 'startsLocal' | 'startsOn'>): string => (time.startsLocal ?? time.startsOn ?? '').slice(0, 10)

export const sameTime = (a: Time, b: Time): boolean =>
  (['timing', 'zone', 'startsLocal', 'endsLocal', 'startsOn', 'endsOn'] as const).every((key) => a[key] === b[key])
