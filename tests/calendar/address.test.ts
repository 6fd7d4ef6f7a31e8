import { expect, test } from 'vitest'
import { calendarPath, daysOf, plainPath } from '#app/domain/calendar/address.ts'
import { filterOf, readAddress } from '#app/domain/calendar/read-address.ts'

const today = '2026-02-05'
const desk = '019489a0-0000-7000-8000-000000000001'
const read = (query: string) => readAddress(new URLSearchParams(query), today)
const plain = { view: 'month', date: today, kinds: [], levels: [], statuses: [], mine: false }

test('without anything said it is this month of everything', () => {
  expect(read('')).toEqual(plain)
})

test('a view, a day and filters are read', () => {
  expect(
    read(
      `view=week&date=2026-02-11&kind=call&kind=meeting&level=confidential&desk=${desk}&organisation=${desk}&mine=1&status=held&member=${desk}&topic=${desk}`,
    ),
  ).toEqual({
    view: 'week',
    date: '2026-02-11',
    kinds: ['meeting', 'call'],
    levels: ['confidential'],
    statuses: ['held'],
    desk,
    organisation: desk,
    member: desk,
    topic: desk,
    mine: true,
  })
})

test.each([
  'view=year',
  'date=2026-02-31',
  'date=yesterday',
  'date=0001-01-01',
  'kind=party',
  'level=secret',
  'desk=7',
  'status=done',
  'member=me',
  'topic=freedom',
  'organisation=%00',
  'mine=yes',
  'weeks=9',
  'weeks=2.5',
  'zone2=Mars/Olympus',
  'zone2=%2B03:00',
])('what makes no sense is passed over: %s', (query) => {
  expect(read(query)).toEqual(plain)
})

test('an address leads back to itself', () => {
  const address = read(
    `view=agenda&date=2026-02-11&kind=visit&level=public&desk=${desk}&mine=1&status=proposed&member=${desk}&topic=${desk}`,
  )
  expect(readAddress(new URL(calendarPath(address), 'http://gezant.test').searchParams, today)).toEqual(address)
})

test('a step keeps the filters', () => {
  const address = read(`view=month&date=2026-02-11&kind=visit&desk=${desk}`)
  expect(calendarPath(address, { view: 'day', date: '2026-02-12' })).toBe(`/calendar?view=day&date=2026-02-12&kind=visit&desk=${desk}`)
  expect(plainPath('day', '2026-02-12')).toBe('/calendar?view=day&date=2026-02-12')
})

test('each view has its days and the steps from them', () => {
  const days = (view: 'day' | 'week' | 'month' | 'agenda') => daysOf({ view, date: '2026-02-11' })
  expect(days('day')).toEqual({ from: '2026-02-11', to: '2026-02-11', previous: '2026-02-10', next: '2026-02-12' })
  expect(days('week')).toEqual({ from: '2026-02-09', to: '2026-02-15', previous: '2026-02-02', next: '2026-02-16' })
  expect(days('month')).toEqual({ from: '2026-01-26', to: '2026-03-01', previous: '2026-01-01', next: '2026-03-01' })
  expect(days('agenda')).toEqual({ from: '2026-02-11', to: '2026-03-10', previous: '2026-01-14', next: '2026-03-11' })
})

test('working days are the first five of a week, several weeks as many as asked', () => {
  expect(daysOf({ view: 'workweek', date: '2026-02-14' })).toEqual({
    from: '2026-02-09',
    to: '2026-02-13',
    previous: '2026-02-02',
    next: '2026-02-16',
  })
  expect(daysOf({ view: 'multiweek', date: '2026-02-11' })).toEqual({
    from: '2026-02-09',
    to: '2026-03-08',
    previous: '2026-01-12',
    next: '2026-03-09',
  })
  expect(daysOf({ view: 'multiweek', date: '2026-02-11', weeks: 2 }).to).toBe('2026-02-22')
})

test('weeks and the second zone are read, and lead back to themselves', () => {
  const address = read('view=multiweek&weeks=6&zone2=asia/damascus')
  expect(address).toEqual({ ...plain, view: 'multiweek', weeks: 6, zone2: 'Asia/Damascus' })
  expect(read(calendarPath(address).split('?')[1] ?? '')).toEqual(address)
})

test('no step leads out of the years a form accepts', () => {
  expect(daysOf({ view: 'month', date: '1900-01-15' }).previous).toBeUndefined()
  expect(daysOf({ view: 'day', date: '2200-12-31' }).next).toBeUndefined()
})

test('a filter asks for what the address says, and mine means who reads', () => {
  expect(filterOf(read(''), 'me')).toEqual({ kind: [], level: [], status: [] })
  expect(
    filterOf(read(`kind=call&level=public&desk=${desk}&organisation=${desk}&mine=1&status=held&member=${desk}&topic=${desk}`), 'me'),
  ).toEqual({
    kind: ['call'],
    level: ['public'],
    status: ['held'],
    withMemberId: desk,
    topicId: desk,
    deskId: desk,
    organisationId: desk,
    memberId: 'me',
  })
})
