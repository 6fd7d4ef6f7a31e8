import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostPasted, readPasted } from '#app/domain/delegations/pasted.ts'
import { languagesInWords } from '#app/lib/display-names.server.ts'

const lines = (text: string) => {
  const read = readPasted(text)
  return read.ok ? read.lines.map(({ name, role, languages }) => [name, role, languages]) : read
}

test('a line is name, part and languages, whatever parts them and whatever stands in front', () => {
  expect(
    lines(
      [
        'Guest One, head, Arabic, French',
        '2. Guest Two; Adviser, legal; Arabic',
        '- Guest Three\tTolk\tNederlands',
        'ضيف، رئيس الوفد، العربية',
        'Guest Five',
      ].join('\n'),
    ),
  ).toEqual([
    ['Guest One', 'head', 'Arabic, French'],
    ['Guest Two', 'Adviser, legal', 'Arabic'],
    ['Guest Three', 'interpreter', 'Nederlands'],
    ['ضيف', 'head', 'العربية'],
    ['Guest Five', null, null],
  ])
})

test('empty lines and line ends of any system are no people', () => {
  expect(lines('\r\nOne\r\n\r\nTwo\rThree\n  \n')).toEqual([
    ['One', null, null],
    ['Two', null, null],
    ['Three', null, null],
  ])
})

test('too many lines, none, a line without a name and a part that is too long are refused with their place', () => {
  const many = Array.from({ length: mostPasted + 1 }, (_, index) => `Guest ${index}`)
  expect([
    readPasted(many.join('\n')),
    readPasted(many.slice(1).join('\n')).ok,
    readPasted(' \n'),
    readPasted('One\n\n, adviser'),
    readPasted(`One\n${'x'.repeat(301)}`),
    readPasted(`One, ${'x'.repeat(101)}`),
  ]).toEqual([
    { ok: false, reason: 'too-many', count: mostPasted + 1 },
    true,
    { ok: false, reason: 'empty' },
    { ok: false, reason: 'nameless', line: 3 },
    { ok: false, reason: 'long', line: 2, length: 301 },
    { ok: false, reason: 'long', line: 1, length: 101 },
  ])
})

test('any text is read or refused, and what is read fits where it is kept', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 800 }), (text) => {
      const read = readPasted(text)
      if (!read.ok) return
      expect(read.lines.length).toBeLessThanOrEqual(mostPasted)
      for (const { name, role, languages } of read.lines) {
        expect(name.trim()).not.toBe('')
        expect([name.length <= 300, (role ?? '').length <= 100, (languages ?? '').length <= 200]).toEqual([true, true, true])
        expect(`${name}${role}${languages}`).not.toMatch(/\p{Cc}/u)
      }
    }),
  )
})

test('languages are told in the words of the reader where they are known, and as they were written where not', () => {
  const told = ['arabic, FRANÇAIS', 'Koerdisch، العربية', 'ar,nl', 'some Aramaic', '']
  expect(told.map((text) => languagesInWords(text, 'nl'))).toEqual([
    'Arabisch, FRANÇAIS',
    'Koerdisch, Arabisch',
    'Arabisch, Nederlands',
    'some Aramaic',
    '',
  ])
})
