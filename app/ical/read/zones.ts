import { dayNumber, nthWeekday } from '#app/lib/dates.ts'
import { canonicalZone, cityOf, offsetMsAt } from '#app/lib/zones.ts'
import { type Block, firstOf, plainValue } from './blocks.ts'
import { type Said, said } from './values.ts'
import { shownNames, windowsZones } from './windows-zones.ts'

/** An IANA zone, and how it was found when the file does not name it. */
export type FoundZone = { zone: string; note?: Said }

/**
 * The IANA zone that a TZID means: by that name, Windows' name, a path that ends in either, the names Outlook shows, and last by the rules
 * its VTIMEZONE gives. Undefined when none fits.
 */
export function findZone(tzid: string, definition: Block | undefined): FoundZone | undefined {
  const name = tzid.replace(/^["\s]+|["\s]+$/g, '')
  const direct = byName(name)
  if (direct) return { zone: direct }
  const located = definition && byName(plainValue(firstOf(definition, 'X-LIC-LOCATION')))
  if (located) return { zone: located }
  const other = byShownName(name) ?? (definition && byRules(definition))
  return other === undefined ? undefined : { zone: other, note: said('zoneTaken', { zone: other, name: name.slice(0, 80) }) }
}

function byName(name: string): string | undefined {
  const whole = windowsZones.get(name.toLowerCase()) ?? canonicalZone(name)
  if (whole) return whole
  // Thunderbird and Evolution put the vendor and a date before it: /mozilla.org/20050126_1/Europe/Berlin.
  const parts = name.split('/').filter(Boolean)
  for (const many of [3, 2]) {
    const ending = parts.length > many || name.startsWith('/') ? canonicalZone(parts.slice(-many).join('/')) : undefined
    if (ending) return ending
  }
  return undefined
}

let cities: Map<string, string[]> | undefined

function zonesOfCity(city: string): string[] {
  cities ??= Map.groupBy(Intl.supportedValuesOf('timeZone'), (zone) => cityOf(zone).toLowerCase())
  return cities.get(city.toLowerCase().trim()) ?? []
}

const winter = Date.UTC(2026, 0, 15)
const summer = Date.UTC(2026, 6, 15)
const standardMs = (zone: string) => Math.min(offsetMsAt(winter, zone), offsetMsAt(summer, zone))

/** '(UTC+01:00) Amsterdam, Berlin, Bern, Rome' is named after cities of one zone; the offset must be theirs in winter. */
function byShownName(name: string): string | undefined {
  const [, sign, hours, minutes, rest] = /^\((?:UTC|GMT)(?:([+-−])(\d{1,2})[:.]?(\d{2})?)?\)\s*(.+)$/.exec(name) ?? []
  if (rest === undefined) return undefined
  const offset = (sign === '+' ? 1 : -1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
  const named = shownNames[rest.toLowerCase()]
  const zones = named ? [named] : rest.split(/[,/]/).flatMap(zonesOfCity)
  const found = zones.find((zone) => standardMs(zone) === offset)
  return found && canonicalZone(found)
}

type Rule = { month: number; weekday: number; which: number; offset: number }

/** The zones by which rules are recognised, those that a ministry in Europe meets first. */
const candidates = ['Europe/Amsterdam', 'Europe/London', 'Europe/Istanbul', 'Asia/Damascus', 'America/New_York', ...windowsZones.values()]

/** By the offsets it gives through a year: a VTIMEZONE with a name of its own still has the rules of a place. */
function byRules(definition: Block): string | undefined {
  const [standard, daylight] = ['STANDARD', 'DAYLIGHT'].map((name) =>
    definition.blocks
      .filter((block) => block.name === name)
      .map(ruleOf)
      .at(-1),
  )
  if (!standard) return undefined
  const year = 2026
  const samples = Array.from({ length: 48 }, (_, index) => Date.UTC(year, Math.floor(index / 4), 1 + (index % 4) * 7, 12))
  const offsetAt = (moment: number) => {
    if (!daylight) return standard.offset
    const [toSummer, toWinter] = [startOf(daylight, year), startOf(standard, year)]
    if (toSummer === undefined || toWinter === undefined) return undefined
    const isSummer = toSummer < toWinter ? moment >= toSummer && moment < toWinter : moment >= toSummer || moment < toWinter
    return isSummer ? daylight.offset : standard.offset
  }
  const wished = samples.map(offsetAt)
  return candidates.find((zone) => samples.every((moment, index) => offsetMsAt(moment, zone) === wished[index]))
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

function ruleOf(block: Block): Rule {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2})(\d{2})/.exec(plainValue(firstOf(block, 'TZOFFSETTO'))) ?? []
  const rule = plainValue(firstOf(block, 'RRULE'))
  const [, which = '0', weekday = ''] = /BYDAY=(-?\d)([A-Z]{2})/.exec(rule) ?? []
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  return { month: Number(/BYMONTH=(\d{1,2})/.exec(rule)?.[1] ?? 0), weekday: weekdays.indexOf(weekday) + 1, which: Number(which), offset }
}

function startOf({ month, weekday, which }: Rule, year: number): number | undefined {
  if (month < 1 || month > 12 || weekday === 0 || which === 0) return undefined
  return dayNumber(nthWeekday(`${year}-${String(month).padStart(2, '0')}`, weekday, which)) * 86_400_000
}
