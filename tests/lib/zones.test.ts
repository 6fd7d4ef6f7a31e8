import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalZone, cityOf, isZone, offsetAt, offsetMsAt, zoneChoices } from '#app/lib/zones.ts'

const winter = new Date('2026-01-15T12:00Z')
const summer = new Date('2026-07-15T12:00Z')

test('IANA names and their aliases are zones in any case', () => {
  const names = ['Europe/Amsterdam', 'europe/amsterdam', 'ASIA/DAMASCUS', 'Asia/Calcutta', 'US/Eastern', 'UTC', 'Etc/GMT+3']
  expect(names.filter((name) => !isZone(name))).toEqual([])
})

test('bare offsets, abbreviations, made-up names and junk are no zones', () => {
  const names = [
    '+03:00',
    '-05:00',
    '+03',
    '',
    ' ',
    'Damascus',
    'Europe/Den_Haag',
    'Mars/Olympus',
    'GMT+3',
    'Europe/Amsterdam\n',
    '\0',
    'اسيا',
  ]
  expect(names.filter(isZone)).toEqual([])
})

test('a zone in letters that only look Latin is no zone, also after the real one was asked for', () => {
  expect(['Asia/Kolkata', 'Asia/\u212aolkata', 'Asia/Коlkata'].map(isZone)).toEqual([true, false, false])
})

test('a zone is stored in its usual case and under the name IANA uses today', () => {
  const names = ['europe/amsterdam', 'asia/DAMASCUS', 'Europe/Kiev', 'Asia/Calcutta', 'asia/katmandu', 'utc', 'US/Eastern', 'No/Where']
  expect(names.map(canonicalZone)).toEqual([
    'Europe/Amsterdam',
    'Asia/Damascus',
    'Europe/Kyiv',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'UTC',
    'America/New_York',
    undefined,
  ])
})

test('a stored zone stays the same when it is read again', () => {
  const names = Intl.supportedValuesOf('timeZone').map((zone) => canonicalZone(zone) ?? '')
  expect(names.map(canonicalZone)).toEqual(names)
})

test('a city is the last part of the name of its zone, in words', () => {
  expect(['Asia/Damascus', 'America/Toronto', 'America/Argentina/Buenos_Aires', 'UTC'].map(cityOf)).toEqual([
    'Damascus',
    'Toronto',
    'Buenos Aires',
    'UTC',
  ])
})

