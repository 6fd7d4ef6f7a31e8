import { dateAt } from '#app/lib/dates.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { cityOf, offsetMsAt } from '#app/lib/zones.ts'
import type { EngagementItem } from '../engagements/queries.server.ts'

/** An engagement with what it is called where there is little room, such as 'NFI'. */
export type CalendarRow = EngagementItem & { label: string }

/** The same moment on the clocks of the engagement's own zone; `days` its date is off from the reader's (-1, 0 or 1). */
export type TimeElsewhere = { starts: string; ends: string; city: string; days: number }

type OwnTime = 'startsLocal' | 'endsLocal' | 'startsOn' | 'endsOn' | 'startsAt' | 'endsAt' | 'holdUntil' | 'deskId' | 'version'

/** An engagement as the reader's calendar draws it. */
export type Entry = Omit<CalendarRow, OwnTime> & {
  /** First and last day it is drawn on: own dates of whole days and windows, the reader's dates of what has a time. */
  startsOn: string
  endsOn: string
  /** 'HH:MM' on the reader's clocks; null where no hour is known. */
  starts: string | null
  ends: string | null
  elsewhere: TimeElsewhere | null
  /** 'YYYY-MM-DDTHH:MM' on the reader's clocks. */
  holdUntil: string | null
}

const dayMs = 86_400_000

/** Draws an engagement on the clocks of `zone`. What lasts less than a day stays on its first day, also past midnight. */
export function entryOf(row: CalendarRow, zone: string): Entry {
  const { startsLocal, endsLocal, startsOn, endsOn, startsAt, endsAt, deskId, version, ...rest } = row
  const carried = { ...rest, holdUntil: row.holdUntil && wallTimeAt(row.holdUntil, zone) }
  if (startsOn && endsOn) {
    return { ...carried, startsOn, endsOn, starts: null, ends: null, elsewhere: null }
  }
  const starts = wallTimeAt(startsAt, zone)
  const overDays = endsAt.getTime() - startsAt.getTime() >= dayMs
  return {
    ...carried,
    startsOn: starts.slice(0, 10),
    // An engagement that ends at midnight does not touch the day that begins then.
    endsOn: overDays ? dateAt(new Date(endsAt.getTime() - 1), zone) : starts.slice(0, 10),
    starts: starts.slice(11),
    ends: wallTimeAt(endsAt, zone).slice(11),
    elsewhere: elsewhereOf(row, zone),
  }
}

function elsewhereOf(row: EngagementItem, zone: string): TimeElsewhere | null {
  const same = [row.startsAt, row.endsAt].every((instant) => offsetMsAt(instant, row.zone) === offsetMsAt(instant, zone))
  if (same) return null
  const starts = wallTimeAt(row.startsAt, row.zone)
  const days = Math.round((Date.parse(starts.slice(0, 10)) - Date.parse(dateAt(row.startsAt, zone))) / dayMs)
  return { starts: starts.slice(11), ends: wallTimeAt(row.endsAt, row.zone).slice(11), city: cityOf(row.zone), days }
}

/** Whether it is drawn as a bar over days rather than inside one. */
export const isOverDays = (entry: Entry): boolean => entry.startsOn < entry.endsOn

export const touches = (entry: Entry, from: string, to: string): boolean => entry.startsOn <= to && entry.endsOn >= from

/** The order within a day: what lasts, then the whole day, then by the hour, then what has no hour yet. Keeps the order of instants. */
export function inDayOrder<Drawn extends Entry>(entries: readonly Drawn[]): Drawn[] {
  return [...entries].sort((a, b) => rankOf(a) - rankOf(b))
}

function rankOf(entry: Entry): number {
  if (entry.timing === 'window') return 3
  if (isOverDays(entry)) return 0
  return entry.timing === 'all-day' ? 1 : 2
}
