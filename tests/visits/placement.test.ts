import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openItems } from '#app/domain/visits/open-items.ts'
import { placementInput, placementWarnings } from '#app/domain/visits/placement.ts'
import { programmeView } from '#app/domain/visits/programme-view.ts'
import { entries, entry } from '../calendar/rows.ts'

const zone = 'Europe/Amsterdam'
const on = '2026-02-10'
const visit = { startsOn: '2026-02-09', endsOn: '2026-02-14' }
const read = (form: Record<string, string>, place = zone) => placementInput(place).safeParse({ day: on, slot: 'confirmed', ...form })
const fault = (form: Record<string, string>, place = zone) =>
  read(form, place).error?.issues.map((issue) => [issue.path.join('.'), issue.message.split('|')[0]])

test('a place with hours is timed on the clocks of the visit', () => {
  expect(read({ startsTime: '10:00', endsTime: '11:30', place: 'NFI' }).data).toMatchObject({
    place: 'NFI',
    slot: 'confirmed',
    holdUntil: null,
    time: { timing: 'timed', zone, startsLocal: '2026-02-10T10:00', startsAt: new Date('2026-02-10T09:00:00Z') },
  })
})

test('a day without hours settles the day alone', () => {
  expect(read({}).data?.time).toMatchObject({ timing: 'window', startsOn: on, endsOn: on })
})

test('one hour without the other, and hours that run backwards, are refused beside their field', () => {
  expect(fault({ startsTime: '10:00' })).toContainEqual(['endsTime', 'placements.bothTimes'])
  expect(fault({ endsTime: '10:00' })).toContainEqual(['startsTime', 'placements.bothTimes'])
  expect(fault({ startsTime: '10:00', endsTime: '10:00' })).toEqual([['endsTime', 'errors.endsBeforeStarts']])
})

test('another day must be named, and may be outside the visit', () => {
  expect(fault({ day: 'other' })).toEqual([['otherDay', 'errors.required']])
  expect(read({ day: 'other', otherDay: '2026-02-16' }).data?.time.startsOn).toBe('2026-02-16')
  expect(fault({ day: 'tomorrow' })).toHaveLength(1)
})

test('hours that do not exist are refused, and those that come twice asked for', () => {
  expect(fault({ day: '2026-03-29', startsTime: '02:30', endsTime: '04:00' })).toEqual([['startsTime', 'errors.timeMissing']])
  const twice = { day: '2026-10-25', startsTime: '02:30', endsTime: '04:00' }
  expect(fault(twice)).toEqual([['startsFold', 'errors.timeTwice']])
  expect(read({ ...twice, startsFold: '1' }).data?.time.startsAt).toEqual(new Date('2026-10-25T01:30:00Z'))
})

test('a hold runs out at a moment on the clocks of the visit; half a moment is refused', () => {
  const hold = { slot: 'hold', holdOn: '2026-02-06', holdTime: '12:00' }
  expect(read(hold).data?.holdUntil).toEqual(new Date('2026-02-06T11:00:00Z'))
  expect(read(hold, 'Asia/Damascus').data?.holdUntil).toEqual(new Date('2026-02-06T09:00:00Z'))
  expect(fault({ slot: 'hold', holdOn: '2026-02-06' })).toEqual([['holdTime', 'placements.holdNeedsDay']])
  expect(fault({ ...hold, holdTime: 'noon' })).toEqual([['holdTime', 'errors.notATime']])
  expect(read({ ...hold, slot: 'confirmed' }).data?.holdUntil).toBeNull()
})

const warned = (wish: { day: string; startsTime?: string; endsTime?: string }, others = programme) =>
  placementWarnings(visit, others, wish).map((warning) => (warning.about === 'outside' ? 'outside' : warning.entry.title))
const programme = entries([
  { title: 'NFI', startsOn: on, startsTime: '10:00', endsTime: '11:00' },
  { title: 'Dinner', startsOn: on, startsTime: '22:00', endsTime: '23:59' },
  { title: 'Off', startsOn: on, startsTime: '14:00', endsTime: '15:00', status: 'cancelled' },
  { title: 'Interpreter at hand', timing: 'all-day', startsOn: on },
])

test('what is at the same hour is named; what touches it, was cancelled or takes the whole day is not', () => {
  expect(warned({ day: on, startsTime: '10:59', endsTime: '12:00' })).toEqual(['NFI'])
  expect(warned({ day: on, startsTime: '11:00', endsTime: '12:00' })).toEqual([])
  expect(warned({ day: on, startsTime: '09:00', endsTime: '23:00' })).toEqual(['NFI', 'Dinner'])
  expect(warned({ day: on, startsTime: '14:00', endsTime: '15:00' })).toEqual([])
  expect(warned({ day: on })).toEqual([])
})

test('a day outside the visit is asked about', () => {
  expect([warned({ day: '2026-02-08' }), warned({ day: '2026-02-15' }), warned({ day: '2026-02-14' })]).toEqual([
    ['outside'],
    ['outside'],
    [],
  ])
})

const minutes = fc.integer({ min: 0, max: 1438 })
const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

test('two items overlap exactly when some minute belongs to both, whichever is placed first', () => {
  const span = fc.tuple(minutes, minutes).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a + 1]))
  fc.assert(
    fc.property(span, span, (one, other) => {
      const shared = Math.max(one[0], other[0]) < Math.min(one[1], other[1])
      const at = ([from, to]: [number, number]) => ({ startsTime: clock(from), endsTime: clock(to) })
      const clash = (a: [number, number], b: [number, number]) =>
        warned({ day: on, ...at(a) }, [entry({ startsOn: on, ...at(b) })]).length > 0
      expect([clash(one, other), clash(other, one)]).toEqual([shared, shared])
    }),
  )
})

test('open are options, holds, what has no day and what has no hour; the rest is settled', () => {
  const window = { timing: 'window' as const, startsOn: '2026-02-09', endsOn: '2026-02-14' }
  const view = programmeView(
    { ...visit, level: 'internal', status: 'confirmed' },
    entries([
      { ...window, title: 'ICJ', status: 'proposed' },
      { ...window, title: 'Held after all', status: 'held' },
      { ...window, title: 'Off', status: 'cancelled' },
      { ...window, title: 'Some time on the tenth', startsOn: on, endsOn: on },
      { title: 'NFI', startsOn: on, slot: 'hold' },
      { title: 'ICTJ', startsOn: '2026-02-11', slot: 'option' },
      { title: 'Settled', startsOn: on, slot: 'confirmed' },
    ]),
    '2026-02-05T09:00',
  )
  expect(openItems(view).map(({ item, because }) => [item.title, because])).toEqual([
    ['NFI', 'hold'],
    ['Some time on the tenth', 'no-hour'],
    ['ICTJ', 'option'],
    ['ICJ', 'window'],
  ])
})