test('offsets are written as programmes print them', () => {
  const written = ['UTC', 'Asia/Damascus', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/New_York', 'America/St_Johns', 'Europe/London']
  expect(written.map((zone) => offsetAt(winter, zone))).toEqual(['UTC', 'UTC+3', 'UTC+5:30', 'UTC+5:45', 'UTC−5', 'UTC−3:30', 'UTC'])
})

test('offsets follow the law of the day: Damascus 2022 and 2026, Cairo, Beirut, Tehran, Casablanca in Ramadan, Lord Howe', () => {
  const moments: [string, string][] = [
    ['2022-01-15T12:00Z', 'Asia/Damascus'],
    ['2026-01-15T12:00Z', 'Asia/Damascus'],
    ['2026-01-15T12:00Z', 'Africa/Cairo'],
    ['2026-07-15T12:00Z', 'Africa/Cairo'],
    ['2026-07-15T12:00Z', 'Asia/Beirut'],
    ['2021-07-15T12:00Z', 'Asia/Tehran'],
    ['2026-07-15T12:00Z', 'Asia/Tehran'],
    ['2026-03-01T12:00Z', 'Africa/Casablanca'],
    ['2026-04-01T12:00Z', 'Africa/Casablanca'],
    ['2026-01-15T12:00Z', 'Australia/Lord_Howe'],
    ['2026-07-15T12:00Z', 'Australia/Lord_Howe'],
  ]
  expect(moments.map(([at, zone]) => offsetAt(new Date(at), zone))).toEqual([
    'UTC+2',
    'UTC+3',
    'UTC+2',
    'UTC+3',
    'UTC+3',
    'UTC+4:30',
    'UTC+3:30',
    'UTC',
    'UTC+1',
    'UTC+11',
    'UTC+10:30',
  ])
})

test('an offset of less than an hour behind UTC keeps its sign and its seconds', () => {
  expect(offsetMsAt(new Date('1960-01-01T00:00Z'), 'Africa/Monrovia')).toBe(-(44 * 60 + 30) * 1000)
  expect(offsetAt(new Date('1960-01-01T00:00Z'), 'Africa/Monrovia')).toBe('UTC−0:44')
})

test('an offset in no zone and of no instant is refused', () => {
  expect(() => offsetAt(winter, 'No/Where')).toThrow(RangeError)
  expect(() => offsetAt(winter, '+03:00')).toThrow(RangeError)
  expect(() => offsetAt(new Date(Number.NaN), 'UTC')).toThrow(RangeError)
})

test('a thousand spellings of one zone all answer and leave the next one working', () => {
  const letters = [...'europe/amsterdam']
  const spellings = Array.from({ length: 1000 }, (_, n) => letters.map((c, i) => ((n >> (i % 10)) & 1 ? c.toUpperCase() : c)).join(''))
  expect(new Set(spellings.map((zone) => offsetAt(summer, zone)))).toEqual(new Set(['UTC+2']))
  expect(offsetAt(summer, 'Asia/Damascus')).toBe('UTC+3')
})

test('the list to choose from starts with the zones this work needs', () => {
  expect(zoneChoices(summer)[0]).toEqual({
    name: 'common',
    zones: [
      { zone: 'Europe/Amsterdam', city: 'Amsterdam', alsoFor: ['The Hague'], offsetNow: 'UTC+2' },
      { zone: 'Asia/Damascus', city: 'Damascus', alsoFor: [], offsetNow: 'UTC+3' },
      { zone: 'Asia/Beirut', city: 'Beirut', alsoFor: [], offsetNow: 'UTC+3' },
      { zone: 'Asia/Amman', city: 'Amman', alsoFor: [], offsetNow: 'UTC+3' },
      { zone: 'Europe/Istanbul', city: 'Istanbul', alsoFor: ['Ankara'], offsetNow: 'UTC+3' },
      { zone: 'Africa/Cairo', city: 'Cairo', alsoFor: [], offsetNow: 'UTC+3' },
      { zone: 'Asia/Baghdad', city: 'Baghdad', alsoFor: [], offsetNow: 'UTC+3' },
      { zone: 'Europe/Brussels', city: 'Brussels', alsoFor: [], offsetNow: 'UTC+2' },
      { zone: 'Europe/Berlin', city: 'Berlin', alsoFor: [], offsetNow: 'UTC+2' },
      { zone: 'Europe/London', city: 'London', alsoFor: [], offsetNow: 'UTC+1' },
      { zone: 'Europe/Zurich', city: 'Zurich', alsoFor: ['Geneva'], offsetNow: 'UTC+2' },
      { zone: 'America/New_York', city: 'New York', alsoFor: ['Washington'], offsetNow: 'UTC−4' },
      { zone: 'America/Toronto', city: 'Toronto', alsoFor: ['Ottawa'], offsetNow: 'UTC−4' },
      { zone: 'UTC', city: 'UTC', alsoFor: [], offsetNow: 'UTC' },
    ],
  })
})

test('every zone to choose is canonical, stands once, and under its own region', () => {
  const [, ...regions] = zoneChoices(winter)
  const zones = zoneChoices(winter).flatMap((group) => group.zones.map((choice) => choice.zone))
  expect(new Set(zones).size).toBe(zones.length)
  expect(zones.map(canonicalZone)).toEqual(zones)
  expect(zones.length).toBeGreaterThan(400)
  expect(regions.map((group) => group.name).sort()).toEqual([
    'Africa',
    'America',
    'Antarctica',
    'Arctic',
    'Asia',
    'Atlantic',
    'Australia',
    'Europe',
    'Indian',
    'Pacific',
  ])
  expect(regions.flatMap((group) => group.zones.filter((choice) => !choice.zone.startsWith(`${group.name}/`)))).toEqual([])
})

test('an offset that is remembered is the one that Intl tells, on days of change too', () => {
  const zones = ['Europe/Amsterdam', 'Asia/Damascus', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/St_Johns', 'Pacific/Apia']
  const told = (at: number, timeZone: string) => {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)] as const)
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 }: Record<string, number> = Object.fromEntries(parts)
    return Date.UTC(year, month - 1, day, hour, minute, second) - at
  }
  const changes = [
    Date.UTC(2026, 2, 29, 1),
    Date.UTC(2026, 9, 25, 1),
    Date.UTC(2022, 9, 27, 21),
    Date.UTC(2026, 3, 4, 15),
    Date.UTC(2011, 11, 30, 10),
  ]
  const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -172_800, max: 172_800 })).map(([at, off]) => at + off * 1000)
  const any = fc.integer({ min: Date.UTC(1995, 0) / 1000, max: Date.UTC(2035, 0) / 1000 }).map((seconds) => seconds * 1000)
  fc.assert(
    fc.property(fc.oneof(near, any), fc.constantFrom(...zones), (at, zone) => {
      expect([offsetMsAt(at, zone), offsetMsAt(at, zone)]).toEqual([told(at, zone), told(at, zone)])
    }),
    { numRuns: 1000 },
  )
})
