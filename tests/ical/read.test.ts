import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { readCalendar } from '#app/ical/read/calendar.ts'
import type { ReadFile, ReadRow } from '#app/ical/read/values.ts'
import { apple, calendar, event, google, outlook, programs, thunderbird } from '../imports/programs.ts'

const options = { zone: 'Europe/Amsterdam', untitled: 'Without title', now: Date.parse('2026-02-05T08:00:00Z') }
const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text: string | Uint8Array) => readCalendar(typeof text === 'string' ? bytesOf(text) : text, options)

function rowsOf(file: ReadFile): ReadRow[] {
  if (!file.ok) throw new Error(file.reason)
  return file.rows
}

const when = ({ event: read }: ReadRow) => {
  if (!read) return undefined
  const { startsOn, endsOn, startsTime, endsTime, zone } = read.time
  return startsTime ? `${startsOn} ${startsTime} ${endsOn} ${endsTime} ${zone}` : `${startsOn} ${endsOn}`
}
const reasons = (text: string) => {
  const file = read(text)
  return file.ok ? file.rows.map((row) => row.refusal) : [file.reason]
}
const notes = (text: string) => rowsOf(read(text)).flatMap((row) => row.notes.map((note) => note.split('|')[0]))

test('Outlook: Windows and shown zone names, marked whole days, HTML alone, a place over lines, the link to join', () => {
  const [talk, days, ...weekly] = rowsOf(read(outlook))
  expect(talk?.event).toEqual({
    title: 'Talk with the Druze delegation',
    place: 'Rijnstraat 8, Room 3.14',
    purpose: 'Agenda & papers\nBring copies',
    joinLink: 'https://teams.test/l/meetup-join/19',
    status: 'confirmed',
    people: [
      { name: 'Policy officer', address: 'policy.officer@ministry.test' },
      { name: 'Liaison, Druze', address: 'liaison@druze.test' },
    ],
    time: {
      timing: 'timed',
      zone: 'Europe/Berlin',
      startsOn: '2026-02-10',
      endsOn: '2026-02-10',
      startsTime: '10:00',
      endsTime: '11:00',
      startsFold: '0',
      endsFold: '0',
    },
  })
  expect([talk?.line, talk?.sequence, days && when(days)]).toEqual([21, 1, '2026-02-16 2026-02-17'])
  // Over the night of 29 March it stays at nine on the clocks, and the instant that ends it still counts.
  expect(weekly.map(when)).toEqual(
    ['2026-03-23', '2026-03-30', '2026-04-06', '2026-04-13'].map((day) => `${day} 09:00 ${day} 09:30 Europe/Amsterdam`),
  )
  expect(weekly.map((row) => row.recurrenceId)[1]).toBe('2026-03-30T07:00Z')
})

test('Google: instants on the calendar’s clocks, folded lines, a series with a day off and a day moved, no rooms among people', () => {
  const [call, ...series] = rowsOf(read(google))
  expect([call && when(call), call?.event?.title, call?.event?.status, call?.event?.joinLink]).toEqual([
    '2026-02-11 09:30 2026-02-11 10:30 Europe/Amsterdam',
    'Call, then lunch',
    'tentative',
    'https://meet.google.com/abc-defg-hij',
  ])
  expect(call?.event?.people).toEqual([{ name: 'liaison@druze.test', address: 'liaison@druze.test' }])
  expect(call?.event?.purpose).toBe('Line one\nLine two, and more')
  expect(series.map((row) => [row.recurrenceId, when(row)?.slice(0, 16), row.title])).toEqual([
    ['2026-03-02T13:00Z', '2026-03-02 14:00', 'Team hour'],
    ['2026-03-16T13:00Z', '2026-03-17 16:00', 'Team hour, moved'],
    ['2026-03-23T13:00Z', '2026-03-23 14:00', 'Team hour'],
    ['2026-03-30T12:00Z', '2026-03-30 14:00', 'Team hour'],
  ])
})

test('Apple: its own zone, a day without an end on the night of the clocks, a floating time read on the reader’s clocks and said so', () => {
  const rows = rowsOf(read(apple))
  expect(rows.map(when)).toEqual([
    '2026-02-12 10:30 2026-02-12 11:30 Asia/Beirut',
    '2026-03-29 2026-03-29',
    '2026-02-13 08:00 2026-02-13 08:45 Europe/Amsterdam',
  ])
  expect(rows[0]?.event?.place).toBe('Embassy, Netherlands Tower, Beirut')
  expect(rows.map((row) => row.notes)).toEqual([[], [], ['floating|{"zone":"Europe/Amsterdam"}']])
})

