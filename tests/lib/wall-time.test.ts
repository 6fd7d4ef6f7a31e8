import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dateAt, dateOfDay, dayNumber } from '#app/lib/dates.ts'
import { dayRange, instantOf, offsetAt, resolveWallTime, wallTimeAt } from '#app/lib/wall-time.ts'
import { offsetMsAt } from '#app/lib/zones.ts'
import { answerUnder, processZones } from './under-process-zone.ts'

const minute = 60_000
const hour = 60 * minute
const at = (text: string) => new Date(text)
const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))

test('a meeting at 10:00 in Damascus is at 08:00 in The Hague in February', () => {
  const instant = instantOf('2026-02-05T10:00', 'Asia/Damascus', 0)
  expect(resolveWallTime('2026-02-05T10:00', 'Asia/Damascus')).toEqual({ kind: 'exact', at: at('2026-02-05T07:00Z') })
  expect([wallTimeAt(instant, 'Europe/Amsterdam'), offsetAt(instant, 'Asia/Damascus')]).toEqual(['2026-02-05T08:00', 'UTC+3'])
})

test('02:30 on 28 March 2027 does not exist in Amsterdam, and an hour earlier and later are offered', () => {
  expect(resolveWallTime('2027-03-28T02:30', 'Europe/Amsterdam')).toEqual({
    kind: 'missing',
    before: '2027-03-28T01:30',
    after: '2027-03-28T03:30',
  })
})

test('02:30 on 25 October 2026 exists twice in Amsterdam, told apart by the offset', () => {
  expect(resolveWallTime('2026-10-25T02:30', 'Europe/Amsterdam')).toEqual({
    kind: 'twice',
    first: { at: at('2026-10-25T00:30Z'), offset: 'UTC+2' },
    second: { at: at('2026-10-25T01:30Z'), offset: 'UTC+1' },
  })
})

test('the edges of a gap and of a doubled hour belong to one side', () => {
  const kinds = (times: string[], zone: string) => times.map((time) => resolveWallTime(time, zone).kind)
  const gap = ['2027-03-28T01:59', '2027-03-28T02:00', '2027-03-28T02:59', '2027-03-28T03:00']
  const doubled = ['2026-10-25T01:59', '2026-10-25T02:00', '2026-10-25T02:59', '2026-10-25T03:00']
  expect(kinds(gap, 'Europe/Amsterdam')).toEqual(['exact', 'missing', 'missing', 'exact'])
  expect(kinds(doubled, 'Europe/Amsterdam')).toEqual(['exact', 'twice', 'twice', 'exact'])
})

test('Lord Howe moves its clocks by half an hour', () => {
  expect(resolveWallTime('2026-04-05T01:45', 'Australia/Lord_Howe')).toEqual({
    kind: 'twice',
    first: { at: at('2026-04-04T14:45Z'), offset: 'UTC+11' },
    second: { at: at('2026-04-04T15:15Z'), offset: 'UTC+10:30' },
  })
  expect(resolveWallTime('2026-10-04T02:15', 'Australia/Lord_Howe')).toEqual({
    kind: 'missing',
    before: '2026-10-04T01:45',
    after: '2026-10-04T02:45',
  })
})

test('Samoa skipped 30 December 2011, and the days around it are offered', () => {
  expect(resolveWallTime('2011-12-30T12:00', 'Pacific/Apia')).toEqual({
    kind: 'missing',
    before: '2011-12-29T12:00',
    after: '2011-12-31T12:00',
  })
  expect(instantOf('2011-12-29T23:59', 'Pacific/Apia', 0)).toEqual(at('2011-12-30T09:59Z'))
  expect(instantOf('2011-12-31T00:00', 'Pacific/Apia', 0)).toEqual(at('2011-12-30T10:00Z'))
})

test('Damascus stayed on summer time in October 2022, so no hour is doubled there', () => {
  expect(resolveWallTime('2022-10-28T00:30', 'Asia/Damascus').kind).toBe('exact')
  expect(resolveWallTime('2021-10-28T23:30', 'Asia/Damascus').kind).toBe('twice')
})

test('Casablanca puts its clocks back for Ramadan 2026 and forward after it', () => {
  expect(resolveWallTime('2026-02-15T02:30', 'Africa/Casablanca').kind).toBe('twice')
  expect(resolveWallTime('2026-03-22T02:30', 'Africa/Casablanca').kind).toBe('missing')
})

test('a weekly meeting keeps its wall time over the change of clocks', () => {
  const weeks = [0, 7, 14].map((days) => instantOf(`${addDays('2026-10-15', days)}T10:00`, 'Europe/Amsterdam', 0))
  expect(weeks).toEqual([at('2026-10-15T08:00Z'), at('2026-10-22T08:00Z'), at('2026-10-29T09:00Z')])
})

