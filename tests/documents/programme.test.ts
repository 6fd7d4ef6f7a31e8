import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildProgramme, itemsOf, type ProgrammeDocument } from '#app/documents/programme.ts'
import { changesBetween } from '#app/documents/programme-changes.ts'
import type { ProgrammeSource, SourceItem } from '#app/documents/programme-source.ts'
import {
  documentLanguages,
  engagementKinds,
  levels,
  outsideReaders,
  type ProgrammeReader,
  programmeReaders,
  type SignOffRole,
  signOffRoles,
  statuses,
} from '#db/schema/words.ts'
import { item, name, person, source } from './source.ts'

function built(from: ProgrammeSource, reader: ProgrammeReader = 'delegation', language: 'en' | 'nl' | 'ar' = 'en'): ProgrammeDocument {
  const document = buildProgramme(from, reader, language)
  if (!document) throw new Error('Not for this reader')
  return document
}

const anyItem = fc
  .record({
    id: fc.uuid(),
    title: fc.string({ minLength: 1 }),
    kind: fc.constantFrom(...engagementKinds),
    level: fc.constantFrom(...levels),
    missing: fc.subarray([...signOffRoles]),
    status: fc.constantFrom(...statuses),
    oursOnly: fc.boolean(),
    timing: fc.constantFrom('timed' as const, 'window' as const),
    starts: fc.constantFrom('08:00', '13:30'),
    endsOn: fc.constantFrom('2026-02-10', '2026-02-12'),
    place: fc.option(fc.string()),
  })
  .map(({ id, ...wish }) => item(id, { ...wish, ...(wish.timing === 'window' ? { starts: null, ends: null } : {}) }))
const anyItems = fc.uniqueArray(anyItem, { selector: ({ id }) => id, maxLength: 12 })

test('whatever stands in a programme, hosts and delegation get only what is theirs', () => {
  fc.assert(
    fc.property(anyItems, fc.constantFrom(...outsideReaders), fc.constantFrom(...documentLanguages), (items, reader, language) => {
      const given = itemsOf(built(source(items), reader, language)).map(({ id }) => id)
      const theirs = (one: SourceItem) =>
        one.missing.length === 0 && !one.oursOnly && one.kind !== 'preparation' && !['cancelled', 'postponed'].includes(one.status)
      expect(given.sort()).toEqual(
        items
          .filter(theirs)
          .map(({ id }) => id)
          .sort(),
      )
    }),
  )
})

test('what is made for the actor holds every item that is cleared, with what is cancelled and ours only marked', () => {
  const document = built(
    source([
      item('a', { status: 'cancelled' }),
      item('b', { oursOnly: true }),
      item('c', { level: 'confidential' }),
      item('d', { level: 'confidential', missing: ['policy'] }),
    ]),
    'full',
  )
  expect(itemsOf(document).map(({ id, state, own }) => [id, state, own])).toEqual([
    ['a', 'cancelled', { level: 'internal', oursOnly: false }],
    ['b', undefined, { level: 'internal', oursOnly: true }],
    ['c', undefined, { level: 'confidential', oursOnly: false }],
  ])
})

test('a document carries the strictest level of anything in it', () => {
  const items = [item('a', { level: 'public' }), item('b', { level: 'confidential' })]
  expect(built(source(items, { level: 'public' }), 'full').level).toBe('confidential')
  expect(built(source(items, { level: 'public' }), 'hosts').level).toBe('confidential')
  const waiting = [item('a', { level: 'public' }), item('b', { level: 'confidential', missing: ['security'] })]
  expect(built(source(waiting, { level: 'public' }), 'full').level).toBe('public')
  expect(built(source([], { people: [person('Quiet', { level: 'need-to-know' })] }), 'full').level).toBe('need-to-know')
  expect(built(source([item('a', { organisations: [name('Quiet', { level: 'confidential' })] })]), 'full').level).toBe('confidential')
})

test('a visit that lacks a sign-off is for nobody, and once cleared for everybody', () => {
  const quiet = (missing: readonly SignOffRole[]) => source([item('a')], { level: 'confidential', missing })
  const levelsOf = (from: ProgrammeSource) => programmeReaders.map((reader) => buildProgramme(from, reader, 'en')?.level)
  expect(levelsOf(quiet(['protocol']))).toEqual([undefined, undefined, undefined])
  expect(levelsOf(quiet([]))).toEqual(['confidential', 'confidential', 'confidential'])
})

