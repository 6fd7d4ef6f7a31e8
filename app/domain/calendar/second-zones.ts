// Where the two sides of this desk's work live, for a week in which nobody is met yet.
const usual = ['Asia/Damascus', 'Europe/Amsterdam']

/** The zones a second column of hours may likely show: those of engagements in view, the usual ones and the chosen, never the reader's. */
export function secondZones(readerZone: string, shown: Iterable<string>, chosen?: string): string[] {
  const all = new Set([...shown, ...usual, ...(chosen ? [chosen] : [])])
  all.delete(readerZone)
  return [...all].sort()
}
