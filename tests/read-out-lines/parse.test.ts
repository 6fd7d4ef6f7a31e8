import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askingLine, linesWithBox } from '#app/domain/read-out-lines/parse.ts'

const today = '2026-02-05'
const askingLines = (body: string) => linesWithBox(body).map((line) => askingLine(line, today))
const read = (line: string) => askingLines(line)[0]

test.each([
  ['- [ ] @officer: send the NFI contact before 20 Feb', 'follow-up', 'officer', 'send the NFI contact', '2026-02-20'],
  [
    '- [ ] @beleidsmedewerker: stuur het contact bij het NFI voor 20 februari',
    'follow-up',
    'beleidsmedewerker',
    'stuur het contact bij het NFI',
    '2026-02-20',
  ],
  ['* [ ] @policy officer: call them by Friday', 'follow-up', 'policy officer', 'call them', '2026-02-06'],
  ['- [ ] @officer send the list', 'follow-up', 'officer', 'send the list', undefined],
  ['- [ ] Send the read-out of 5 February to the desk', 'follow-up', undefined, 'Send the read-out of 5 February to the desk', undefined],
  ['- [ ] us: share the programme in Arabic no later than 2026-03-01', 'ours', undefined, 'share the programme in Arabic', '2026-03-01'],
  ['- [] wij beloven: het programma delen uiterlijk 1 maart', 'ours', undefined, 'het programma delen', '2026-03-01'],
  ['- [ ] They: give the names of the delegation', 'theirs', undefined, 'give the names of the delegation', undefined],
  ['  - [ ] zij: de namen geven voor vrijdag', 'theirs', undefined, 'de namen geven', '2026-02-06'],
  [
    '- [ ] @officer: send the read-out of 5 February before 20 Feb',
    'follow-up',
    'officer',
    'send the read-out of 5 February',
    '2026-02-20',
  ],
  [
    '- [ ] stuur het verslag van 3 februari uiterlijk 2026-02-10 aan de post',
    'follow-up',
    undefined,
    'stuur het verslag van 3 februari aan de post',
    '2026-02-10',
  ],
  ['- [ ] prepare the talk on 12 February by 9 Feb', 'follow-up', undefined, 'prepare the talk on 12 February', '2026-02-09'],
  ['- [ ] answer by 20.02.2026', 'follow-up', undefined, 'answer', '2026-02-20'],
  ['- [ ] call on 12 February', 'follow-up', undefined, 'call', '2026-02-12'],
  ['- [ ] send it by 20 Feb, see the note of 2026-01-03', 'follow-up', undefined, 'send it, see the note of 2026-01-03', '2026-02-20'],
  ['- [ ] zoek een tolk voor de commissie', 'follow-up', undefined, 'zoek een tolk voor de commissie', undefined],
])('%s', (line, kind, owner, text, dueOn) => {
  expect(read(line)).toMatchObject({ kind, owner, text, dueOn })
})

test('ticked boxes, plain lists and other text ask nothing, and the same line asks once', () => {
  const body = '# After the talk\n- [x] @officer: done\n- a point\n[ ] no list\n- [ ]\n- [ ] Call\n- [ ] Call'
  expect(askingLines(body).map(({ text }) => text)).toEqual(['Call'])
})

test('a day that can be read in two ways is doubted aloud', () => {
  expect(read('- [ ] call by 3/4/2026')).toMatchObject({ dueOn: '2026-04-03', doubts: [{ about: 'day-first' }] })
})

test('a second term and an hour stay in the text, and that is said', () => {
  expect(read('- [ ] answer before 10 Feb, and send it by 20 Feb at 15:00')).toMatchObject({
    text: 'answer before 10 Feb, and send it at 15:00',
    dueOn: '2026-02-20',
    doubts: [
      { about: 'other-term', read: '2026-02-10' },
      { about: 'hour', said: '15:00' },
    ],
  })
})

test('any text gives lines that stand in it, with something to do and a date or none', () => {
  const piece = fc.constantFrom('- [ ] ', '@', 'us:', ' before ', '20 Feb', '\n', 'x', ' ', '- [x] ', 'نص', '😀')
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 30 }), (pieces) => {
      const body = pieces.join('')
      for (const { line, text, dueOn } of askingLines(body)) {
        expect(line).not.toBe('')
        expect(text).not.toContain('\u0001')
        if (dueOn) expect(dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      }
    }),
  )
})
