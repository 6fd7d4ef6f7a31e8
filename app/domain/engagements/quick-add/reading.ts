/** What was not certain in a line, to be said beside what was understood. */
export type Doubt =
  | { about: 'afternoon' | 'morning'; said: string; read: string }
  | { about: 'hour-long' }
  | { about: 'overnight' }
  | { about: 'today-or-later' | 'which-week' | 'two-readings'; said: string; read: string; or: string }
  | { about: 'day-first'; said: string; read: string }
  | { about: 'other-weekday'; said: string; read: string }
  | { about: 'more-days'; said: string }
  | { about: 'some-time'; said: string }
  | { about: 'no-day' }

/** Stands in a line where something was understood, so that what stood before and after it stays apart. */
export const mark = '\u0001'

/** A line with what was understood taken out of it. */
export type Taken<Found> = { found: Found; rest: string; doubts: Doubt[] }

/** The line without the match. */
export const without = (line: string, match: { index: number; 0: string }): string =>
  `${line.slice(0, match.index)} ${mark} ${line.slice(match.index + match[0].length)}`
