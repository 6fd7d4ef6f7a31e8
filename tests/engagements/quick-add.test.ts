import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuick } from '#app/domain/engagements/quick-add/parse.ts'
import { isDate, nthWeekday, weekdayOf } from '#app/lib/dates.ts'

/** A Wednesday, in ISO week 48. */
const today = '2026-11-25'

function said(line: string): string {
  const { title, place, when, doubts } = parseQuick(line, today)
  const days = when && (when.endsOn ? `${when.startsOn}/${when.endsOn}` : when.startsOn)
  const hours = when?.startsTime ? ` ${when.startsTime}-${when.endsTime}` : when?.timing === 'window' ? ' some time' : ''
  return [title, ...(place ? [`@ ${place}`] : []), days ? `${days}${hours}` : 'no day', ...doubts.map((doubt) => doubt.about)].join(' | ')
}

test.each([
  // Dutch
  ['Druze delegation do 3 dec 14:00-15:00 BZ', 'Druze delegation | @ BZ | 2026-12-03 14:00-15:00'],
  ['vrijdag van 9 tot 11 overleg alawieten', 'overleg alawieten | 2026-11-27 09:00-11:00'],
  ['2 t/m 5 maart', ' | 2027-03-02/2027-03-05'],
  ['bezoek 2 t/m 5 maart', 'bezoek | 2027-03-02/2027-03-05'],
  ['bezoek 2 tot en met 5 maart 2028', 'bezoek | 2028-03-02/2028-03-05'],
  ['bezoek van 2 tot 5 maart', 'bezoek | 2027-03-02/2027-03-05'],
  ['28 februari t/m 3 maart bezoek', 'bezoek | 2027-02-28/2027-03-03'],
  ['bezoek 2-5 maart', 'bezoek | 2027-03-02/2027-03-05'],
  ['Overleg overmorgen half drie', 'Overleg | 2026-11-27 14:30-15:30 | afternoon | hour-long'],
  ['overmorgen 10:00-10:30 bellen', 'bellen | 2026-11-27 10:00-10:30'],
  ['kwart over drie morgen bellen met Nuffic', 'bellen met Nuffic | 2026-11-26 15:15-16:15 | afternoon | hour-long'],
  ['morgen kwart voor tien overleg', 'overleg | 2026-11-26 09:45-10:45 | hour-long'],
  ['morgen tien voor half elf overleg', 'overleg | 2026-11-26 10:20-11:20 | hour-long'],
  ['morgen vijf over negen overleg', 'overleg | 2026-11-26 09:05-10:05 | hour-long'],
  ['werkbezoek week 12', 'werkbezoek | 2027-03-22/2027-03-26 some time | some-time'],
  ['werkbezoek week 50', 'werkbezoek | 2026-12-07/2026-12-11 some time | some-time'],
  ['werkbezoek week 12 2028', 'werkbezoek | 2028-03-20/2028-03-24 some time | some-time'],
  ['eerste maandag van februari 10:00-12:00 stuurgroep', 'stuurgroep | 2027-02-01 10:00-12:00'],
  ['laatste vrijdag van november borrel', 'borrel | 2026-11-27'],
  ['tweede dinsdag van november overleg', 'overleg | 2027-11-09'],
  ['do 3 dec 15u30 gesprek', 'gesprek | 2026-12-03 15:30-16:30 | hour-long'],
  ['do 3 dec 15u30-16u30 gesprek', 'gesprek | 2026-12-03 15:30-16:30'],
  ['3 december om 14.30 uur gesprek', 'gesprek | 2026-12-03 14:30-15:30 | hour-long'],
  ['3 december 2026 9-11 uur gesprek', 'gesprek | 2026-12-03 09:00-11:00'],
  ['gesprek over 3 dagen om 14:30', 'gesprek | 2026-11-28 14:30-15:30 | hour-long'],
  ['dinsdag volgende week 10:00-11:00 overleg', 'overleg | 2026-12-01 10:00-11:00'],
  ['volgende week dinsdag 10:00-11:00 overleg', 'overleg | 2026-12-01 10:00-11:00'],
  ['volgende week overleg', 'overleg | 2026-11-30/2026-12-04 some time | some-time'],
  ['deze week bellen', 'bellen | 2026-11-23/2026-11-27 some time | some-time'],
  ['komende maandag 13:00-14:00 lunch', 'lunch | 2026-11-30 13:00-14:00'],
  ['volgende vrijdag 10:00-11:00 overleg', 'overleg | 2026-12-04 10:00-11:00 | which-week'],
  ['woensdag 16:00-17:00 overleg', 'overleg | 2026-11-25 16:00-17:00 | today-or-later'],
  ['lunch wo 12:30-13:30', 'lunch | 2026-11-25 12:30-13:30 | today-or-later'],
  ['lunch vr 12:30-13:30', 'lunch | 2026-11-27 12:30-13:30'],
  ['do 4 dec overleg 10:00-11:00', 'overleg | 2026-12-04 10:00-11:00 | other-weekday'],
  ['overleg 3 dec van 23:00 tot 1:00', 'overleg | 2026-12-03/2026-12-04 23:00-01:00 | overnight'],
  ['overleg 3-12-2026 om 10:00 voor 90 minuten', 'overleg | 2026-12-03 10:00-11:30'],
  ['overleg 3 dec 10:00 voor anderhalf uur', 'overleg | 2026-12-03 10:00-11:30'],
  ['12 november overleg', 'overleg | 2027-11-12'],
  ['vandaag 17:00-18:00 overleg', 'overleg | 2026-11-25 17:00-18:00'],
  ['overleg van 11 tot 1 morgen', 'overleg | 2026-11-26 11:00-13:00'],
  ['overleg van 2 tot 4 morgen', 'overleg | 2026-11-26 14:00-16:00 | afternoon'],
  ['overleg morgen om 7 uur', 'overleg | 2026-11-26 07:00-08:00 | morning | hour-long'],
  ['diner morgen om 8 uur ’s avonds', 'diner | 2026-11-26 20:00-21:00 | hour-long'],
  ['overleg met de gemeenschap', 'overleg met de gemeenschap | no day | no-day'],
  ['overleg 3 dec met de Alawitische gemeenschap', 'overleg met de Alawitische gemeenschap | 2026-12-03'],
  // English
  ['tomorrow 2-4pm talk with Yezidi community', 'talk with Yezidi community | 2026-11-26 14:00-16:00'],
  ['Call next friday at 3', 'Call | 2026-12-04 15:00-16:00 | afternoon | hour-long | which-week'],
  ['Call friday at 3pm', 'Call | 2026-11-27 15:00-16:00 | hour-long'],
  ['visit 2-5 March 2027', 'visit | 2027-03-02/2027-03-05'],
  ['visit 2 to 5 March', 'visit | 2027-03-02/2027-03-05'],
  ['visit from 28 February to 3 March', 'visit | 2027-02-28/2027-03-03'],
  ['Talk on 5/2/2027 at 10', 'Talk | 2027-02-05 10:00-11:00 | hour-long | day-first'],
  ['Talk on 25/2/2027 at 10:00 for 2 hours', 'Talk | 2027-02-25 10:00-12:00'],
  ['December 3 at 9am briefing', 'briefing | 2026-12-03 09:00-10:00 | hour-long'],
  ['Briefing at 9:30am on December 3', 'Briefing | 2026-12-03 09:30-10:30 | hour-long'],
  ['Briefing Thursday 3 December 09:30-10:30 in The Hague', 'Briefing | @ The Hague | 2026-12-03 09:30-10:30'],
  ['first Monday of February 10:00-11:00 steering group', 'steering group | 2027-02-01 10:00-11:00'],
  ['last Friday of March reception', 'reception | 2027-03-26'],
  ['day after tomorrow at noon lunch', 'lunch | 2026-11-27 12:00-13:00 | hour-long'],
  ['next week talk', 'talk | 2026-11-30/2026-12-04 some time | some-time'],
  ['next week tuesday 10:00-11:00 talk', 'talk | 2026-12-01 10:00-11:00'],
  ['talk in two weeks at 14:00 for 45 minutes', 'talk | 2026-12-09 14:00-14:45'],
  ['2026-12-03 14:00-15:00 talk', 'talk | 2026-12-03 14:00-15:00'],
  ['talk 3 Dec 10:00-11:00 and again 10 Dec', 'talk and again 10 Dec | 2026-12-03 10:00-11:00 | more-days'],
  ['dinner 3 December 7 in the evening', 'dinner | 2026-12-03 19:00-20:00 | hour-long'],
  ['dinner 3 December at 7 in the evening', 'dinner | 2026-12-03 19:00-20:00 | hour-long'],
  ['We may meet the community', 'We may meet the community | no day | no-day'],
  ['Sun Foundation and Mon Repos', 'Sun Foundation and Mon Repos | no day | no-day'],
  ['ادعُ المجلس 3 Dec 10:00-11:00', 'ادعُ المجلس | 2026-12-03 10:00-11:00'],
  ['', ' | no day | no-day'],
])('%s', (line, wanted) => {
  expect(said(line)).toBe(wanted)
})

