import * as z from 'zod'
import { isDate, weekdayOf } from '#app/lib/dates.ts'
import { choice } from '#app/lib/input.ts'
import { repeats } from '#db/schema/words.ts'
import { lastDayOf, limits, type Rule } from './rule.ts'

const number = z.string().trim().max(20).optional()

/** What the form of a new engagement says about coming back; nothing for what is held once. */
export const seriesFields = {
  repeats: choice(repeats).optional(),
  every: number,
  weekdays: z
    .array(z.enum(['1', '2', '3', '4', '5', '6', '7']))
    .max(7)
    .default([]),
  until: z.string().trim().max(40).optional(),
  count: number,
}

type Wish = {
  repeats?: Rule['repeats'] | undefined
  every?: string | undefined
  weekdays: string[]
  until?: string | undefined
  count?: string | undefined
}
export type SeriesProblem = { field: keyof Wish; error: string }

const say = (key: string, values: Record<string, string | number>) => `series.${key}|${JSON.stringify(values)}`
const whole = (text: string, most: number) =>
  /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most ? Number(text) : undefined

/** The rule a form asks for, or what is wrong with it and beside which field. A rule without an end, or past all measure, is refused. */
export function readRule(wish: Wish, startsOn: string, kind: string): { rule?: Rule | undefined; problems: SeriesProblem[] } {
  if (!wish.repeats) return { problems: [] }
  const problems: SeriesProblem[] = []
  if (kind === 'visit') problems.push({ field: 'repeats', error: 'series.notVisits' })
  const every = whole(wish.every || '1', limits.every)
  if (!every) problems.push({ field: 'every', error: say('everyWhole', { max: limits.every }) })
  const count = wish.count ? whole(wish.count, limits.count) : undefined
  if (wish.count && !count) problems.push({ field: 'count', error: say('countLimit', { max: limits.count }) })
  const { until } = wish
  if (until && (!isDate(until) || until < startsOn || until > lastDayOf(startsOn)))
    problems.push({ field: 'until', error: say('untilLimit', { from: startsOn, to: lastDayOf(startsOn) }) })
  if (!until && !wish.count) problems.push({ field: 'until', error: 'series.endNeeded' })
  if (until && wish.count) problems.push({ field: 'count', error: 'series.oneEnd' })
  if (problems.length > 0 || !every) return { problems }
  const chosen = wish.repeats === 'weekly' ? [...new Set(wish.weekdays.map(Number))].sort() : []
  const weekdays = wish.repeats === 'weekly' && chosen.length === 0 ? [weekdayOf(startsOn)] : chosen
  return { rule: { repeats: wish.repeats, every, weekdays, startsOn, until, count }, problems: [] }
}
