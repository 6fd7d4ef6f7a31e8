import { expect, test } from 'vitest'
import { offsetsOver } from '#app/domain/calendar/offsets.ts'
import { weekendsOf } from '#app/domain/calendar/weekends.ts'

test('days in one winter have one offset', () => {
  expect(offsetsOver('2026-02-09', '2026-02-14', 'Europe/Amsterdam')).toEqual([{ from: '2026-02-09', offset: 'UTC+1' }])
})

test('where the clocks change, each offset has its first day', () => {
  expect(offsetsOver('2027-03-26', '2027-03-30', 'Europe/Amsterdam')).toEqual([
    { from: '2027-03-26', offset: 'UTC+1' },
    { from: '2027-03-28', offset: 'UTC+2' },
  ])
})

test('Friday is named when someone met that month rests on it', () => {
  expect(weekendsOf('Europe/Amsterdam', ['Europe/Amsterdam', 'Asia/Damascus', 'Asia/Damascus'])).toEqual({
    5: ['SY'],
    6: ['SY', 'NL'],
    7: ['NL'],
  })
})

test('nothing is said of a weekend everybody shares', () => {
  expect(weekendsOf('Europe/Amsterdam', ['Europe/Brussels'])).toEqual({ 5: [], 6: [], 7: [] })
})

test('a reader elsewhere is not given a weekend of The Hague', () => {
  expect(weekendsOf('Asia/Damascus', ['Asia/Amman', 'Asia/Damascus'])).toEqual({ 5: ['JO', 'SY'], 6: ['JO', 'SY'], 7: [] })
})