test('what is no wall time is unreadable, whatever the zone', () => {
  const texts = ['', '2026-02-05', '2026-02-05 10:00', '2026-02-05T10:00:00', '2026-02-05T10:00Z', '2026-02-05T24:00', '2026-02-05T10:60']
  const dates = ['2026-02-31T10:00', '1899-12-31T10:00', '2201-01-01T10:00', '2026-02-05T10:00\n', 'x'.repeat(5000)]
  const kinds = [...texts, ...dates].flatMap((text) => ['UTC', 'No/Where'].map((zone) => resolveWallTime(text, zone).kind))
  expect(new Set(kinds)).toEqual(new Set(['unreadable']))
})

test('a zone that does not exist is named as the fault', () => {
  const zones = ['No/Where', '', '+03:00', 'Europe/Den Haag']
  expect(zones.map((zone) => resolveWallTime('2026-02-05T10:00', zone))).toEqual(Array(4).fill({ kind: 'unknown-zone' }))
})

test('resolving never throws', () => {
  const texts = fc.oneof(fc.constantFrom('2026-02-05T10:00', '1900-01-01T00:00', '2200-12-31T23:59'), fc.string({ unit: 'binary' }))
  const places = fc.oneof(zones, fc.string({ unit: 'binary' }), fc.constantFrom('+14:00', '-23:59', 'constructor', '__proto__'))
  fc.assert(fc.property(texts, places, (local, zone) => void resolveWallTime(local, zone)))
})

test('a missing, unreadable or placeless wall time has no instant', () => {
  expect(() => instantOf('2027-03-28T02:30', 'Europe/Amsterdam', 0)).toThrow(
    /No instant for 2027-03-28T02:30 in Europe\/Amsterdam: missing/,
  )
  expect(() => instantOf('2026-02-31T10:00', 'Europe/Amsterdam', 0)).toThrow(RangeError)
  expect(() => instantOf('2026-02-05T10:00', 'No/Where', 1)).toThrow(RangeError)
})

test('the fold chooses one of two instants and means nothing where there is one', () => {
  const instants = ['2026-10-25T02:30', '2026-10-26T02:30'].flatMap((time) =>
    ([0, 1] as const).map((f) => instantOf(time, 'Europe/Amsterdam', f)),
  )
  expect(instants).toEqual(['2026-10-25T00:30Z', '2026-10-25T01:30Z', '2026-10-26T01:30Z', '2026-10-26T01:30Z'].map(at))
})

test('seconds are cut off a wall time, not rounded', () => {
  expect(wallTimeAt(at('2026-02-05T09:12:59.999Z'), 'Asia/Kathmandu')).toBe('2026-02-05T14:57')
})

test('the wall time of no instant and in no zone is refused', () => {
  expect(() => wallTimeAt(new Date(Number.NaN), 'UTC')).toThrow(RangeError)
  expect(() => wallTimeAt(at('2026-02-05T09:12Z'), 'No/Where')).toThrow(RangeError)
  expect(() => wallTimeAt(new Date(8.64e15), 'UTC')).toThrow(RangeError)
})

test('wall times agree with Intl’s own clock, in every zone', () => {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  fc.assert(
    fc.property(zones, fc.date({ min: at('1973-01-01'), max: at('2199-01-01'), noInvalidDate: true }), (zone, instant) => {
      const shown = new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: zone }).format(instant)
      expect(wallTimeAt(instant, zone)).toBe(shown.replace(' ', 'T'))
    }),
  )
})

