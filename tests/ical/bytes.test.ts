import { expect, test } from 'vitest'
import { calendarText } from '#app/ical/calendar-text.ts'
import { readEvent, readLines, unescapeText } from './plain-reader.ts'
import { feed, feedOf, meeting } from './sample.ts'

const arabic = 'اجتماع مع ممثلي الطائفة العلوية في دمشق '
const nasty = [
  arabic.repeat(5).slice(0, 200),
  'line\nbreak, comma; semicolon \\ backslash "quote" ^caret ^n',
  'a\u0000b\u0007c\u001bd\u007fe',
  'Den Haag دمشق The Hague עברית 1-2-3 (نص) end',
  'family 👨‍👩‍👧‍👦 and flag 🇳🇱'.repeat(9),
  'composed é, not composed e\u0301, ligatures ﬁ ﷲ, Ångström sign \u212b, wide ｉ',
]

/** Cut where the octets say so: a line break between the halves of a character would not show in the text. */
function physicalLines(text: string): Buffer[] {
  const octets = Buffer.from(text)
  const lines: Buffer[] = []
  for (let from = 0; from < octets.length; ) {
    const end = octets.indexOf('\r\n', from)
    lines.push(octets.subarray(from, end))
    from = end + 2
  }
  return lines
}

const nastyFeeds = nasty.map((text) =>
  calendarText(feed({ name: text, description: text, events: [meeting({ title: text, place: text, people: [text], purpose: text })] })),
)

test('line 1: every line ends with CRLF, the last one too, and no CR or LF stands alone', () => {
  for (const text of nastyFeeds) {
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  }
})

test('line 2: no physical line is longer than 75 octets', () => {
  for (const text of nastyFeeds) {
    expect(Math.max(...physicalLines(text).map((line) => line.length))).toBeLessThanOrEqual(75)
  }
})

test('line 3: no fold falls inside a character, wherever an emoji or an Arabic letter meets the edge', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let length = 40; length <= 160; length += 1) {
    for (const letter of ['😀', 'ع', '€']) {
      const title = 'x'.repeat(length) + letter.repeat(3)
      const lines = physicalLines(feedOf({ title }))
      const decoded = lines.map((line) => decoder.decode(line))
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(75)
      expect(readEvent(`${decoded.join('\r\n')}\r\n`).SUMMARY).toBe(title)
    }
  }
})

test('line 4: the text is well-formed, without BOM, and scripts of both directions come back unchanged', () => {
  for (const title of nasty.filter((text) => !/\p{Cc}/u.test(text))) {
    const text = feedOf({ title })
    expect(text.isWellFormed()).toBe(true)
    expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true)
    expect(unescapeText(readEvent(text).SUMMARY ?? '')).toBe(title)
  }
})

test('line 4: a lone surrogate becomes the replacement character and takes no neighbour with it', () => {
  expect(readEvent(feedOf({ title: 'a\ud83dbc\ude00d' })).SUMMARY).toBe('a\ufffdbc\ufffdd')
  expect(readEvent(feedOf({ title: `${'x'.repeat(66)}\ud83d` })).SUMMARY).toBe(`${'x'.repeat(66)}\ufffd`)
})

test('line 5: control characters are gone from every field, tabs stay', () => {
  const all = `a${String.fromCharCode(...Array(32).keys(), 127)}b`
  const text = calendarText(feed({ name: all, description: all, events: [meeting({ id: all, title: all, place: all, people: [all] })] }))
  const unwanted = [...Buffer.from(text)].filter((octet) => (octet < 32 && ![9, 10, 13].includes(octet)) || octet === 127)
  expect(unwanted).toEqual([])
  expect(readEvent(text).SUMMARY).toBe('a\t\\n\\nb')
})

test('line 6: TEXT escapes backslash, semicolon, comma and line break, and nothing else', () => {
  const title = 'a\\b;c,d\ne\r\nf\rg\u2028h\u0085i:j"k^l'
  expect(readEvent(feedOf({ title })).SUMMARY).toBe('a\\\\b\\;c\\,d\\ne\\nf\\ng\\nh\\ni:j"k^l')
})

test('line 7: the name and the description of the calendar are escaped like any other text', () => {
  const said = 'Visits, mine\r\nBEGIN:VEVENT; all\\of it'
  const found = readLines(calendarText(feed({ name: said, description: said })))
    .filter(({ name }) => ['NAME', 'X-WR-CALNAME', 'X-WR-CALDESC'].includes(name))
    .map(({ name, value }) => [name, value])
  const escaped = 'Visits\\, mine\\nBEGIN:VEVENT\\; all\\\\of it'
  expect(found).toEqual([
    ['NAME', escaped],
    ['X-WR-CALNAME', escaped],
    ['X-WR-CALDESC', escaped],
  ])
})

test('line 8: a parameter is quoted and encoded by RFC 6868', () => {
  const text = feedOf({ title: 'a "b": c;d,e ^f\ng\u0007', joinLink: 'https://meet.example.org/1' })
  expect(text.replaceAll('\r\n ', '')).toContain(`CONFERENCE;VALUE=URI;LABEL="a ^'b^': c;d,e ^^f^ng":https://meet.example.org/1\r\n`)
})

test('line 9: links keep their commas and semicolons and carry no backslash', () => {
  const link = 'https://gezant.example.org/a,b;c?d=1,2;3'
  const text = feedOf({ link, joinLink: 'https://meet.example.org/x?q=\\n\\,' })
  expect([readEvent(text).URL, readEvent(text).CONFERENCE]).toEqual([link, 'https://meet.example.org/x?q=%5Cn%5C,'])
})

test('line 9: what is no link, or one that would run something, is not written as a link', () => {
  for (const link of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'room 12', '']) {
    const event = readEvent(feedOf({ link, joinLink: link }))
    expect([event.URL, event.CONFERENCE]).toEqual([undefined, undefined])
  }
})
