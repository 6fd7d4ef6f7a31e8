import { addDays, daysBetween } from '#app/lib/dates.ts'
import { type Level, levels } from '#db/schema/words.ts'
import { type Entry, inDayOrder, touches } from '../calendar/entries.ts'
import type { Who } from '../delegations/attendance.ts'
import { isTalk, isWithoutDay, slotOf } from './slots.ts'

/** One day of a visit. `without` says why it has no items: nothing is planned, or nobody wrote down what happened. */
export type ProgrammeDay = { date: string; items: ProgrammeItem[]; without: 'free' | 'unrecorded' | null }
/** `handedOut`: whether the delegation may read it in the programme it gets. */
/** An entry of a programme, with whom it is with; `who` of the delegation is in it, where it is not for all of it. */
export type ProgrammeEntry = Entry & { version?: number; organisations?: string[]; who?: Who | undefined }
export type ProgrammeItem = ProgrammeEntry & { handedOut: boolean }

/** What has to be settled before the visit: an item that is only held or an option, or how many talks have no day. */
export type Concern = { about: 'ran-out' | 'hold' | 'option'; entry: Entry } | { about: 'without-day'; count: number }

export type Programme = {
  days: ProgrammeDay[]
  withoutDay: ProgrammeItem[]
  concerns: Concern[]
  /** Items in the programme, and how many of them are handed out. */
  items: number
  handedOut: number
}

type Visit = { startsOn: string; endsOn: string; level: Level; status: Entry['status'] }

const longestDrawnWhole = 31

/**
 * Lays a visit's programme out by day, on the clocks `entries` were made for. `now` is a wall time on the same clocks. Days on which
 * nothing is planned are shown too, unless the visit lasts longer than a month.
 */
export function programmeView(visit: Visit, entries: readonly ProgrammeEntry[], now: string): Programme {
  const items = entries.map((entry) => ({ ...entry, handedOut: isHandedOut(visit, entry) }))
  const withoutDay = items.filter(isWithoutDay)
  const byDay = Map.groupBy(
    items.filter((item) => !isWithoutDay(item)),
    (item) => item.startsOn,
  )
  const dates = [...new Set([...visitDays(visit), ...byDay.keys()])].sort()
  const days = dates.map((date): ProgrammeDay => {
    const found = byDay.get(date)
    const past = date < now.slice(0, 10) && withoutDay.some((item) => touches(item, date, date))
    return found ? { date, items: inDayOrder(found), without: null } : { date, items: [], without: past ? 'unrecorded' : 'free' }
  })
  const kept = items.filter((item) => item.status !== 'cancelled')
  return {
    days,
    withoutDay,
    concerns: concernsOf(visit, items, now),
    items: kept.length,
    handedOut: kept.filter((item) => item.handedOut).length,
  }
}

function visitDays({ startsOn, endsOn }: Visit): string[] {
  const length = daysBetween(startsOn, endsOn) + 1
  return length > longestDrawnWhole ? [] : Array.from({ length }, (_, index) => addDays(startsOn, index))
}

/** The delegation does not get what is ours only, nor what is stricter than the visit itself (than internal, for a public visit). */
export function isHandedOut(visit: Pick<Visit, 'level'>, entry: Pick<Entry, 'oursOnly' | 'kind' | 'level'>): boolean {
  const strictest = Math.max(levels.indexOf(visit.level), levels.indexOf('internal'))
  return !entry.oursOnly && entry.kind !== 'preparation' && levels.indexOf(entry.level) <= strictest
}

function concernsOf(visit: Visit, items: readonly Entry[], now: string): Concern[] {
  if (visit.status === 'cancelled' || visit.endsOn < now.slice(0, 10)) return []
  const unsettled = inDayOrder(items)
    .sort((a, b) => daysBetween(b.startsOn, a.startsOn))
    .flatMap((entry): Concern[] => {
      const slot = slotOf(entry)
      if (slot === 'hold') return [{ about: entry.holdUntil && entry.holdUntil <= now ? 'ran-out' : 'hold', entry }]
      return slot === 'option' ? [{ about: 'option', entry }] : []
    })
  const count = items.filter((entry) => isTalk(entry) && slotOf(entry) === 'window').length
  return count > 0 ? [...unsettled, { about: 'without-day', count }] : unsettled
}
