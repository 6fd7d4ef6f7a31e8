/** A zone to choose: `city` is its own name, `alsoFor` other places people look for that keep its time. */
type ZoneChoice = { zone: string; city: string; alsoFor: string[]; offsetNow: string }
/** `name` is 'common' (translate it) or a region of the IANA names, such as 'Africa'. */
export type ZoneGroup = { name: string; zones: ZoneChoice[] }

const commonZones: [zone: string, ...alsoFor: string[]][] = [
  ['Europe/Amsterdam', 'The Hague'],
  ['Asia/Damascus'],
  ['Asia/Beirut'],
  ['Asia/Amman'],
  ['Europe/Istanbul', 'Ankara'],
  ['Africa/Cairo'],
  ['Asia/Baghdad'],
  ['Europe/Brussels'],
  ['Europe/Berlin'],
  ['Europe/London'],
  ['Europe/Zurich', 'Geneva'],
  ['America/New_York', 'Washington'],
  ['America/Toronto', 'Ottawa'],
  ['UTC'],
]

// Browsers and Node still answer with the names that IANA has replaced; databases and calendars want today's.
const replacedNames: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

// Keyed in lower case, so that people who type a zone in other ways cannot fill it: Intl knows some 600 names.
const formatters = new Map<string, Intl.DateTimeFormat>()

function offsetFormatter(zone: string): Intl.DateTimeFormat {
  if (!/^[A-Za-z][\w+/-]*$/.test(zone)) throw new RangeError(`Not a time zone: ${zone}`)
  const key = zone.toLowerCase()
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  formatters.set(key, made)
  return made
}

/** The IANA name in its usual case and today's form ('europe/kiev' is 'Europe/Kyiv'); undefined when there is no such zone. */
export function canonicalZone(name: string): string | undefined {
  try {
    const resolved = offsetFormatter(name).resolvedOptions().timeZone
    return replacedNames[resolved] ?? resolved
  } catch {
    return undefined
  }
}

/** True for IANA names and their aliases in any case; false for bare offsets such as '+03:00', which databases read the other way round. */
export function isZone(name: string): boolean {
  try {
    return offsetFormatter(name) !== undefined
  } catch {
    return false
  }
}

const dayMs = 86_400_000
const mostDays = 20_000
// Offsets of whole days of UTC, by zone: Intl takes a hundred times as long, and a month of engagements asks thousands of times.
const zonesKnown = new Map<string, Map<number, number | undefined>>()
let daysKnown = 0

/** Milliseconds that the zone's clocks are ahead of UTC at the instant. RangeError for an unknown zone or an invalid date. */
export function offsetMsAt(instant: Date | number, zone: string): number {
  const day = Math.floor(Number(instant) / dayMs)
  const known = zonesKnown.get(zone)
  const offset = known?.get(day)
  return offset ?? (known?.has(day) ? readOffset(instant, zone) : learnOffset(instant, zone, day))
}

function learnOffset(instant: Date | number, zone: string, day: number): number {
  const offset = readOffset(instant, zone)
  // No zone changes its clocks twice within a day, so that equal ends tell of all between them.
  const even = [day, day + 1].every((edge) => Math.abs(edge * dayMs) <= 8.64e15 && readOffset(edge * dayMs, zone) === offset)
  if (daysKnown >= mostDays) {
    zonesKnown.clear()
    daysKnown = 0
  }
  zonesKnown.set(zone, (zonesKnown.get(zone) ?? new Map()).set(day, even ? offset : undefined))
  daysKnown += 1
  return offset
}

function readOffset(instant: Date | number, zone: string): number {
  // Own reading rather than tzOffset of @date-fns/tz: that one loses the sign of offsets between -1:00 and 0 (Monrovia until 1972).
  const text = offsetFormatter(zone).format(instant)
  const [, sign, hours, minutes, seconds] = /GMT([+-])(\d+):(\d+)(?::(\d+))?$/.exec(text) ?? []
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)
  return sign === '-' ? -size * 1000 : size * 1000
}

/** 'UTC+3', 'UTC+5:30', 'UTC−4' (with the minus sign U+2212) or 'UTC', to the nearest minute. RangeError as `offsetMsAt`. */
export function offsetAt(instant: Date, zone: string): string {
  const minutes = Math.round(offsetMsAt(instant, zone) / 60_000)
  if (minutes === 0) return 'UTC'
  const size = Math.abs(minutes)
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`
}

/** The city a zone is named after: 'Asia/Damascus' is 'Damascus', 'America/Argentina/Buenos_Aires' 'Buenos Aires'. */
export function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

/** All zones for a select, the usual ones first, none twice. Ask on the server: a browser's list may differ and break hydration. */
export function zoneChoices(now: Date): ZoneGroup[] {
  const choose = (zone: string, alsoFor: string[] = []): ZoneChoice => ({
    zone,
    city: cityOf(zone),
    alsoFor,
    offsetNow: offsetAt(now, zone),
  })
  const groups = new Map([['common', commonZones.map(([zone, ...alsoFor]) => choose(zone, alsoFor))]])
  const common = new Set(commonZones.map(([zone]) => zone))
  const others = Intl.supportedValuesOf('timeZone').map((zone) => replacedNames[zone] ?? zone)
  for (const zone of [...new Set(others)].sort()) {
    const region = zone.slice(0, zone.indexOf('/'))
    if (common.has(zone) || region === '' || region === 'Etc') continue
    groups.set(region, [...(groups.get(region) ?? []), choose(zone)])
  }
  return [...groups].map(([name, zones]) => ({ name, zones }))
}
