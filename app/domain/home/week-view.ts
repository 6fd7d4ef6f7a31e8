import { addDays, daysBetween, startOfWeek } from '#app/lib/dates.ts'
import { agendaView } from '../calendar/agenda-view.ts'
import type { Entry } from '../calendar/entries.ts'

/** A day with something, or a run of days without (`until` is its last day). */
export type WeekRow = { date: string; entries: Entry[] } | { date: string; until: string }

export type Week = {
  from: string
  to: string
  /** What lies behind us this week. */
  earlier: Entry[]
  rows: WeekRow[]
  /** How many engagements are still to be held this week. */
  left: number
}

/** The days of the week around `today`, Monday first. */
export function weekAround(today: string): { from: string; to: string } {
  const from = startOfWeek(today, 1)
  return { from, to: addDays(from, 6) }
}

/** Lays out what is left of a week from `today` on; what began earlier and goes on stands under today. */
export function weekView(entries: readonly Entry[], today: string): Week {
  const { from, to } = weekAround(today)
  const { days } = agendaView(entries, { from: today, to })
  const rows: WeekRow[] = []
  let date = today
  for (const day of [...days, undefined]) {
    const busy = day?.date ?? addDays(to, 1)
    if (daysBetween(date, busy) > 0) rows.push({ date, until: addDays(busy, -1) })
    if (day) rows.push({ date: day.date, entries: day.entries })
    date = addDays(busy, 1)
  }
  const ahead = days.flatMap((day) => day.entries)
  return { from, to, earlier: entries.filter((entry) => entry.endsOn < today), rows, left: ahead.filter(isAhead).length }
}

const isAhead = ({ status }: Entry): boolean => status === 'proposed' || status === 'tentative' || status === 'confirmed'
