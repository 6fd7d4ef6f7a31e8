import ICAL from 'ical.js'
import { addMonths, daysBetween, weekdayOf } from '#app/lib/dates.ts'
import type { Line } from './blocks.ts'
import { plainValue } from './blocks.ts'
import { limits, Unreadable } from './values.ts'

const tooFine = new Set(['SECONDLY', 'MINUTELY', 'HOURLY'])
const lists = ['BYMONTH', 'BYWEEKNO', 'BYYEARDAY', 'BYMONTHDAY', 'BYDAY', 'BYHOUR', 'BYMINUTE', 'BYSECOND', 'BYSETPOS']

/** A rule that may be counted out: its end is kept apart, because it is compared on other clocks than the rule is counted on. */
export type CheckedRule = { recur: ICAL.Recur; until: string | undefined; endless: boolean; allows: (on: string) => boolean }

/** Refuses, before anything is counted out, what no diary repeats by and what would take for ever. */
export function checkRule(line: Line): CheckedRule {
  const at = { line: line.at }
  const text = plainValue(line).replace(/;+$/, '')
  const parts = text.split(';').map((part) => {
    const [, key = '', value = ''] = /^([A-Z-]+)=(.+)$/i.exec(part) ?? []
    return [key.toUpperCase(), value.toUpperCase()] as const
  })
  const rule = new Map(parts)
  const frequency = rule.get('FREQ') ?? ''
  if (tooFine.has(frequency)) throw new Unreadable('tooFine', at)
  if (!['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(frequency) || rule.size < parts.length || rule.has(''))
    throw new Unreadable('badRule', at)
  const natural = (key: string) => rule.get(key) === undefined || /^[1-9]\d{0,9}$/.test(rule.get(key) ?? '')
  if (!natural('INTERVAL') || !natural('COUNT')) throw new Unreadable('badInterval', at)
  const product = lists.reduce((sum, key) => sum * (rule.get(key)?.split(',').length ?? 1), 1)
  if (product > limits.product) throw new Unreadable('tooMuchRule', { ...at, most: limits.product })
  const until = rule.get('UNTIL')
  if (until !== undefined && !/^\d{8}(T\d{6}Z?)?$/.test(until)) throw new Unreadable('badRule', at)
  const kept = parts.filter(([key]) => key !== 'UNTIL' && !key.startsWith('X-')).map(([key, value]) => `${key}=${value}`)
  try {
    const recur = ICAL.Recur.fromString(kept.join(';'))
    return { recur, until, endless: until === undefined && !rule.has('COUNT'), allows: dayFilter(rule) }
  } catch {
    throw new Unreadable('badRule', at)
  }
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Days that a rule names must be so in every occurrence; ical.js turns 30 February into 2 March, where RFC 5545 leaves it out. */
function dayFilter(rule: ReadonlyMap<string, string>): (on: string) => boolean {
  const list = (key: string) => rule.get(key)?.split(',')
  const [months, days, names] = [list('BYMONTH')?.map(Number), list('BYMONTHDAY')?.map(Number), list('BYDAY')?.map((day) => day.slice(-2))]
  return (on) => {
    const [day, month] = [Number(on.slice(8)), Number(on.slice(5, 7))]
    const fromEnd = day - daysBetween(`${on.slice(0, 7)}-01`, `${addMonths(on.slice(0, 7), 1)}-01`) - 1
    return (
      (months?.includes(month) ?? true) &&
      (days?.some((one) => one === day || one === fromEnd) ?? true) &&
      (names?.includes(weekdays[weekdayOf(on) - 1] ?? '') ?? true)
    )
  }
}
