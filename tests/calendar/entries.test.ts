import { expect, test } from 'vitest'
import { inDayOrder, isOverDays, touches } from '#app/domain/calendar/entries.ts'
import { entries, entry } from './rows.ts'

const when = ({ startsOn, endsOn, starts, ends, elsewhere }: ReturnType<typeof entry>) => ({ startsOn, endsOn, starts, ends, elsewhere })

test('ten in Damascus is eight in The Hague in winter, and says so', () => {
  expect(when(entry({ zone: 'Asia/Damascus', startsOn: '2026-02-10', startsTime: '10:00', endsTime: '11:30' }))).toEqual({
    startsOn: '2026-02-10',
    endsOn: '2026-02-10',
    starts: '08:00',
    ends: '09:30',
    elsewhere: { starts: '10:00', ends: '11:30', city: 'Damascus', days: 0 },
  })
})

test('in summer the same hour in Damascus is one hour off', () => {
  expect(entry({ zone: 'Asia/Damascus', startsOn: '2026-07-10', startsTime: '10:00', endsTime: '11:00' })).toMatchObject({
    starts: '09:00',
    elsewhere: { starts: '10:00', city: 'Damascus' },
  })
})

test('an hour on clocks that show the same is not said twice', () => {
  expect(entry({ zone: 'Europe/Berlin', startsOn: '2026-02-10' }).elsewhere).toBeNull()
})

test('an hour that is another date elsewhere says how many days it is off', () => {
  const sydney = entry({ zone: 'Australia/Sydney', startsOn: '2026-02-11', startsTime: '08:00', endsTime: '09:00' })
  expect(when(sydney)).toEqual({
    startsOn: '2026-02-10',
    endsOn: '2026-02-10',
    starts: '22:00',
    ends: '23:00',
    elsewhere: { starts: '08:00', ends: '09:00', city: 'Sydney', days: 1 },
  })
  const losAngeles = entry({ zone: 'America/Los_Angeles', startsOn: '2026-02-10', startsTime: '20:00', endsTime: '21:00' })
  expect([losAngeles.startsOn, losAngeles.starts, losAngeles.elsewhere?.days]).toEqual(['2026-02-11', '05:00', -1])
})

test('whole days keep their own dates in every zone', () => {
  const auckland = entry({ zone: 'Pacific/Auckland', timing: 'all-day', startsOn: '2026-02-05' })
  expect(when(auckland)).toEqual({ startsOn: '2026-02-05', endsOn: '2026-02-05', starts: null, ends: null, elsewhere: null })
  const window = entry({ zone: 'America/New_York', timing: 'window', startsOn: '2026-02-09', endsOn: '2026-02-14' })
  expect(when(window)).toEqual({ startsOn: '2026-02-09', endsOn: '2026-02-14', starts: null, ends: null, elsewhere: null })
})

test('an evening that ends after midnight stays on its first day', () => {
  const dinner = entry({ startsOn: '2026-02-12', startsTime: '22:00', endsOn: '2026-02-13', endsTime: '01:00' })
  expect([dinner.startsOn, dinner.endsOn, dinner.starts, dinner.ends, isOverDays(dinner)]).toEqual([
    '2026-02-12',
    '2026-02-12',
    '22:00',
    '01:00',
    false,
  ])
})

test('what lasts a day or more lies over days, and does not touch the day that begins when it ends', () => {
  const days = entry({ startsOn: '2026-02-12', startsTime: '14:00', endsOn: '2026-02-14', endsTime: '00:00' })
  expect([days.startsOn, days.endsOn, days.starts, isOverDays(days)]).toEqual(['2026-02-12', '2026-02-13', '14:00', true])
})

test('in the night the clocks go back both equal hours are drawn, in their true order', () => {
  const [second, first] = [
    { title: 'second', startsOn: '2026-10-25', startsTime: '02:30', endsTime: '03:30', startsFold: '1' as const },
    { title: 'first', startsOn: '2026-10-25', startsTime: '02:30', endsTime: '02:45', startsFold: '0' as const, endsFold: '0' as const },
  ]
  expect(inDayOrder(entries([second, first])).map(({ title, starts, ends }) => [title, starts, ends])).toEqual([
    ['first', '02:30', '02:45'],
    ['second', '02:30', '03:30'],
  ])
})

test('in the night the clocks go forward an hour of Damascus is drawn after the gap', () => {
  // 28 March 2027, 04:30 in Damascus is 01:30 UTC, half past three on clocks that jumped from two to three.
  const call = entry({ zone: 'Asia/Damascus', startsOn: '2027-03-28', startsTime: '04:30', endsTime: '05:00' })
  expect([call.startsOn, call.starts, call.ends]).toEqual(['2027-03-28', '03:30', '04:00'])
})

test('the end of a hold is told on the reader’s clocks', () => {
  const held = entry({ startsOn: '2026-02-10', holdUntil: new Date('2026-02-06T11:00:00Z') }, 'Asia/Damascus')
  expect(held.holdUntil).toBe('2026-02-06T14:00')
})

test('a day lists first what lasts, then the whole day, then the hours, then what has none yet', () => {
  const day = entries([
    { title: 'open', timing: 'window', startsOn: '2026-02-10', endsOn: '2026-02-10' },
    { title: 'nine', startsOn: '2026-02-10', startsTime: '09:00', endsTime: '10:00' },
    { title: 'eight', startsOn: '2026-02-10', startsTime: '08:00', endsTime: '12:00' },
    { title: 'holiday', timing: 'all-day', startsOn: '2026-02-10' },
    { title: 'visit', kind: 'visit', timing: 'all-day', startsOn: '2026-02-09', endsOn: '2026-02-14' },
  ])
  expect(inDayOrder(day).map(({ title }) => title)).toEqual(['visit', 'holiday', 'eight', 'nine', 'open'])
})

test('days are touched at both ends', () => {
  const visit = entry({ timing: 'all-day', startsOn: '2026-02-09', endsOn: '2026-02-14' })
  const touched = (from: string, to: string) => touches(visit, from, to)
  expect([touched('2026-02-14', '2026-02-20'), touched('2026-02-01', '2026-02-09'), touched('2026-02-15', '2026-02-20')]).toEqual([
    true,
    true,
    false,
  ])
})

test('what only the desk needs is not carried to the reader', () => {
  expect(Object.keys(entry({ startsOn: '2026-02-10' })).sort()).toEqual([
    'elsewhere',
    'ends',
    'endsOn',
    'holdUntil',
    'id',
    'kind',
    'label',
    'level',
    'oursOnly',
    'place',
    'slot',
    'source',
    'starts',
    'startsOn',
    'status',
    'tier',
    'timing',
    'title',
    'visitId',
    'zone',
  ])
})
