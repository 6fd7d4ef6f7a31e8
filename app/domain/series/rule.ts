import { addDays, addMonths, isDate, monthOf, nthWeekday, startOfWeek, weekdayOf } from '#app/lib/dates.ts'
import type { Repeats } from '#db/schema/words.ts'

/** How engagements come back from their first day on; either `until` or `count` ends them. */
export type Rule = {
  repeats: Repeats
  every: number
  weekdays: number[]
  startsOn: string
  until?: string | undefined
  count?: number | undefined
}

export const limits = { count: 200, years: 5, every: 99, plannedMonths: 18 }

/** The last day a series may come back on. */
export const lastDayOf = (startsOn: string): string =>
  addDays(`${addMonths(monthOf(startsOn), limits.years * 12)}-01`, Number(startsOn.slice(8)) - 1)

/** Up to where the engagements of a series are planned ahead, seen from a day. */
export const plannedUntil = (today: string): string => `${addMonths(monthOf(today), limits.plannedMonths)}-01`

/** Which of its weekday in the month a day is: 1 for days 1 to 7. */
export const whichInMonth = (date: string): number => Math.ceil(Number(date.slice(8)) / 7)

/** The days of a series in order, up to `through` and its own end; at most 200. Months that lack the day are left out. */
export function daysOf(rule: Rule, through: string): string[] {
  const end = [through, rule.until ?? through, lastDayOf(rule.startsOn)].sort()[0] ?? through
  const most = Math.min(rule.count ?? limits.count, limits.count)
  const days: string[] = []
  for (let turn = 0; days.length < most; turn += rule.every) {
    const { begins, found } = turnOf(rule, turn)
    if (begins > end) break
    days.push(...found.filter((date) => date >= rule.startsOn && date <= end))
  }
  return days.slice(0, most)
}

/** The days of one week or month of the rule, so many after the first, and its first day. */
function turnOf({ repeats, weekdays, startsOn }: Rule, turn: number): { begins: string; found: string[] } {
  if (repeats === 'weekly') {
    const monday = addDays(startOfWeek(startsOn, 1), turn * 7)
    const chosen = weekdays.length > 0 ? weekdays : [weekdayOf(startsOn)]
    return { begins: monday, found: [...new Set(chosen)].sort((a, b) => a - b).map((weekday) => addDays(monday, weekday - 1)) }
  }
  const month = addMonths(monthOf(startsOn), turn)
  const date =
    repeats === 'monthly-date'
      ? `${month}-${startsOn.slice(8)}`
      : nthWeekday(month, weekdayOf(startsOn), repeats === 'monthly-last-weekday' ? -1 : whichInMonth(startsOn))
  return { begins: `${month}-01`, found: isDate(date) && monthOf(date) === month ? [date] : [] }
}

/** The same rule so many days later: what comes back on Mondays comes back on Tuesdays. Only weeks can be moved so. */
export const movedBy = (rule: Rule, days: number): Rule => ({
  ...rule,
  startsOn: addDays(rule.startsOn, days),
  weekdays: rule.weekdays.map((weekday) => ((((weekday - 1 + days) % 7) + 7) % 7) + 1),
  ...(rule.until ? { until: addDays(rule.until, days) } : {}),
})

/** A rule in two, at one of its days: what came before that day, and what comes from it on. */
export function splitAt(rule: Rule, date: string): { before: Rule; after: Rule } {
  const passed = daysOf(rule, addDays(date, -1)).length
  const after = { ...rule, startsOn: date }
  if (rule.count) return { before: { ...rule, count: passed }, after: { ...after, count: rule.count - passed } }
  return { before: { ...rule, until: addDays(date, -1) }, after }
}
