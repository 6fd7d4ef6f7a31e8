import { dayRange, resolveWallTime } from '#app/lib/wall-time.ts'
import { canonicalZone } from '#app/lib/zones.ts'
import type { Timing } from '#db/schema/words.ts'

/** What a form says about when: dates as YYYY-MM-DD (the last day included), times as HH:MM on the zone's clocks. */
export type WishedTime = {
  timing: Timing
  zone: string
  startsOn: string
  endsOn?: string | undefined
  startsTime?: string | undefined
  endsTime?: string | undefined
  /** '0' the first, '1' the second of two equal wall times in the night the clocks go back. */
  startsFold?: '0' | '1' | undefined
  endsFold?: '0' | '1' | undefined
}

/** The columns of an engagement that say when; `startsAt` and `endsAt` are derived, half-open. */
export type TimeColumns = {
  timing: Timing
  zone: string
  startsLocal: string | null
  endsLocal: string | null
  startsFold: number
  endsFold: number
  startsOn: string | null
  endsOn: string | null
  startsAt: Date
  endsAt: Date
}

export type TimeProblem = { field: keyof WishedTime; error: string }

const say = (key: string, values: Record<string, string>) => `errors.${key}|${JSON.stringify(values)}`

/** Derives an engagement's time, or says beside which field it goes wrong. Nothing is guessed: gaps and doubles are refused. */
export function timeColumns(wish: WishedTime): { ok: true; columns: TimeColumns } | { ok: false; problems: TimeProblem[] } {
  const zone = canonicalZone(wish.zone)
  if (!zone) return { ok: false, problems: [{ field: 'zone', error: say('unknownZone', { value: wish.zone.slice(0, 60) }) }] }
  return wish.timing === 'timed' ? timed(wish, zone) : wholeDays(wish, zone)
}

function wholeDays(wish: WishedTime, zone: string) {
  const endsOn = wish.endsOn ?? wish.startsOn
  if (endsOn < wish.startsOn) {
    return { ok: false as const, problems: [{ field: 'endsOn' as const, error: say('endsBeforeStarts', { start: wish.startsOn }) }] }
  }
  const columns: TimeColumns = {
    timing: wish.timing,
    zone,
    startsLocal: null,
    endsLocal: null,
    startsFold: 0,
    endsFold: 0,
    startsOn: wish.startsOn,
    endsOn,
    ...dayRange(wish.startsOn, endsOn, zone),
  }
  return { ok: true as const, columns }
}

function timed(wish: WishedTime, zone: string) {
  const start = moment('starts', wish.startsOn, wish.startsTime, wish.startsFold, zone)
  const end = moment('ends', wish.endsOn ?? wish.startsOn, wish.endsTime, wish.endsFold, zone)
  const problems = [start, end].flatMap((side) => ('problem' in side ? [side.problem] : []))
  if ('problem' in start || 'problem' in end) return { ok: false as const, problems }
  if (end.at <= start.at) {
    return {
      ok: false as const,
      problems: [{ field: 'endsTime' as const, error: say('endsBeforeStarts', { start: start.local.slice(11) }) }],
    }
  }
  const columns: TimeColumns = {
    timing: 'timed',
    zone,
    startsLocal: start.local,
    endsLocal: end.local,
    startsFold: start.fold,
    endsFold: end.fold,
    startsOn: null,
    endsOn: null,
    startsAt: start.at,
    endsAt: end.at,
  }
  return { ok: true as const, columns }
}

type Moment = { local: string; at: Date; fold: number } | { problem: TimeProblem }

function moment(side: 'starts' | 'ends', date: string, time: string | undefined, fold: '0' | '1' | undefined, zone: string): Moment {
  const field = `${side}Time` as const
  if (!time) return { problem: { field, error: 'errors.required' } }
  const local = `${date}T${time}`
  const found = resolveWallTime(local, zone)
  if (found.kind === 'exact') return { local, at: found.at, fold: 0 }
  if (found.kind === 'twice') {
    if (fold === undefined) {
      return {
        problem: { field: `${side}Fold`, error: say('timeTwice', { value: time, first: found.first.offset, second: found.second.offset }) },
      }
    }
    return { local, at: fold === '0' ? found.first.at : found.second.at, fold: Number(fold) }
  }
  if (found.kind === 'missing') {
    const values = { value: time, before: found.before.slice(11), after: found.after.slice(11) }
    return { problem: { field, error: say('timeMissing', values) } }
  }
  return { problem: { field, error: say('notATime', { value: time.slice(0, 40) }) } }
}

/** How a stored wall time reads: the database writes a space and seconds. */
export const wallTimeOf = (stored: string): string => stored.slice(0, 16).replace(' ', 'T')

type Shown = Omit<TimeColumns, 'startsFold' | 'endsFold'>

/** What a page needs to say when an engagement is. */
export const shownTime = ({ timing, zone, startsLocal, endsLocal, startsOn, endsOn, startsAt, endsAt }: Shown): Shown => ({
  timing,
  zone,
  startsLocal,
  endsLocal,
  startsOn,
  endsOn,
  startsAt,
  endsAt,
})
