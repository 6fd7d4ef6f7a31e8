import { expect, test } from 'vitest'
import { timeColumns, type WishedTime } from '#app/domain/engagements/times.ts'

const wish = (over: Partial<WishedTime>): WishedTime => ({
  timing: 'timed',
  zone: 'Europe/Amsterdam',
  startsOn: '2026-02-05',
  startsTime: '10:00',
  endsTime: '11:00',
  ...over,
})

const problems = (over: Partial<WishedTime>) => {
  const found = timeColumns(wish(over))
  return found.ok ? [] : found.problems
}

test('ten o’clock in Damascus is eight o’clock in The Hague in winter', () => {
  const found = timeColumns(wish({ zone: 'Asia/Damascus' }))
  expect(found.ok && found.columns).toEqual({
    timing: 'timed',
    zone: 'Asia/Damascus',
    startsLocal: '2026-02-05T10:00',
    endsLocal: '2026-02-05T11:00',
    startsFold: 0,
    endsFold: 0,
    startsOn: null,
    endsOn: null,
    startsAt: new Date('2026-02-05T07:00:00Z'),
    endsAt: new Date('2026-02-05T08:00:00Z'),
  })
})

test('a zone is stored under its usual name, however it was typed', () => {
  const found = timeColumns(wish({ zone: 'asia/damascus' }))
  expect(found.ok && found.columns.zone).toBe('Asia/Damascus')
})

test('half past two on 28 March 2027 does not exist in Amsterdam, and the two nearest times are offered', () => {
  expect(problems({ startsOn: '2027-03-28', startsTime: '02:30', endsTime: '04:00' })).toEqual([
    { field: 'startsTime', error: 'errors.timeMissing|{"value":"02:30","before":"01:30","after":"03:30"}' },
  ])
})

test('half past two on 25 October 2026 comes twice, and is refused until one is chosen', () => {
  const night = { startsOn: '2026-10-25', startsTime: '02:30', endsTime: '04:00' }
  expect(problems(night)).toEqual([{ field: 'startsFold', error: 'errors.timeTwice|{"value":"02:30","first":"UTC+2","second":"UTC+1"}' }])
  const instants = (['0', '1'] as const).map((startsFold) => {
    const found = timeColumns(wish({ ...night, startsFold }))
    return found.ok && [found.columns.startsAt.toISOString(), found.columns.startsFold]
  })
  expect(instants).toEqual([
    ['2026-10-25T00:30:00.000Z', 0],
    ['2026-10-25T01:30:00.000Z', 1],
  ])
})

test('a meeting may run over midnight, and from the first to the second of two equal times', () => {
  expect(problems({ startsTime: '22:00', endsOn: '2026-02-06', endsTime: '01:00' })).toEqual([])
  expect(problems({ startsOn: '2026-10-25', startsTime: '02:30', startsFold: '0', endsTime: '02:30', endsFold: '1' })).toEqual([])
})

test('an end at or before the start is refused beside the end', () => {
  expect([problems({ endsTime: '09:30' }), problems({ endsTime: '10:00' })]).toEqual([
    [{ field: 'endsTime', error: 'errors.endsBeforeStarts|{"start":"10:00"}' }],
    [{ field: 'endsTime', error: 'errors.endsBeforeStarts|{"start":"10:00"}' }],
  ])
  expect(problems({ timing: 'all-day', startsOn: '2026-02-09', endsOn: '2026-02-08' })).toEqual([
    { field: 'endsOn', error: 'errors.endsBeforeStarts|{"start":"2026-02-09"}' },
  ])
})

test('both times are asked for, and nonsense is named', () => {
  expect(problems({ startsTime: undefined, endsTime: undefined })).toEqual([
    { field: 'startsTime', error: 'errors.required' },
    { field: 'endsTime', error: 'errors.required' },
  ])
  expect(problems({ startsTime: '25:00' })).toEqual([{ field: 'startsTime', error: 'errors.notATime|{"value":"25:00"}' }])
  expect(problems({ zone: 'Europe/Atlantis' })).toEqual([{ field: 'zone', error: 'errors.unknownZone|{"value":"Europe/Atlantis"}' }])
})

test('days and windows run from midnight to midnight in their zone and carry no hours', () => {
  const found = timeColumns(wish({ timing: 'window', startsOn: '2026-02-09', endsOn: '2026-02-14' }))
  expect(found.ok && found.columns).toEqual({
    timing: 'window',
    zone: 'Europe/Amsterdam',
    startsLocal: null,
    endsLocal: null,
    startsFold: 0,
    endsFold: 0,
    startsOn: '2026-02-09',
    endsOn: '2026-02-14',
    startsAt: new Date('2026-02-08T23:00:00Z'),
    endsAt: new Date('2026-02-14T23:00:00Z'),
  })
})
