import { dayNumber } from '#app/lib/dates.ts'
import type { Entry } from '../calendar/entries.ts'

/** From and to, in minutes on the clocks of the place since 1 January 1970; half-open. */
export type Span = { from: number; to: number }

const minuteOf = (date: string, time: string): number => dayNumber(date) * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** When something of less than a day takes place; what ends at an earlier hour than it starts ends the day after. */
export function spanOf({ startsOn, starts, ends }: Pick<Entry, 'startsOn' | 'starts' | 'ends'>): Span | undefined {
  if (!starts || !ends) return undefined
  const from = minuteOf(startsOn, starts)
  const to = minuteOf(startsOn, ends)
  return { from, to: to > from ? to : to + 1440 }
}

export const overlap = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to

/** Whether it will take place as the programme says. */
export const isOn = ({ status }: Pick<Entry, 'status'>): boolean => status !== 'cancelled' && status !== 'postponed'
