import { addDays, dateOfDay, dayNumber, daysBetween, weekdayOf } from '#app/lib/dates.ts'

/** Who keeps a day: a country whose offices are closed, or a community. */
type Keeper = 'NL' | 'SY' | 'alawite' | 'christian' | 'druze' | 'kurdish'

/** A day that somebody keeps. `expected`: it follows the moon as it is seen, so the day before or after is possible. */
export type Observance = { key: ObservanceKey; keepers: readonly Keeper[]; expected: boolean }

type Rule = { keepers: readonly Keeper[]; falls(date: string): boolean; expected?: true }

const fixed = (first: string, days = 1) => ({
  falls: (date: string) => within(date, `${date.slice(0, 4)}-${first}`, days),
})
const afterEaster = (easter: (year: number) => string, later: number) => ({
  falls: (date: string) => date === addDays(easter(Number(date.slice(0, 4))), later),
})
const hijri = (month: number, day: number, days = 1) => ({
  falls: (date: string) => {
    const on = hijriOf(date)
    return on.month === month && on.day >= day && on.day < day + days
  },
  expected: true as const,
})

/**
 * Netherlands: the days on which government offices close (General Extension of Terms Act, section 3).
 * Syria: Decree 188 of 2025, and Decree 13 of 2026 for Nowruz. Islamic dates by the Umm al-Qura calendar.
 * Druze: the Ziyara at the tomb of al-Nabi Shu'ayb, 25 to 28 April.
 */
const rules = {
  newYear: { keepers: ['NL', 'SY'], ...fixed('01-01') },
  revolution: { keepers: ['SY'], ...fixed('03-18') },
  nowruz: { keepers: ['SY', 'kurdish'], ...fixed('03-21') },
  mothers: { keepers: ['SY'], ...fixed('03-21') },
  evacuation: { keepers: ['SY'], ...fixed('04-17') },
  king: { keepers: ['NL'], falls: (date) => date === kingsDay(Number(date.slice(0, 4))) },
  labour: { keepers: ['SY'], ...fixed('05-01') },
  liberationNl: { keepers: ['NL'], ...fixed('05-05') },
  liberationSy: { keepers: ['SY'], ...fixed('12-08') },
  christmas: { keepers: ['NL', 'SY', 'christian'], ...fixed('12-25') },
  secondChristmas: { keepers: ['NL'], ...fixed('12-26') },
  goodFriday: { keepers: ['NL', 'christian'], ...afterEaster(westernEaster, -2) },
  easter: { keepers: ['NL', 'SY', 'christian'], ...afterEaster(westernEaster, 0) },
  easterMonday: { keepers: ['NL'], ...afterEaster(westernEaster, 1) },
  ascension: { keepers: ['NL'], ...afterEaster(westernEaster, 39) },
  whitSunday: { keepers: ['NL'], ...afterEaster(westernEaster, 49) },
  whitMonday: { keepers: ['NL'], ...afterEaster(westernEaster, 50) },
  easternEaster: { keepers: ['SY', 'christian'], ...afterEaster(easternEaster, 0) },
  islamicNewYear: { keepers: ['SY'], ...hijri(1, 1) },
  mawlid: { keepers: ['SY'], ...hijri(3, 12) },
  eidAlFitr: { keepers: ['SY'], ...hijri(10, 1, 3) },
  eidAlAdha: { keepers: ['SY', 'druze'], ...hijri(12, 10, 4) },
  ashura: { keepers: ['alawite'], ...hijri(1, 10) },
  ziyara: { keepers: ['druze'], ...fixed('04-25', 4) },
} satisfies Record<string, Rule>

type ObservanceKey = keyof typeof rules

/** What is kept on each date from `from` to `to`, both included; dates on which nothing is are left out. */
export function observancesOf(from: string, to: string): Record<string, Observance[]> {
  const dates = Array.from({ length: daysBetween(from, to) + 1 }, (_, day) => addDays(from, day))
  const kept = dates.map((date) => [date, observancesOn(date)] as const)
  return Object.fromEntries(kept.filter(([, observances]) => observances.length > 0))
}

// A date keeps what is kept on it: years of pages look at a few thousand dates.
const known = new Map<string, Observance[]>()
const mostKnown = 5000

function observancesOn(date: string): Observance[] {
  const found = known.get(date) ?? findObservances(date)
  if (known.size >= mostKnown) known.clear()
  known.set(date, found)
  return found
}

function findObservances(date: string): Observance[] {
  return (Object.entries(rules) as [ObservanceKey, Rule][])
    .filter(([, rule]) => rule.falls(date))
    .map(([key, { keepers, expected = false }]) => ({ key, keepers, expected }))
}

function within(date: string, first: string, days: number): boolean {
  const since = daysBetween(first, date)
  return since >= 0 && since < days
}

function kingsDay(year: number): string {
  return weekdayOf(`${year}-04-27`) === 7 ? `${year}-04-26` : `${year}-04-27`
}

/** Easter Sunday of the Western churches: the anonymous Gregorian algorithm of 1876. */
export function westernEaster(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7
  const correction = Math.floor((golden + 11 * moon + 22 * weekday) / 451)
  return dateOfDay(dayNumber(`${year}-03-22`) + moon + weekday - 7 * correction)
}

/** Easter Sunday of the Eastern churches, on our calendar: Meeus' Julian algorithm, and thirteen days until 2099. */
export function easternEaster(year: number): string {
  const moon = (19 * (year % 19) + 15) % 30
  const weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
  const julian = dayNumber(`${year}-03-22`) + moon + weekday
  return dateOfDay(julian + Math.floor(year / 100) - Math.floor(year / 400) - 2)
}

const ummAlQura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', { day: 'numeric', month: 'numeric', timeZone: 'UTC' })

function hijriOf(date: string): { month: number; day: number } {
  const part = new Map(ummAlQura.formatToParts(new Date(`${date}T12:00:00Z`)).map(({ type, value }) => [type, Number(value)]))
  return { month: part.get('month') ?? 0, day: part.get('day') ?? 0 }
}