test('Thunderbird: bare LF, a path before the zone, single further dates', () => {
  expect(rowsOf(read(thunderbird)).map(when)).toEqual(
    ['2026-02-19', '2026-02-26', '2026-03-05'].map((day) => `${day} 15:00 ${day} 16:00 Europe/Berlin`),
  )
})

test('the letters of a file: a mark before it, UTF-16 both ways, Latin-1 that is said, and no text at all', () => {
  const text = calendar(...event('DTSTART:20260210T100000Z', 'LOCATION:Café'))
  const place = (bytes: Uint8Array) => {
    const file = read(bytes)
    return file.ok ? [file.rows[0]?.event?.place, ...file.notes.map((note) => note.split('|')[0])] : file.reason
  }
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le')
  expect(place(bytesOf(`\uFEFF${text}`))).toEqual(['Café'])
  expect(place(little)).toEqual(['Café', 'utf16'])
  expect(place(Buffer.from(little).swap16())).toEqual(['Café', 'utf16'])
  expect(place(Buffer.from(text, 'latin1'))).toEqual(['Café', 'latin1'])
  expect(place(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1]))).toBe('notText|{"line":1}')
})

test.each([
  ['Europe/Amsterdam', 'Europe/Amsterdam'],
  ['europe/kiev', 'Europe/Kyiv'],
  ['Romance Standard Time', 'Europe/Paris'],
  ['Syria Standard Time', 'Asia/Damascus'],
  ['"(UTC-05:00) Eastern Time (US & Canada)"', 'America/New_York'],
  ['(UTC+02:00) Damascus', undefined],
  ['"(GMT+01.00) Sarajevo / Warsaw / Zagreb"', 'Europe/Sarajevo'],
  ['/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['Mars/Olympus', undefined],
])('TZID %s without a VTIMEZONE is %s', (tzid, zone) => {
  const [row] = rowsOf(read(calendar(...event(`DTSTART;TZID=${tzid}:20260210T100000`))))
  if (zone) expect(row?.event?.time.zone).toBe(zone)
  else expect(row?.refusal).toBe(`unknownZone|${JSON.stringify({ line: 6, zone: tzid.replaceAll('"', '') })}`)
})

test('an unquoted shown name with a colon in it is still one zone', () => {
  const [row] = rowsOf(read(calendar(...event('DTSTART;TZID=(UTC+03:00) Damascus:20260210T100000'))))
  expect(row?.event?.time.zone).toBe('Asia/Damascus')
})

const customZone = (toSummer: string, winter = '+0100', summer = '+0200') => [
  'BEGIN:VTIMEZONE',
  'TZID:Customized Time Zone',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  `TZOFFSETTO:${winter}`,
  `RRULE:FREQ=YEARLY;BYDAY=${toSummer === '-1SU;BYMONTH=3' ? '-1SU;BYMONTH=10' : '1SU;BYMONTH=11'}`,
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  `TZOFFSETTO:${summer}`,
  `RRULE:FREQ=YEARLY;BYDAY=${toSummer}`,
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

test('a VTIMEZONE of an odd name is known by its place, else by its rules, and that is said', () => {
  const zoneIn = (definition: string[]) => {
    const [row] = rowsOf(read(calendar(...definition, ...event('DTSTART;TZID=Customized Time Zone:20260710T100000'))))
    return [row?.event?.time.zone ?? row?.refusal?.split('|')[0], row?.notes.map((note) => note.split('|')[0])[0]]
  }
  expect(zoneIn(customZone('-1SU;BYMONTH=3'))).toEqual(['Europe/Amsterdam', 'zoneTaken'])
  expect(zoneIn(customZone('2SU;BYMONTH=3', '-0500', '-0400'))).toEqual(['America/New_York', 'zoneTaken'])
  expect(zoneIn(customZone('-1SU;BYMONTH=3', '+0117', '+0217'))).toEqual(['unknownZone', undefined])
  const located = [...customZone('-1SU;BYMONTH=3', '+0117')]
  located.splice(2, 0, 'X-LIC-LOCATION:Asia/Amman')
  expect(zoneIn(located)[0]).toBe('Asia/Amman')
})

test('nights in which the clocks change follow RFC 5545, and a moved time is said', () => {
  const times = (start: string) => rowsOf(read(calendar(...event(`DTSTART;TZID=Europe/Amsterdam:${start}`, 'DURATION:PT1H'))))
  expect(times('20260329T023000').map((row) => [when(row), row.notes[0]?.split('|')[0]])).toEqual([
    ['2026-03-29 03:30 2026-03-29 04:30 Europe/Amsterdam', 'clockMoved'],
  ])
  expect(times('20261025T023000')[0]?.event?.time).toMatchObject({ startsTime: '02:30', startsFold: '0', endsTime: '02:30', endsFold: '1' })
  const days = rowsOf(read(calendar(...event('DTSTART;VALUE=DATE:20260328', 'DURATION:P3D'))))
  expect(days.map(when)).toEqual(['2026-03-28 2026-03-30'])
})

test.each([
  ['no beginning', ['DTEND:20260210T100000Z'], 'noStart'],
  ['a date that does not exist', ['DTSTART;VALUE=DATE:20260230'], 'badDate'],
  ['an hour 25', ['DTSTART:20260210T250000Z'], 'badDate'],
  ['an end before the beginning', ['DTSTART:20260210T100000Z', 'DTEND:20260210T090000Z'], 'endsBefore'],
  ['a date and a time', ['DTSTART;VALUE=DATE:20260210', 'DTEND:20260211T090000Z'], 'mixedTimes'],
  ['a negative length', ['DTSTART:20260210T100000Z', 'DURATION:-PT1H'], 'badLength'],
  ['a rule by the hour', ['DTSTART:20260210T100000Z', 'RRULE:FREQ=HOURLY;COUNT=2'], 'tooFine'],
  ['two rules', ['DTSTART:20260210T100000Z', 'RRULE:FREQ=DAILY', 'RRULE:FREQ=WEEKLY'], 'twoRules'],
  ['a change of all that follows', ['DTSTART:20260210T100000Z', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260210T100000Z'], 'thisAndFuture'],
])('%s is refused by its line', (_, content, reason) => {
  const [refusal] = reasons(calendar(...event(...content)))
  expect(refusal?.split('|')[0]).toBe(reason)
  expect(JSON.parse(refusal?.split('|')[1] ?? '{}').line).toBeGreaterThan(2)
})

test('broken files: each whole event is read, and the sentence names the line', () => {
  const whole = event('DTSTART:20260210T100000Z')
  expect(reasons(calendar(...whole, 'BEGIN:VEVENT', 'UID:two', 'DTSTART:20260211T100000Z').slice(0, -15))).toEqual([
    undefined,
    'truncated|{"line":8}',
  ])
  expect(reasons(calendar(...whole.slice(0, -1), ...event('DTSTART:20260211T100000Z'), 'END:VEVENT'))[0]).toBe('nested|{"line":3}')
  expect(reasons('BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR')).toEqual(['wrongEnd|{"line":3,"name":"VCALENDAR","open":"VEVENT"}'])
  expect(reasons('Dear all,\nsee you')).toEqual(['notCalendar|{"line":1}'])
  expect(reasons('')).toEqual(['noEvents|{"line":1}'])
  expect(reasons(calendar('BEGIN:VTODO', 'UID:t', 'END:VTODO'))).toEqual(['noEvents|{"line":1}'])
  expect(reasons('BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR')).toEqual(['oldVersion|{"line":2}'])
  const versionless = read(`BEGIN:VCALENDAR\n${whole.join('\n')}\nEND:VCALENDAR`)
  expect(versionless.ok && versionless.notes).toEqual(['noVersion|{"line":1}'])
})

test('what is too long is cut and said; control characters do not come through; a missing title gets a word', () => {
  const [row] = rowsOf(
    read(
      calendar(
        'BEGIN:VEVENT',
        'UID:x',
        `LOCATION:${'a'.repeat(500)}\u0007`,
        'DTSTART:20260210T100030Z',
        'DTEND:20260210T110000Z',
        'END:VEVENT',
      ),
    ),
  )
  expect([row?.event?.place, row?.event?.title, row?.notes.map((note) => note.split('|')[0])]).toEqual([
    'a'.repeat(200),
    'Without title',
    ['secondsCut', 'noTitle', 'textCut'],
  ])
  expect(notes(calendar(...event('DTSTART:20260210T100000Z')))).toEqual(['noEnd'])
})

test('of one event in two versions the later stays, and one without a UID is known again', () => {
  const twice = [...event('DTSTART:20260210T100000Z', 'SEQUENCE:2'), ...event('DTSTART:20260211T100000Z', 'SEQUENCE:1')]
  expect(reasons(calendar(...twice))).toEqual([undefined, 'twice|{"line":9,"other":3}'])
  const nameless = calendar('BEGIN:VEVENT', 'SUMMARY:x', 'DTSTART:20260210T100000Z', 'END:VEVENT')
  const uid = () => rowsOf(read(nameless))[0]?.uid
  expect(uid()).toMatch(/^sha256:/)
  expect(uid()).toBe(uid())
})

test('cancellations: of a whole UID, of one day, and by status', () => {
  const cancel = (method: string, ...content: string[]) => {
    const text = `BEGIN:VCALENDAR\nVERSION:2.0\n${method}${event('DTSTART:20260210T100000Z', ...content).join('\n')}\nEND:VCALENDAR`
    return rowsOf(read(text)).map((row) => [row.cancels, row.recurrenceId])
  }
  expect(cancel('METHOD:CANCEL\n')).toEqual([['whole', '']])
  expect(cancel('METHOD:CANCEL\n', 'RECURRENCE-ID:20260210T100000Z')).toEqual([['one', '2026-02-10T10:00Z']])
  expect(cancel('', 'STATUS:CANCELLED')).toEqual([['whole', '']])
})

test('a series without an end is planned eighteen months ahead, an old one from three and a half years ago', () => {
  const days = (start: string, rule: string) => rowsOf(read(calendar(...event(`DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`)))).map(when)
  const endless = days('20260210', 'FREQ=WEEKLY')
  expect([endless.length, endless.at(-1)]).toEqual([79, '2027-08-10 2027-08-10'])
  expect(days('20100105', 'FREQ=YEARLY')).toEqual(['2023', '2024', '2025', '2026', '2027'].map((year) => `${year}-01-05 ${year}-01-05`))
  expect(days('20260131', 'FREQ=MONTHLY;COUNT=3')).toEqual(['01-31', '03-31', '05-31'].map((day) => `2026-${day} 2026-${day}`))
  expect(days('20260228', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3')).toEqual(
    ['02-28', '03-31', '04-30'].map((day) => `2026-${day} 2026-${day}`),
  )
})

test('no text whatever makes reading throw', () => {
  const piece = fc.oneof(
    fc.constantFrom(...Object.values(programs).flatMap((text) => text.split(/\r?\n/))),
    fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'RRULE:FREQ=YEARLY;COUNT=2',
      'DTSTART:20260101',
      'EXDATE:',
      'DTSTART;TZID=:',
      ' ',
      ':',
      '\t;',
    ),
    fc.string({ maxLength: 30 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (lines) => {
      const file = read(`BEGIN:VCALENDAR\r\n${lines.join('\r\n')}\r\nEND:VCALENDAR\r\n`)
      expect(file.ok || file.reason.includes('|')).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('instants of weekly series are those ical.js counts with the zone’s own rules', () => {
  const zoned = (start: string, rule: string) => calendar(...event(`DTSTART:${start}Z`, `RRULE:${rule}`))
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 30 }),
      (offset, interval, count) => {
        const start = new Date(Date.UTC(2026, 0, 1 + offset, 10)).toISOString().replace(/[-:]|\.000Z/g, '')
        const text = calendar(...event(`DTSTART:${start}`, `RRULE:FREQ=WEEKLY;INTERVAL=${interval};COUNT=${count}`))
        const parsed = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined)
        const iterator = parsed.iterator()
        const wished = Array.from({ length: count }, () => iterator.next().toString().slice(0, 16))
        expect(rowsOf(read(text)).map((row) => `${row.event?.time.startsOn}T${row.event?.time.startsTime}`)).toEqual(wished)
      },
    ),
    { numRuns: 40 },
  )
  expect(rowsOf(read(zoned('20260323T080000', 'FREQ=WEEKLY;COUNT=2'))).map(when)).toEqual([
    '2026-03-23 09:00 2026-03-23 10:00 Europe/Amsterdam',
    '2026-03-30 09:00 2026-03-30 10:00 Europe/Amsterdam',
  ])
})
