import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PeopledEntry, programmeWarnings, type Someone } from '#app/domain/visits/warnings.ts'
import { entry } from '../calendar/rows.ts'

const visit = { startsOn: '2026-02-09', endsOn: '2026-02-14', status: 'confirmed' as const }
const now = '2026-02-05T09:00'
const on = '2026-02-10'
const person = (name: string, theirs = true): Someone => ({ key: name, name, theirs })
const head = person('Head')
const adviser = person('Adviser')

type Wish = Parameters<typeof entry>[0]
const item = (title: string, startsTime: string, endsTime: string, over: Partial<Wish> = {}, people: Someone[] = []): PeopledEntry => ({
  ...entry({ title, startsOn: on, startsTime, endsTime, ...over }),
  people,
})
const warn = (items: PeopledEntry[], at = now, of = visit) =>
  programmeWarnings(of, items, [head, adviser], at).map((warning) => [
    warning.about,
    warning.entry.title,
    ...('next' in warning ? [warning.next.title, warning.names.join(' ')] : []),
  ])

test('items that the same person is in overlap; a delegation that splits does not', () => {
  expect(warn([item('ICC', '10:00', '11:00', {}, [head]), item('ICJ', '10:30', '11:30', {}, [head, adviser])])).toEqual([
    ['overlap', 'ICC', 'ICJ', 'Head'],
  ])
  expect(warn([item('ICC', '10:00', '11:00', {}, [head]), item('ICJ', '10:30', '11:30', {}, [adviser])])).toEqual([])
})

test('an item that names nobody of the delegation is for all of it', () => {
  expect(warn([item('ICC', '10:00', '11:00'), item('ICJ', '10:30', '11:30')])).toEqual([['overlap', 'ICC', 'ICJ', '']])
  expect(warn([item('ICC', '10:00', '11:00'), item('ICJ', '10:30', '11:30', {}, [adviser])])).toEqual([
    ['overlap', 'ICC', 'ICJ', 'Adviser'],
  ])
})

test('our own preparation clashes for our people alone', () => {
  const ours = person('Coordinator', false)
  const preparation = (people: Someone[]) => item('Preparation', '10:30', '11:00', { kind: 'preparation' }, people)
  expect(warn([item('ICC', '10:00', '11:00'), preparation([])])).toEqual([])
  expect(warn([item('ICC', '10:00', '11:00', {}, [ours]), preparation([ours])])).toEqual([['overlap', 'ICC', 'Preparation', 'Coordinator']])
})

test('a quarter of an hour is asked between two places; rooms of one place and transfers need none', () => {
  const after = (starts: string, place: string | null, kind: Wish['kind'] = 'meeting') =>
    warn([item('NFI', '10:00', '11:00', { place: 'NFI' }), item('Next', starts, '11:50', { place, kind })]).map(([about]) => about)
  expect(after('11:14', 'ICC')).toEqual(['gap'])
  expect(after('11:15', 'ICC')).toEqual([])
  expect([after('11:00', 'nfi, room 2'), after('11:00', null), after('11:00', 'Hotel', 'transfer')]).toEqual([[], [], []])
})

test('a day of more than twelve hours is long, of twelve it is not; our own hours do not count', () => {
  const until = (ends: string) =>
    warn([
      item('Start', '09:00', '09:30'),
      item('Dinner', '19:00', ends, { kind: 'meal', endsOn: ends < '19:00' ? '2026-02-11' : on }),
    ]).map(([about]) => about)
  expect([until('21:00'), until('21:01'), until('00:30')]).toEqual([[], ['long-day'], ['long-day']])
  expect(warn([item('Early', '07:00', '07:30', { kind: 'preparation' }), item('Dinner', '19:00', '20:00', { kind: 'meal' })])).toEqual([])
})

test('talks before and after midday need a meal between 12 and 14', () => {
  const talks = [item('ICC', '10:00', '11:00'), item('ICJ', '15:00', '16:00')]
  const meal = (starts: string, ends: string) => warn([...talks, item('Lunch', starts, ends, { kind: 'meal' })])
  expect(warn(talks)).toEqual([['no-meal', 'ICJ']])
  expect([meal('12:30', '13:30'), meal('11:00', '12:00')]).toEqual([[], [['no-meal', 'ICJ']]])
  expect(warn(talks.slice(0, 1))).toEqual([])
  expect(warn([item('Transfer', '10:00', '11:00', { kind: 'transfer' }), item('ICJ', '15:00', '16:00')])).toEqual([])
})

test('items outside the days of the visit are named', () => {
  expect(warn([item('Arrival', '20:00', '21:00', { startsOn: '2026-02-08' })])).toEqual([['outside', 'Arrival']])
  expect(warn([item('Last', '20:00', '21:00', { startsOn: '2026-02-14' })])).toEqual([])
})

test('a hold that runs out within two days is named until it has', () => {
  const hold = [item('NFI', '10:00', '11:00', { slot: 'hold', holdUntil: new Date('2026-02-06T11:00:00Z') })]
  const at = (moment: string) => warn(hold, moment).map(([about]) => about)
  expect([at('2026-02-04T11:59'), at('2026-02-04T12:00'), at('2026-02-06T12:00')]).toEqual([[], ['runs-out'], []])
})

test('nobody is warned of what was cancelled, nor about a visit that is over or off', () => {
  const items = [item('ICC', '10:00', '11:00', { status: 'cancelled' }), item('ICJ', '10:30', '11:30')]
  expect(warn(items)).toEqual([])
  const clash = [item('ICC', '10:00', '11:00'), item('ICJ', '10:30', '11:30')]
  expect([warn(clash, '2026-02-15T00:00'), warn(clash, now, { ...visit, status: 'cancelled' as never })]).toEqual([[], []])
})

const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const any = fc
  .record({
    from: fc.integer({ min: 480, max: 1300 }),
    long: fc.integer({ min: 1, max: 130 }),
    who: fc.subarray([head, adviser]),
    place: fc.constantFrom('NFI', 'ICC', null),
  })
  .map(({ from, long, who, place }) => item('One', clock(from), clock(from + long), { place }, who))

test('the order of the items changes no warning, and an overlap is told once for each pair', () => {
  fc.assert(
    fc.property(fc.array(any, { maxLength: 6 }), (items) => {
      const told = (list: PeopledEntry[]) =>
        programmeWarnings(visit, list, [head, adviser], now)
          .map((one) => `${one.about} ${'next' in one ? [one.entry.id, one.next.id].sort().join(' ') : one.entry.startsOn}`)
          .sort()
      expect(told(items.toReversed())).toEqual(told(items))
      expect(new Set(told(items)).size).toBe(told(items).length)
    }),
  )
})

test('two items warn of an overlap exactly when somebody would have to be in both at one minute', () => {
  fc.assert(
    fc.property(any, any, (one, other) => {
      const within = (each: PeopledEntry) => (each.people.length > 0 ? each.people : [head, adviser]).map(({ key }) => key)
      const shared = within(one).some((key) => within(other).includes(key))
      const at = [one.starts, one.ends, other.starts, other.ends].map((time) => time ?? '')
      const [from = '', to = '', otherFrom = '', otherTo = ''] = at
      const clash = programmeWarnings(visit, [one, other], [head, adviser], now).some(({ about }) => about === 'overlap')
      expect(clash).toBe(shared && from < otherTo && otherFrom < to)
    }),
  )
})
