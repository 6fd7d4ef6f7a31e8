import { dateAt, daysBetween } from '#app/lib/dates.ts'
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
  const { startsAt, endsAt } = row
  const whole = row.startsOn !== null && row.endsOn !== null
  const starts = wallTimeAt(startsAt, zone)
  const overDays = endsAt.getTime() - startsAt.getTime() >= dayMs
  // Written out, since copying what is left of an object takes several times as long, and a month has hundreds of these.
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    status: row.status,
    level: row.level,
    tier: row.tier,
    timing: row.timing,
    zone: row.zone,
    place: row.place,
    slot: row.slot,
    visitId: row.visitId,
    oursOnly: row.oursOnly,
    source: row.source,
    label: row.label,
    holdUntil: row.holdUntil && wallTimeAt(row.holdUntil, zone),
    startsOn: row.startsOn ?? starts.slice(0, 10),
    // An engagement that ends at midnight does not touch the day that begins then.
    endsOn: row.endsOn ?? (overDays ? dateAt(new Date(endsAt.getTime() - 1), zone) : starts.slice(0, 10)),
    starts: whole ? null : starts.slice(11),
    ends: whole ? null : wallTimeAt(endsAt, zone).slice(11),
    elsewhere: whole ? null : elsewhereOf(row, zone),
  }
}

function elsewhereOf(row: EngagementItem, zone: string): TimeElsewhere | null {
  const isSame = (instant: Date) => offsetMsAt(instant, row.zone) === offsetMsAt(instant, zone)
  if (row.zone === zone || (isSame(row.startsAt) && isSame(row.endsAt))) return null
  const starts = wallTimeAt(row.startsAt, row.zone)
  const days = daysBetween(dateAt(row.startsAt, zone), starts.slice(0, 10))
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
