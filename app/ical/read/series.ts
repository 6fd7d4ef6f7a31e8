import ICAL from 'ical.js'
import { addDays, dateOfDay, dayNumber } from '#app/lib/dates.ts'
import { type Block, firstOf, type Line, linesOf } from './blocks.ts'
import { atInstant, type Clocks, dayOf, keyOf, type Moment, momentsIn, momentsOf, onClocks } from './moments.ts'
import { type CheckedRule, checkRule } from './rule.ts'
import { spentMs } from './spent.ts'
import { limits, type ReadOptions, type Said, said, Unreadable } from './values.ts'

const dayMs = 86_400_000
/** Of a series without an end, as far ahead as series made here are planned. */
const aheadDays = 548

type Occurrence = { key: string; start: Moment }
export type Expansion = { occurrences: Occurrence[]; from: string; to: string; notes: Set<Said> }

export const repeats = (event: Block): boolean => firstOf(event, 'RRULE') !== undefined || firstOf(event, 'RDATE') !== undefined

/**
 * The occurrences of a series by its rule, further dates and exceptions, in order: those of five years at most, which begin with the series or,
 * of an old one, three and a half years ago.
 */
export function expand(
  event: Block,
  start: Moment,
  clocks: Clocks,
  { now, window: wanted }: Pick<ReadOptions, 'now' | 'window'>,
): Expansion {
  const notes = new Set<Said>()
  const rules = linesOf(event, 'RRULE')
  if (rules.length > 1 || firstOf(event, 'EXRULE'))
    throw new Unreadable('twoRules', { line: (rules[1] ?? firstOf(event, 'EXRULE'))?.at ?? 0 })
  const added = datesOf(event, 'RDATE', clocks, notes)
  const excluded = new Set(datesOf(event, 'EXDATE', clocks, notes).map(keyOf))
  const rule = rules[0] && checkRule(rules[0])
  const window = wanted ?? windowOf(dayOf(start), now, rule?.endless ?? false)
  const found = new Map<string, Occurrence>()
  const keep = (moment: Moment) => {
    if (dayOf(moment) < window.from || dayOf(moment) > window.to) return
    const key = keyOf(moment)
    if (!excluded.has(key) && !excluded.has(dayOf(moment))) found.set(key, { key, start: moment })
  }
  if (rule && rules[0]) count(rules[0], rule, start, window, notes, keep)
  else keep(start)
  if (added.some((moment) => moment.kind !== start.kind)) throw new Unreadable('mixedTimes', { line: event.at })
  for (const moment of added) keep(moment)
  if (found.size > limits.instances) throw new Unreadable('tooManyInstances', { line: event.at, most: limits.instances })
  if (rule?.endless || window.from > dayOf(start)) notes.add(said('windowed', { from: window.from, to: window.to }))
  const occurrences = [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  return { occurrences, ...window, notes }
}

function windowOf(startsOn: string, now: number, endless: boolean): { from: string; to: string } {
  const days = limits.years * 365
  const today = Math.floor(now / dayMs)
  const from = Math.max(dayNumber(startsOn), today - days + aheadDays)
  const to = endless ? Math.min(from + days, Math.max(today, from) + aheadDays) : from + days
  return { from: dateOfDay(from), to: dateOfDay(to) }
}

function datesOf(event: Block, name: string, clocks: Clocks, notes: Set<Said>): Moment[] {
  const lines = linesOf(event, name)
  const many = lines.reduce((sum, line) => sum + momentsIn(line), 0)
  if (many > limits.dates) throw new Unreadable('tooManyDates', { line: lines[0]?.at ?? event.at, most: limits.dates })
  return lines.flatMap((line) => momentsOf(line, clocks, notes))
}

/** Counts on the clocks of the place, as a diary does; each day's time is then put into its zone. */
function count(
  line: Line,
  { recur, until, allows }: CheckedRule,
  start: Moment,
  window: { from: string; to: string },
  notes: Set<Said>,
  keep: (moment: Moment) => void,
): void {
  const began = spentMs()
  const first = ICAL.Time.fromData(
    start.kind === 'date' ? { ...partsOf(start.on), isDate: true } : { ...partsOf(start.local), isDate: false },
  )
  const iterator = recur.iterator(first)
  let kept = 0
  for (let next = iterator.next(); next; next = iterator.next()) {
    if (spentMs() - began > limits.seriesMs) throw new Unreadable('tooSlow', { line: line.at })
    const text = next.toString()
    const day = text.slice(0, 10)
    if (day > window.to) return
    if (day < window.from || !allows(day)) continue
    const moment: Moment = start.kind === 'date' ? { kind: 'date', on: day } : onClocks(text.slice(0, 16), start.zone, notes)
    if (until !== undefined && isAfter(moment, until)) return
    kept += 1
    if (kept > limits.instances + limits.dates) throw new Unreadable('tooManyInstances', { line: line.at, most: limits.instances })
    keep(moment)
  }
}

function partsOf(local: string) {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = local.split(/[-T:]/).map(Number)
  return { year, month, day, hour, minute, second: 0 }
}

/** UNTIL is a date, an instant, or (by programs that do not know better) a time on the series' own clocks; it is itself included. */
function isAfter(moment: Moment, until: string): boolean {
  const on = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`
  if (until.length === 8 || moment.kind === 'date') return dayOf(moment) > on
  const time = `${on}T${until.slice(9, 11)}:${until.slice(11, 13)}`
  return until.endsWith('Z') ? moment.at.getTime() > Date.parse(`${time}:${until.slice(13, 15)}Z`) : moment.local > time
}

/** The same moment on another day of the series: as many days, and minutes on the same clocks, later. */
export function endAfter(occurrence: Moment, start: Moment, end: Moment, notes: Set<Said>): Moment {
  if (occurrence.kind === 'date' || start.kind === 'date' || end.kind === 'date') {
    return { kind: 'date', on: addDays(dayOf(occurrence), dayNumber(dayOf(end)) - dayNumber(dayOf(start))) }
  }
  const length = Date.parse(`${end.local}Z`) - Date.parse(`${start.local}Z`)
  const local = new Date(Date.parse(`${occurrence.local}Z`) + length).toISOString().slice(0, 16)
  const found = onClocks(local, occurrence.zone, notes)
  // Over a night in which the clocks change, what is short may seem to end before it begins.
  return found.at > occurrence.at ? found : atInstant(new Date(occurrence.at.getTime() + length), occurrence.zone)
}