test('topics and members are words behind # and @, wherever they stand', () => {
  const { topics, members, title, place } = parseQuick('#freedom-of-religion overleg morgen @officer #vrouwenrechten a@b.nl', today)
  expect({ topics, members, title, place }).toEqual({
    topics: ['freedom-of-religion', 'vrouwenrechten'],
    members: ['officer'],
    title: 'overleg',
    place: 'a@b.nl',
  })
})

test('whatever is typed, what comes out is a real day that does not end before it starts', () => {
  const words = fc.constantFrom(
    '3',
    '31',
    'feb',
    'maart',
    'vrijdag',
    'half',
    'drie',
    'week',
    '53',
    'tot',
    '-',
    '14:00',
    't/m',
    'next',
    'om',
    '#x',
    '9',
    'uur',
    '2027',
  )
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words, { maxLength: 9 }).map((list) => list.join(' ')),
  )
  fc.assert(
    fc.property(line, (text) => {
      const { when } = parseQuick(text, today)
      if (!when) return
      expect(isDate(when.startsOn)).toBe(true)
      if (when.endsOn) expect(isDate(when.endsOn) && when.endsOn > when.startsOn).toBe(true)
      if (when.startsTime && when.endsTime && !when.endsOn) expect(when.endsTime > when.startsTime).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('the so-manieth weekday lies in its month, on its weekday', () => {
  const month = fc
    .tuple(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)
  fc.assert(
    fc.property(month, fc.integer({ min: 1, max: 7 }), fc.constantFrom(1, 2, 3, 4, -1), (of, weekday, which) => {
      const date = nthWeekday(of, weekday, which)
      expect(date.startsWith(of)).toBe(true)
      expect(weekdayOf(date)).toBe(weekday)
      if (which > 0) expect(Math.ceil(Number(date.slice(8)) / 7)).toBe(which)
    }),
  )
})
