// Countries whose weekend is not Saturday and Sunday, by the zone their clocks keep.
const fridayAndSaturday: Record<string, string> = {
  'Asia/Damascus': 'SY',
  'Asia/Amman': 'JO',
  'Asia/Baghdad': 'IQ',
  'Africa/Cairo': 'EG',
  'Asia/Riyadh': 'SA',
  'Asia/Qatar': 'QA',
  'Asia/Kuwait': 'KW',
}
const saturdayAndSunday: Record<string, string> = { 'Europe/Amsterdam': 'NL' }

/** For each ISO weekday from Friday to Sunday the countries that rest then: theirs (of the zones met with) before the reader's own. */
export function weekendsOf(readerZone: string, zones: Iterable<string>): Record<5 | 6 | 7, string[]> {
  const theirs = [...new Set(zones)].flatMap((zone) => fridayAndSaturday[zone] ?? []).sort()
  const ours = saturdayAndSunday[readerZone] ? [saturdayAndSunday[readerZone]] : []
  if (theirs.length === 0) return { 5: [], 6: [], 7: [] }
  return { 5: theirs, 6: [...theirs, ...ours], 7: ours }
}

/** The ISO weekdays on which offices work where the clocks keep this zone. */
export const workdaysOf = (zone: string): number[] => (fridayAndSaturday[zone] ? [7, 1, 2, 3, 4] : [1, 2, 3, 4, 5])

/** The country whose offices keep the clocks of this zone, as far as its holidays are known. */
export const countryOf = (zone: string): string | undefined => saturdayAndSunday[zone] ?? fridayAndSaturday[zone]
