import { type Level, levels } from '#db/schema/words.ts'
import type { Entry } from './entries.ts'

/** What is drawn as one bar over days: an engagement, or the talks of one visit that share a window. */
export type MonthBar = {
  id: string
  startsOn: string
  endsOn: string
  title: string
  /** What the gathered talks are called; empty for a single engagement. */
  talks: string[]
  /** The strictest level among them. */
  level: Level
  entry: Entry
}

/**
 * Makes bars of what lies over days. Talks of one visit within one window become one bar, so that a programme without hours does not
 * fill the month; cancelled and postponed ones stay by themselves.
 */
export function gatherBars(entries: readonly Entry[]): MonthBar[] {
  const groups = Map.groupBy(entries, groupOf)
  return [...groups].flatMap(([id, gathered]) => {
    const [entry] = gathered
    if (!entry) return []
    const level = levels[Math.max(...gathered.map((one) => levels.indexOf(one.level)))] ?? entry.level
    const talks = gathered.length > 1 ? gathered.map((one) => one.label) : []
    return [{ id, startsOn: entry.startsOn, endsOn: entry.endsOn, title: entry.title, talks, level, entry }]
  })
}

/** Bars of equal days lie in the order of these keys: visits on top, windows at the bottom. */
function groupOf(entry: Entry): string {
  if (entry.kind === 'visit') return `1 ${entry.id}`
  if (entry.timing !== 'window') return `2 ${entry.id}`
  const gathers = entry.visitId !== null && entry.status !== 'cancelled' && entry.status !== 'postponed'
  return gathers ? `3 ${entry.visitId} ${entry.startsOn} ${entry.endsOn}` : `4 ${entry.id}`
}
