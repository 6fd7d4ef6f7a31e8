import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  clashesOf,
  gapBetween,
  markOfClashes,
  type Occupied,
  overlaps,
  travelMinutes,
  type Wished,
} from '#app/domain/engagements/clashes.ts'

const at = (time: string) => new Date(`2026-02-05T${time}:00Z`)
const officer = { id: 'officer', name: 'Policy officer', interpreter: false }
const wished = (from: string, to: string, over: Partial<Wished> = {}): Wished => ({
  startsAt: at(from),
  endsAt: at(to),
  zone: 'Europe/Amsterdam',
  place: 'Ministry, room A',
  people: [officer],
  ...over,
})
const other = (from: string, to: string, over: Partial<Occupied> = {}): Occupied => ({
  id: 'other',
  title: 'Talk',
  ...wished(from, to),
  ...over,
})
const none = { busy: [], others: [] }
const engagement = { id: 'other', title: 'Talk' }

test('one person cannot be in two talks, nor two talks in one room', () => {
  expect(clashesOf(wished('10:00', '11:00'), { ...none, others: [other('10:30', '11:30', { place: 'ministry, Room A' })] })).toEqual([
    { about: 'same-time', person: 'Policy officer', interpreter: false, engagement },
    { about: 'same-place', place: 'Ministry, room A', engagement },
  ])
})

test('who interprets there or here is named as such', () => {
  const people = [{ ...officer, interpreter: true }]
  expect(clashesOf(wished('10:00', '11:00'), { ...none, others: [other('10:00', '11:00', { place: null, people })] })).toEqual([
    { about: 'same-time', person: 'Policy officer', interpreter: true, engagement },
  ])
})

test('a talk from ten to eleven and one from eleven to twelve go together in the same place', () => {
  expect(clashesOf(wished('10:00', '11:00'), { ...none, others: [other('11:00', '12:00'), other('09:00', '10:00')] })).toEqual([])
})

test('between two places there is time to travel, or the gap is told', () => {
  const elsewhere = (from: string, to: string, over = {}) => [other(from, to, { place: 'House of Representatives', ...over })]
  const told = (minutes: number) => [{ about: 'short-gap', person: 'Policy officer', minutes, engagement }]
  expect(clashesOf(wished('10:00', '11:00'), { ...none, others: elsewhere('11:20', '12:00') })).toEqual(told(20))
  expect(clashesOf(wished('10:00', '11:00'), { ...none, others: elsewhere('09:00', '10:00') })).toEqual(told(0))
  expect(clashesOf(wished('10:00', '11:00'), { ...none, others: elsewhere('11:30', '12:00') })).toEqual([])
  expect(clashesOf(wished('10:00', '11:00'), { ...none, others: elsewhere('11:30', '12:00', { zone: 'Asia/Damascus' }) })).toEqual(told(30))
})

test('rooms of one building, and calls without a place, need no journey', () => {
  const near = [other('11:00', '12:00', { place: 'Ministry, room B' }), other('11:00', '12:00', { place: null })]
  expect(clashesOf(wished('10:00', '11:00'), { ...none, others: near })).toEqual([])
})

test('what is hidden says only that somebody is busy, once, and whom to ask', () => {
  const busy = { personId: 'officer', startsAt: at('10:00'), endsAt: at('10:30'), desk: 'Syria desk' }
  const around = {
    others: [],
    busy: [busy, { ...busy, endsAt: at('12:00') }, { ...busy, startsAt: at('11:00'), endsAt: at('12:00'), desk: 'Later' }],
  }
  expect(clashesOf(wished('10:00', '11:00'), around)).toEqual([{ about: 'busy', person: 'Policy officer', desk: 'Syria desk' }])
})

test('an item outside the days of its visit is told, one on their edge is not', () => {
  const visit = { id: 'visit', title: 'Working visit', startsAt: at('09:00'), endsAt: at('12:00') }
  expect(clashesOf(wished('09:00', '12:00'), { ...none, visit })).toEqual([])
  const said = [{ about: 'outside-visit', visit: { id: 'visit', title: 'Working visit' } }]
  expect(clashesOf(wished('08:59', '10:00'), { ...none, visit })).toEqual(said)
  expect(clashesOf(wished('11:00', '12:01'), { ...none, visit })).toEqual(said)
})

const minute = fc.integer({ min: 0, max: 300 })
const range = fc
  .tuple(minute, fc.integer({ min: 1, max: 120 }))
  .map(([from, length]) => ({ startsAt: new Date(from * 60_000), endsAt: new Date((from + length) * 60_000) }))

test('overlap is the same seen from either side, and is never beside a gap', () => {
  fc.assert(
    fc.property(range, range, (a, b) => {
      expect(overlaps(a, b)).toBe(overlaps(b, a))
      expect(gapBetween(a, b)).toBe(gapBetween(b, a))
      expect(overlaps(a, b)).toBe(gapBetween(a, b) < 0)
    }),
  )
})

test('a clash with another is found exactly where they share a minute, or lack the time to travel', () => {
  fc.assert(
    fc.property(range, range, fc.boolean(), fc.boolean(), (a, b, shares, samePlace) => {
      const mine = { ...wished('10:00', '11:00'), ...a }
      const theirs = { ...other('10:00', '11:00', { people: shares ? [officer] : [], place: samePlace ? mine.place : 'Elsewhere' }), ...b }
      const found = clashesOf(mine, { ...none, others: [theirs] }).map((clash) => clash.about)
      const gap = gapBetween(a, b)
      const wanted = [
        ...(gap < 0 && shares ? ['same-time'] : []),
        ...(gap < 0 && samePlace ? ['same-place'] : []),
        ...(gap >= 0 && gap < travelMinutes.nearby && shares && !samePlace ? ['short-gap'] : []),
      ]
      expect(found).toEqual(wanted)
    }),
  )
})

test('the mark of what was shown does not depend on its order, and changes with what it holds', () => {
  const a = { about: 'busy' as const, person: 'A', desk: null }
  const b = { about: 'busy' as const, person: 'B', desk: null }
  expect(markOfClashes([a, b])).toBe(markOfClashes([b, a]))
  expect(markOfClashes([a])).not.toBe(markOfClashes([a, b]))
})