test('from an instant to its wall time and back is the same minute, in every zone since 1900', () => {
  fc.assert(
    fc.property(zones, fc.date({ min: at('1900-01-02'), max: at('2200-12-30'), noInvalidDate: true }), (zone, instant) => {
      const moments = ([0, 1] as const).map((fold) => instantOf(wallTimeAt(instant, zone), zone, fold).getTime())
      expect(moments.some((ms) => ms <= instant.getTime() && instant.getTime() - ms < minute)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

function changesOf(zone: string, fromYear: number, toYear: number): number[] {
  const changes: number[] = []
  for (let ms = Date.UTC(fromYear); ms < Date.UTC(toYear); ms += 24 * hour) {
    if (offsetMsAt(ms, zone) !== offsetMsAt(ms + 24 * hour, zone)) changes.push(ms)
  }
  return changes
}

function momentsOf(text: string, zone: string): number[] {
  const found = resolveWallTime(text, zone)
  const moments = found.kind === 'exact' ? [found.at] : found.kind === 'twice' ? [found.first.at, found.second.at] : []
  return moments.map(Number)
}

const movingZones = ['Europe/Amsterdam', 'Asia/Damascus', 'Asia/Beirut', 'Africa/Cairo', 'Africa/Casablanca', 'Asia/Tehran', 'Asia/Gaza']
const oddZones = ['America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Pyongyang', 'America/Caracas']

test.for([...movingZones, ...oddZones])('around every change of clocks in %s each quarter of an hour has the instants it had', (zone) => {
  for (const change of changesOf(zone, 2010, 2028)) {
    const instants = new Map<string, number[]>()
    for (let ms = change - 48 * hour; ms <= change + 72 * hour; ms += 15 * minute) {
      const shown = wallTimeAt(new Date(ms), zone)
      instants.set(shown, [...(instants.get(shown) ?? []), ms])
    }
    const noon = dayNumber(dateAt(new Date(change), zone)) * 24 * hour
    const texts = Array.from({ length: 48 * 4 }, (_, index) => new Date(noon - 12 * hour + index * 15 * minute).toISOString().slice(0, 16))
    const found = texts.map((text) => [text, momentsOf(text, zone)])
    expect(found).toEqual(texts.map((text) => [text, instants.get(text) ?? []]))
  }
})

test('the days of a visit run from midnight of the first to midnight after the last', () => {
  expect(dayRange('2026-02-09', '2026-02-14', 'Europe/Amsterdam')).toEqual({
    startsAt: at('2026-02-08T23:00Z'),
    endsAt: at('2026-02-14T23:00Z'),
  })
})

test('days with a change of clocks have 23 and 25 hours', () => {
  const hours = ['2027-03-28', '2026-10-25'].map((date) => {
    const { startsAt, endsAt } = dayRange(date, date, 'Europe/Amsterdam')
    return (endsAt.getTime() - startsAt.getTime()) / hour
  })
  expect(hours).toEqual([23, 25])
})

test('a day without midnight begins at its first instant: Beirut, Cairo, and Toronto in 1919 half an hour past', () => {
  const starts = [
    dayRange('2026-03-29', '2026-03-29', 'Asia/Beirut').startsAt,
    dayRange('2026-04-24', '2026-04-24', 'Africa/Cairo').startsAt,
    dayRange('1919-03-31', '1919-03-31', 'America/Toronto').startsAt,
  ]
  expect(starts).toEqual([at('2026-03-28T22:00Z'), at('2026-04-23T22:00Z'), at('1919-03-31T04:30Z')])
  expect(wallTimeAt(at('1919-03-31T04:30Z'), 'America/Toronto')).toBe('1919-03-31T00:30')
})

test('a day whose midnight comes twice begins at the first: Newfoundland in 2010', () => {
  const { startsAt, endsAt } = dayRange('2010-11-07', '2010-11-07', 'America/St_Johns')
  expect([startsAt, endsAt]).toEqual([at('2010-11-07T02:30Z'), at('2010-11-08T03:30Z')])
})

test('the day Samoa skipped is empty, and a range over it has one day less', () => {
  expect(dayRange('2011-12-30', '2011-12-30', 'Pacific/Apia')).toEqual({
    startsAt: at('2011-12-30T10:00Z'),
    endsAt: at('2011-12-30T10:00Z'),
  })
  expect(dayRange('2011-12-29', '2011-12-31', 'Pacific/Apia')).toEqual({
    startsAt: at('2011-12-29T10:00Z'),
    endsAt: at('2011-12-31T10:00Z'),
  })
})

test('the last day that forms accept has an end', () => {
  expect(dayRange('2200-12-31', '2200-12-31', 'UTC').endsAt).toEqual(at('2201-01-01T00:00Z'))
})

test('in every zone one day ends where the next begins, and the instant before belongs to an earlier date', () => {
  fc.assert(
    fc.property(zones, fc.integer({ min: dayNumber('1900-01-02'), max: dayNumber('2200-12-30') }), (zone, day) => {
      const [date, next] = [dateOfDay(day), dateOfDay(day + 1)]
      const { startsAt, endsAt } = dayRange(date, date, zone)
      expect(dayRange(next, next, zone).startsAt).toEqual(endsAt)
      expect(dateAt(startsAt, zone) >= date).toBe(true)
      expect(dateAt(new Date(startsAt.getTime() - 1), zone) < date).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a range that ends before it starts, of no days or in no zone is refused', () => {
  expect(() => dayRange('2026-02-14', '2026-02-09', 'UTC')).toThrow(/Ends before it starts/)
  expect(() => dayRange('2026-02-31', '2026-03-09', 'UTC')).toThrow(RangeError)
  expect(() => dayRange('2026-02-09', '2026-02-14', 'No/Where')).toThrow(RangeError)
})

test('instants do not depend on the zone of the process', () => {
  const module = `
    import { dayRange, offsetAt, resolveWallTime, wallTimeAt } from '#app/lib/wall-time.ts'
    const times = ['2027-03-28T02:30', '2026-10-25T02:30', '2011-12-30T12:00', '2026-02-05T10:00', '2010-11-07T00:00']
    const zones = ['Europe/Amsterdam', 'Asia/Damascus', 'Pacific/Apia', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe']
    console.log(JSON.stringify(zones.map((zone) => times.map((time) => [resolveWallTime(time, zone), dayRange(time.slice(0, 10), '2027-04-01', zone),
      wallTimeAt(new Date(time + 'Z'), zone), offsetAt(new Date(time + 'Z'), zone)]))))`
  const answers = processZones.map((zone) => answerUnder(zone, module))
  expect(answers).toEqual(Array(processZones.length).fill(answers[0]))
})