test('people and organisations above internal, note takers and who declined stay inside', () => {
  const people = [
    person('Head of delegation', { post: 'Minister', organisation: name('Ministry', { level: 'confidential' }) }),
    person('Quiet adviser', { level: 'confidential' }),
    person('Not coming', { declined: true }),
    person('Our host', { side: 'ours', role: 'chair' }),
    person('Note taker', { side: 'ours', role: 'note-taker' }),
  ]
  const quiet = name('Quiet host', { level: 'confidential' })
  const from = source([item('a', { organisations: [quiet, name('Open court')] })], { people, host: quiet, organisations: [quiet] })
  const outside = built(from)
  expect([outside.delegation, outside.ours, outside.host, outside.guests, itemsOf(outside)[0]?.withWhom]).toEqual([
    [{ name: { text: 'Head of delegation' }, post: 'Minister' }],
    [{ name: { text: 'Our host' }, role: 'chair' }],
    null,
    [],
    [{ text: 'Open court' }],
  ])
  const full = built(from, 'full')
  expect(full.delegation.map((line) => line.name.text)).toEqual(['Head of delegation', 'Quiet adviser', 'Not coming'])
  expect(full.host).toEqual({ text: 'Quiet host' })
})

test('in Arabic a name stands in its own script where one is known', () => {
  const originals = [{ name: 'الهيئة الوطنية', language: 'ar' }]
  const from = source([], { organisations: [name('National Commission', { originals })], people: [person('Somebody')] })
  expect([built(from, 'delegation', 'ar').guests, built(from, 'delegation', 'en').guests]).toEqual([
    [{ text: 'الهيئة الوطنية', usual: 'National Commission', language: 'ar' }],
    [{ text: 'National Commission' }],
  ])
  expect(built(from, 'delegation', 'ar').delegation).toEqual([{ name: { text: 'Somebody' } }])
})

test('a programme given in one language and read in another has not changed', () => {
  const guest = name('Head of delegation', { originals: [{ name: 'رئيس الوفد', language: 'ar' }] })
  const from = source([item('talk', { who: { groups: [], people: [guest] } })])
  const [english, arabic] = [built(from, 'delegation', 'en'), built(from, 'delegation', 'ar')]
  expect([changesBetween(english, arabic), changesBetween(arabic, english)]).toEqual([[], []])
})

test('a day stands in order: the whole day, then by the hour, then what has no hour', () => {
  const items = [
    item('late', { starts: '16:00', ends: '17:00' }),
    item('open', { timing: 'window', starts: null, ends: null }),
    item('early', { starts: '09:00', ends: '09:30' }),
    item('day', { timing: 'all-day', starts: null, ends: null }),
    item('before', { startsOn: '2026-02-09', endsOn: '2026-02-09' }),
    item('whenever', { timing: 'window', starts: null, ends: null, endsOn: '2026-02-12' }),
  ]
  const document = built(source(items))
  expect(document.days.map((day) => [day.date, day.items.map(({ id }) => id)])).toEqual([
    ['2026-02-09', ['before']],
    ['2026-02-10', ['day', 'early', 'late', 'open']],
  ])
  expect(document.withoutDay.map(({ id }) => id)).toEqual(['whenever'])
})

test('an item that is held or proposed is provisional', () => {
  const items = [item('a'), item('b', { slot: 'hold' }), item('c', { status: 'proposed' }), item('d', { slot: 'confirmed' })]
  expect(itemsOf(built(source(items))).map(({ id, provisional }) => [id, provisional])).toEqual([
    ['a', false],
    ['b', true],
    ['c', true],
    ['d', false],
  ])
})

test('a programme has not changed since itself, nor through a journey as JSON', () => {
  fc.assert(
    fc.property(anyItems, fc.constantFrom('full' as const, ...outsideReaders), (items, reader) => {
      const document = built(source(items), reader)
      expect(changesBetween(JSON.parse(JSON.stringify(document)), document)).toEqual([])
    }),
  )
})

test('what is new, moved, elsewhere or gone is told, with what it was', () => {
  const before = built(source([item('moved'), item('placed'), item('gone'), item('same')]))
  const after = built(
    source([
      item('moved', { starts: '14:00', ends: '15:00' }),
      item('placed', { place: 'Room 2' }),
      item('gone', { status: 'cancelled' }),
      item('same', { slot: 'hold' }),
      item('new', { startsOn: '2026-02-11', endsOn: '2026-02-11' }),
    ]),
  )
  const was = { startsOn: '2026-02-10', endsOn: '2026-02-10', starts: '10:00', ends: '11:00', open: false }
  expect(changesBetween(before, after)).toEqual([
    { id: 'placed', title: 'Talk placed', kind: 'changed', was: { place: 'Room 1' } },
    { id: 'moved', title: 'Talk moved', kind: 'changed', was: { when: was } },
    { id: 'new', title: 'Talk new', kind: 'added', was: {} },
    { id: 'gone', title: 'Talk gone', kind: 'gone', was: { when: was } },
  ])
})

test('for our own eyes a cancelled item is gone and a restored one is new, though both stand on the page', () => {
  const [stands, off] = [built(source([item('a')]), 'full'), built(source([item('a', { status: 'cancelled' })]), 'full')]
  expect([changesBetween(stands, off)[0]?.kind, changesBetween(off, stands)[0]?.kind]).toEqual(['gone', 'added'])
})
