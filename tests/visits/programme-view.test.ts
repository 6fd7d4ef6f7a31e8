import { expect, test } from 'vitest'
import { isHandedOut, type Programme, programmeView } from '#app/domain/visits/programme-view.ts'
import { levels } from '#db/schema/words.ts'
import { entries, entry } from '../calendar/rows.ts'

const visit = { startsOn: '2026-02-09', endsOn: '2026-02-12', level: 'internal' as const, status: 'confirmed' as const }
const before = '2026-02-05T09:12'
const after = '2026-11-24T09:12'
const window = { timing: 'window' as const, startsOn: '2026-02-09', endsOn: '2026-02-12' }

const days = ({ days: all }: Programme) => all.map(({ date, items, without }) => [date, without ?? items.map(({ title }) => title)])
const concerns = (programme: Programme) =>
  programme.concerns.map((concern) =>
    concern.about === 'without-day' ? [concern.about, concern.count] : [concern.about, concern.entry.title],
  )

test('the programme has every day of the visit, in order, and says which are free', () => {
  const programme = programmeView(
    visit,
    entries([
      { title: 'Lunch', kind: 'meal', startsOn: '2026-02-09', startsTime: '12:30', endsTime: '13:45' },
      { title: 'Welcome', startsOn: '2026-02-09', startsTime: '09:30', endsTime: '10:00' },
      { title: 'ICC', startsOn: '2026-02-11' },
    ]),
    before,
  )
  expect(days(programme)).toEqual([
    ['2026-02-09', ['Welcome', 'Lunch']],
    ['2026-02-10', 'free'],
    ['2026-02-11', ['ICC']],
    ['2026-02-12', 'free'],
  ])
  expect([programme.items, programme.withoutDay, programme.concerns]).toEqual([3, [], []])
})

test('items outside the days of the visit have their day too', () => {
  const programme = programmeView(visit, entries([{ title: 'Arrival', kind: 'transfer', startsOn: '2026-02-08' }]), before)
  expect(days(programme).map(([date]) => date)).toEqual(['2026-02-08', '2026-02-09', '2026-02-10', '2026-02-11', '2026-02-12'])
})

test('of a visit longer than a month only days with items are drawn', () => {
  const programme = programmeView({ ...visit, endsOn: '2026-04-12' }, entries([{ title: 'ICC', startsOn: '2026-03-11' }]), before)
  expect(days(programme)).toEqual([['2026-03-11', ['ICC']]])
})

test('talks without a day stand apart, one with a day but no hour in its day', () => {
  const programme = programmeView(
    visit,
    entries([
      { ...window, title: 'ICJ' },
      { ...window, title: 'Some time on the tenth', startsOn: '2026-02-10', endsOn: '2026-02-10' },
    ]),
    before,
  )
  expect(programme.withoutDay.map(({ title }) => title)).toEqual(['ICJ'])
  expect(days(programme)[1]).toEqual(['2026-02-10', ['Some time on the tenth']])
})

test('a day gone by was not free when talks were held some time in those days', () => {
  expect(days(programmeView(visit, entries([{ ...window, status: 'held' }]), after)).map(([, without]) => without)).toEqual(
    Array(4).fill('unrecorded'),
  )
  expect(days(programmeView(visit, entries([window]), '2026-02-11T08:00')).map(([, without]) => without)).toEqual([
    'unrecorded',
    'unrecorded',
    'free',
    'free',
  ])
  expect(days(programmeView(visit, [], after)).map(([, without]) => without)).toEqual(Array(4).fill('free'))
})

test('holds, options and talks without a day are to be settled, in the order of their days', () => {
  const programme = programmeView(
    visit,
    entries([
      { ...window, title: 'ICJ' },
      { ...window, title: 'OPCW' },
      { ...window, title: 'Hotel', kind: 'transfer' },
      { title: 'Eurojust', startsOn: '2026-02-11', slot: 'option' },
      { title: 'NFI', startsOn: '2026-02-10', slot: 'hold', holdUntil: new Date('2026-02-06T11:00:00Z') },
      { title: 'Lunch', startsOn: '2026-02-09', slot: 'hold', holdUntil: new Date('2026-02-04T11:00:00Z') },
      { title: 'Dinner', startsOn: '2026-02-09', startsTime: '19:00', endsTime: '21:00', slot: 'hold' },
      { title: 'ICC', startsOn: '2026-02-11', slot: 'confirmed' },
      { title: 'Ministry', startsOn: '2026-02-12', slot: 'hold', status: 'cancelled' },
    ]),
    before,
  )
  expect(concerns(programme)).toEqual([
    ['ran-out', 'Lunch'],
    ['hold', 'Dinner'],
    ['hold', 'NFI'],
    ['option', 'Eurojust'],
    ['without-day', 2],
  ])
})

test('a hold runs out on its minute', () => {
  const held = entries([{ title: 'NFI', startsOn: '2026-02-10', slot: 'hold', holdUntil: new Date('2026-02-06T11:00:00Z') }])
  const about = (now: string) => concerns(programmeView(visit, held, now))[0]?.[0]
  expect([about('2026-02-06T11:59'), about('2026-02-06T12:00')]).toEqual(['hold', 'ran-out'])
})

test('nothing is to be settled of a visit that is over or cancelled', () => {
  const open = entries([window])
  expect(programmeView(visit, open, after).concerns).toEqual([])
  expect(programmeView(visit, open, '2026-02-12T23:59').concerns).toHaveLength(1)
  expect(programmeView({ ...visit, status: 'cancelled' }, open, before).concerns).toEqual([])
})

test('the delegation does not get what is ours only, our preparation, or what is stricter than the visit', () => {
  const handed = (of: Parameters<typeof entry>[0]) => isHandedOut(visit, entry(of))
  const on = '2026-02-10'
  expect([
    handed({ startsOn: on }),
    handed({ startsOn: on, oursOnly: true }),
    handed({ startsOn: on, kind: 'preparation' }),
    handed({ startsOn: on, level: 'public' }),
    handed({ startsOn: on, level: 'confidential' }),
  ]).toEqual([true, false, false, true, false])
})

test('a stricter visit hands out its own level, a public one what is internal', () => {
  const handed = (level: (typeof levels)[number]) =>
    levels.filter((of) => isHandedOut({ level }, entry({ startsOn: '2026-02-10', level: of })))
  expect(levels.map(handed)).toEqual([
    ['public', 'internal'],
    ['public', 'internal'],
    ['public', 'internal', 'confidential'],
    ['public', 'internal', 'confidential', 'need-to-know'],
  ])
})

test('items are counted without the cancelled ones, and so are those handed out', () => {
  const programme = programmeView(
    visit,
    entries([
      { startsOn: '2026-02-09' },
      { startsOn: '2026-02-09', status: 'cancelled' },
      { startsOn: '2026-02-10', oursOnly: true },
      window,
    ]),
    before,
  )
  expect([programme.items, programme.handedOut]).toEqual([3, 2])
})
