import { addDays, addMonths, isDate, monthOf, startOfWeek } from '#app/lib/dates.ts'
import { monthGrid } from '#app/lib/month-grid.ts'
import type { EngagementKind, Level } from '#db/schema/words.ts'

export type CalendarView = 'day' | 'week' | 'month' | 'agenda'

/** What the calendar's address says: which days, how drawn, and which engagements of them. Empty lists mean all. */
export type CalendarAddress = {
  view: CalendarView
  date: string
  kinds: EngagementKind[]
  levels: Level[]
  desk?: string
  organisation?: string
  mine: boolean
}

/** The address of a calendar page, with the filters of `address` and whatever `change` says differently. */
export function calendarPath(address: CalendarAddress, change: Partial<CalendarAddress> = {}): string {
  const { view, date, kinds, levels, desk, organisation, mine } = { ...address, ...change }
  const query = new URLSearchParams({ view, date })
  for (const kind of kinds) query.append('kind', kind)
  for (const level of levels) query.append('level', level)
  if (desk) query.set('desk', desk)
  if (organisation) query.set('organisation', organisation)
  if (mine) query.set('mine', '1')
  return `/calendar?${query}`
}

/** The address of a view without any filter. */
export const plainPath = (view: CalendarView, date: string): string => calendarPath({ view, date, kinds: [], levels: [], mine: false })

/** How many days an agenda page reaches. */
const agendaReach = 28

/** The days an address shows, both included (a month with the days that fill its weeks), and where "previous" and "next" lead. */
export function daysOf({ view, date }: Pick<CalendarAddress, 'view' | 'date'>) {
  if (view === 'month') {
    const month = monthOf(date)
    const days = monthGrid(month, 1).flatMap((week) => week.days)
    return {
      from: days[0]?.date ?? date,
      to: days.at(-1)?.date ?? date,
      previous: within(`${addMonths(month, -1)}-01`),
      next: within(`${addMonths(month, 1)}-01`),
    }
  }
  const length = { day: 1, week: 7, agenda: agendaReach }[view]
  const from = view === 'week' ? startOfWeek(date, 1) : date
  return { from, to: addDays(from, length - 1), previous: within(addDays(from, -length)), next: within(addDays(from, length)) }
}

/** No page leads to days that no form would accept. */
const within = (date: string): string | undefined => (isDate(date) ? date : undefined)
