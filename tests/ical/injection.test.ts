import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarText } from '#app/ical/calendar-text.ts'
import type { FeedCalendar } from '#app/ical/values.ts'
import type { ContentLine } from './plain-reader.ts'
import { readLines, unescapeText } from './plain-reader.ts'
import { feed, meeting } from './sample.ts'

type Strings = Record<'name' | 'description' | 'id' | 'visitId' | 'title' | 'place' | 'person' | 'purpose' | 'category' | 'link', string>

const pieces = [
  '\r\n',
  '\r',
  '\n',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u0000',
  '\u007f',
  '\\',
  '\\n',
  ';',
  ',',
  ':',
  '"',
  '^',
  '^n',
  "^'",
  ' ',
  '\t',
]
const words = [
  'BEGIN:VEVENT',
  'END:VEVENT',
  'END:VCALENDAR',
  'ATTACH:x',
  'X-A;B="',
  'RRULE:FREQ=DAILY',
  'دمشق',
  '😀',
  '\ud83d',
  '\ude00',
  '\ufeff',
  '\u200f',
]
const hostile = fc.string({
  unit: fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 3 })),
  maxLength: 40,
})
const strings: fc.Arbitrary<Strings> = fc.record({
  name: hostile,
  description: hostile,
  id: hostile,
  visitId: hostile,
  title: hostile,
  place: hostile,
  person: hostile,
  purpose: hostile,
  category: hostile,
  link: hostile,
})

function calendarOf(told: Strings): FeedCalendar {
  const event = meeting({
    id: `e${told.id}`,
    visitId: `v${told.visitId}`,
    title: `t${told.title}`,
    place: `p${told.place}`,
    people: [`m${told.person}`],
    purpose: `w${told.purpose}`,
    categories: [`c${told.category}`],
    link: `https://gezant.example.org/${told.link}`,
    joinLink: `https://meet.example.org/?${told.link}`,
  })
  return feed({ name: `n${told.name}`, description: `d${told.description}`, events: [event] })
}

// Character by character, unlike the writer: line breaks of all kinds are one, other control characters are nothing.
function expected(text: string): string {
  let result = ''
  for (const character of text.replaceAll('\r\n', '\n')) {
    const code = character.codePointAt(0) ?? 0
    if ([10, 13, 0x85, 0x2028, 0x2029].includes(code)) result += '\n'
    else if (code >= 0xd800 && code <= 0xdfff) result += '\ufffd'
    else if (code === 9 || (code >= 32 && code < 127) || code > 0x9f) result += character
  }
  return result
}

function expectedLine(text: string): string {
  const lines = expected(text).split('\n')
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join(', ')
}

const names = [
  ...[
    'BEGIN',
    'VERSION',
    'PRODID',
    'CALSCALE',
    'NAME',
    'X-WR-CALNAME',
    'X-WR-CALDESC',
    'REFRESH-INTERVAL',
    'X-PUBLISHED-TTL',
    'BEGIN',
    'UID',
  ],
  ...['SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'TRANSP', 'LOCATION', 'DESCRIPTION', 'CATEGORIES', 'STATUS', 'CREATED'],
  ...['LAST-MODIFIED', 'RELATED-TO', 'URL', 'CONFERENCE', 'END', 'END'],
]

function textsOf(lines: ContentLine[]): Record<string, string> {
  const texts = ['NAME', 'X-WR-CALNAME', 'X-WR-CALDESC', 'UID', 'SUMMARY', 'LOCATION', 'DESCRIPTION', 'CATEGORIES', 'RELATED-TO']
  return Object.fromEntries(lines.filter(({ name }) => texts.includes(name)).map(({ name, value }) => [name, unescapeText(value)]))
}

function textsExpected(told: Strings): Record<string, string> {
  const label = expected(`t${told.title}`)
  return {
    NAME: expected(`n${told.name}`),
    'X-WR-CALNAME': expected(`n${told.name}`),
    'X-WR-CALDESC': expected(`d${told.description}`),
    UID: expected(`e${told.id}@gezant.example.org`),
    SUMMARY: label,
    LOCATION: expectedLine(`p${told.place}`),
    DESCRIPTION: [
      '10:00-11:00 Damascus, UTC+3',
      `With: ${expectedLine(`m${told.person}`)}`,
      `Purpose: ${expected(`w${told.purpose}`)}`,
      `Join: ${expectedLine(`https://meet.example.org/?${told.link}`)}`,
      `In Gezant: ${expectedLine(`https://gezant.example.org/${told.link}`)}`,
    ].join('\n'),
    CATEGORIES: expectedLine(`c${told.category}`),
    'RELATED-TO': expected(`v${told.visitId}@gezant.example.org`),
  }
}

// What shortening does to long texts has a test of its own.
function fits(told: Strings): boolean {
  return (textsExpected(told).DESCRIPTION ?? '').length < 590 && told.person.length < 190
}

test('line 10: no text a user can write starts a property or a component, and all of it comes back, by a reader of our own', () => {
  fc.assert(
    fc.property(strings.filter(fits), (told) => {
      const lines = readLines(calendarText(calendarOf(told)))
      expect(lines.map(({ name }) => name)).toEqual(names)
      expect(textsOf(lines)).toEqual(textsExpected(told))
      expect(lines.find(({ name }) => name === 'CONFERENCE')?.params).toEqual({ VALUE: 'URI', LABEL: expected(`t${told.title}`) })
    }),
    { numRuns: 6000 },
  )
})

test('line 10: ical.js reads the same texts and finds no property or component more', () => {
  fc.assert(
    fc.property(strings.filter(fits), (told) => {
      const calendar = new ICAL.Component(ICAL.parse(calendarText(calendarOf(told))))
      const events = calendar.getAllSubcomponents()
      const properties = events.flatMap((event) => event.getAllProperties())
      expect(events.map(({ name }) => name)).toEqual(['vevent'])
      expect(properties.map(({ name }) => name.toUpperCase())).toEqual(names.slice(10, -2))
      const read = Object.fromEntries(properties.map((property) => [property.name.toUpperCase(), String(property.getFirstValue())]))
      const { NAME: name, 'X-WR-CALNAME': _same, 'X-WR-CALDESC': description, ...texts } = textsExpected(told)
      expect(read).toMatchObject(texts)
      // ical.js has no type for these, so it hands their escapes on; parameters it unescapes once too often, so the reader above checks them.
      const calendarTexts = ['name', 'x-wr-calname', 'x-wr-caldesc'].map((name) =>
        unescapeText(String(calendar.getFirstPropertyValue(name))),
      )
      expect(calendarTexts).toEqual([name, name, description])
    }),
    { numRuns: 6000 },
  )
})
