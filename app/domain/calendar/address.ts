import { addDays, addMonths, isDate, monthOf, startOfWeek } from '#app/lib/dates.ts'
import { monthGrid } from '#app/lib/month-grid.ts'
import type { EngagementKind, Level, Status } from '#db/schema/words.ts'

export const calendarViews = ['day', 'workweek', 'week', 'multiweek', 'month', 'agenda'] as const
export type CalendarView = (typeof calendarViews)[number]

/** What the calendar's address says: which days, how drawn, and which engagements of them. Empty lists mean all. */
export type CalendarAddress = {
  view: CalendarView
  date: string
  kinds: EngagementKind[]
  levels: Level[]
  statuses: Status[]
  desk?: string
  organisation?: string
  /** A member of ours who takes part. */
  member?: string
  topic?: string
  mine: boolean
  /** External calendars drawn beside them, by id; 'none' for none, all when left out. */
  layers?: string[]
  /** How many weeks several of them are; four unless told. */
  weeks?: number
  /** The zone of a second column of hours. */
  zone2?: string
}

/** The address of a calendar page, with the filters of `address` and whatever `change` says differently. */
export function calendarPath(address: CalendarAddress, change: Partial<CalendarAddress> = {}): `/calendar?${string}` {
  const { view, date, kinds, levels, statuses, desk, organisation, member, topic, mine, layers, weeks, zone2 } = { ...address, ...change }
  const query = new URLSearchParams({ view, date })
  for (const kind of kinds) query.append('kind', kind)
  for (const level of levels) query.append('level', level)
  for (const status of statuses) query.append('status', status)
  if (desk) query.set('desk', desk)
  if (organisation) query.set('organisation', organisation)
  if (member) query.set('member', member)
  if (topic) query.set('topic', topic)
  if (mine) query.set('mine', '1')
  for (const layer of layers ?? []) query.append('layer', layer)
  if (weeks) query.set('weeks', String(weeks))
  if (zone2) query.set('zone2', zone2)
  return `/calendar?${query}`
}

/** The address of a view without any filter. */
export const plainPath = (view: CalendarView, date: string): string =>
  calendarPath({ view, date, kinds: [], levels: [], statuses: [], mine: false })

export const usualWeeks = 4
/** How many weeks one page may hold. */
export const weekChoices = [2, 3, 4, 5, 6, 7, 8]

/** Views that are columns of hours. */
export const isGrid = (view: CalendarView): boolean => view === 'day' || view === 'workweek' || view === 'week'

/** How many days an agenda page reaches. */
const agendaReach = 28

/** The days an address shows, both included (a month with the days that fill its weeks), and where "previous" and "next" lead. */
export function daysOf({ view, date, weeks = usualWeeks }: Pick<CalendarAddress, 'view' | 'date' | 'weeks'>) {
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
  const length = { day: 1, workweek: 5, week: 7, multiweek: weeks * 7, agenda: agendaReach }[view]
  const step = view === 'workweek' ? 7 : length
  const from = view === 'day' || view === 'agenda' ? date : startOfWeek(date, 1)
  return { from, to: addDays(from, length - 1), previous: within(addDays(from, -step)), next: within(addDays(from, step)) }
}

/** No page leads to days that no form would accept. */
const within = (date: string): string | undefined => (isDate(date) ? date : undefined)
