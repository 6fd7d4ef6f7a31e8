import { daysBetween } from '#app/lib/dates.ts'

type Known = { times: number; promises: number; nextOn: string | undefined; lateDays: number }

/**
 * How soon a successor should take somebody up: an open promise weighs as three meetings, a meeting within a month as five, and contact that
 * is late as two.
 */
export function weightOfTie({ times, promises, nextOn, lateDays }: Known, today: string): number {
  const soon = nextOn !== undefined && daysBetween(today, nextOn) <= 31
  return Math.min(times, 12) + promises * 3 + (soon ? 5 : 0) + (lateDays > 0 ? 2 : 0)
}

type Text = { on: string; promises: number; tier: 'technical' | 'official' | 'political' | null; people: number }

/** Which read-outs to read first: those that open promises come from, then the newest, the political ones and those with many people. */
export function weightOfText({ on, promises, tier, people }: Text, today: string): number {
  const months = Math.max(0, daysBetween(on, today)) / 30
  return promises * 4 + Math.max(0, 12 - months) + (tier === 'political' ? 3 : 0) + Math.min(people, 6) / 2
}

/** The heaviest first; equals stay in the order they had. */
export const heaviestFirst = <Row extends { weight: number }>(rows: Row[]): Row[] => rows.toSorted((a, b) => b.weight - a.weight)
