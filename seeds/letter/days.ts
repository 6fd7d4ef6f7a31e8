import { addDays, startOfWeek, todayIn, weekdayOf } from '#app/lib/dates.ts'

/** Days named from the day of loading, on the calendar of The Hague; a weekend counts as the Monday after it. */
export type Days = {
  now: Date
  today: string
  /** The nth working day (Monday to Friday): 0 today, 1 the next, -1 the last one before. */
  workday(n: number): string
  /** A weekday (Monday 1 to Sunday 7) of the week so many weeks from that of workday(0). */
  weekday(weeks: number, weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7): string
  /** The Sunday, a working day in Syria, of the week in which `today` lies. */
  sunday: string
}

export const home = 'Europe/Amsterdam'

export function daysAround(now: Date): Days {
  const today = todayIn(home, now)
  const first = weekdayOf(today) > 5 ? addDays(startOfWeek(today, 1), 7) : today
  const monday = startOfWeek(first, 1)
  return {
    now,
    today,
    workday(n) {
      const place = weekdayOf(first) - 1 + n
      const week = Math.floor(place / 5)
      return addDays(monday, week * 7 + place - week * 5)
    },
    weekday: (weeks, weekday) => addDays(monday, weeks * 7 + weekday - 1),
    sunday: addDays(startOfWeek(today, 1), 6),
  }
}
