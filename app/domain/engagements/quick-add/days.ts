import { en, nl, type ParsedResult } from 'chrono-node'
import { addDays, isDate, isoWeek, nthWeekday, startOfWeek, weekdayOf } from '#app/lib/dates.ts'
import { type Doubt, mark, type Taken, without } from './reading.ts'

export type Days = { startsOn: string; endsOn: string; window: boolean }

const weekdays = [
  ['maandag', 'monday', 'ma', 'mon'],
  ['dinsdag', 'tuesday', 'di', 'tue', 'tues'],
  ['woensdag', 'wednesday', 'wo', 'wed'],
  ['donderdag', 'thursday', 'do', 'thu', 'thur', 'thurs'],
  ['vrijdag', 'friday', 'vr', 'fri'],
  ['zaterdag', 'saturday', 'za', 'sat'],
  ['zondag', 'sunday', 'zo', 'sun'],
]
const months = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['maart', 'march', 'mrt', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augustus', 'august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
]
const indexIn = (list: string[][], word: string) => list.findIndex((names) => names.includes(word.toLowerCase())) + 1
const full = weekdays.flatMap((names) => names.slice(0, 2)).join('|')
const short = weekdays.flatMap((names) => names.slice(2)).join('|')
const month = months
  .flat()
  .sort((a, b) => b.length - a.length)
  .join('|')
const nth: Record<string, number> = {
  ...{ eerste: 1, first: 1, '1e': 1, '1st': 1, tweede: 2, second: 2, '2e': 2, '2nd': 2, derde: 3, third: 3, '3e': 3, '3rd': 3 },
  ...{ vierde: 4, fourth: 4, '4e': 4, '4th': 4, laatste: -1, last: -1 },
}

type Read = (match: RegExpExecArray, today: string) => { days: Days; doubts?: Doubt[] } | undefined
const day = (date: string): { days: Days } => ({ days: { startsOn: date, endsOn: date, window: false } })
const workWeek = (monday: string, said: string) => ({
  days: { startsOn: monday, endsOn: addDays(monday, 4), window: true },
  doubts: [{ about: 'some-time' as const, said }],
})
const nextMonday = (today: string) => addDays(startOfWeek(today, 1), 7)

// What chrono does not know, or reads without a word of doubt.
const own: [RegExp, Read][] = [
  [/\b\d{4}-\d{2}-\d{2}\b/u, ([text]) => (isDate(text) ? day(text) : undefined)],
  [/\b(?:overmorgen|(?:the )?day after tomorrow)\b/iu, (_, today) => day(addDays(today, 2))],
  [
    new RegExp(`\\b(${Object.keys(nth).join('|')})\\s+(${full})\\s+(?:van|in|of)\\s+(${month})(?:\\s+(\\d{4}))?\\b`, 'iu'),
    ([, which = '', weekday = '', name = '', year], today) => {
      const index = indexIn(months, name)
      const of = (each: number) =>
        nthWeekday(`${each}-${String(index).padStart(2, '0')}`, indexIn(weekdays, weekday), nth[which.toLowerCase()] ?? 1)
      const date = of(Number(year ?? today.slice(0, 4)))
      return day(!year && date < today ? of(Number(today.slice(0, 4)) + 1) : date)
    },
  ],
  [
    /\b(?:week|wk)\s?(\d{1,2})(?:\s+(?:van\s+|of\s+)?(\d{4}))?\b/iu,
    ([said, week = '', year], today) => isoWeekMonday(Number(week), year, today, said),
  ],
  [
    new RegExp(`\\b(?:(?:volgende|next)\\s+week\\s+(?:op\\s+|on\\s+)?(${full})|(${full})\\s+(?:volgende|next)\\s+week)\\b`, 'iu'),
    ([, a, b], today) => day(addDays(nextMonday(today), indexIn(weekdays, a ?? b ?? '') - 1)),
  ],
  [/\b(?:volgende|next)\s+week\b/iu, ([said], today) => workWeek(nextMonday(today), said)],
  [/\b(?:deze|this)\s+week\b/iu, ([said], today) => workWeek(startOfWeek(today, 1), said)],
  [
    /\b(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\b/u,
    ([said, d = '', separator, m = '', y = '']) => numeric(said, Number(d), Number(m), y.length === 2 ? `20${y}` : y, separator === '/'),
  ],
  [
    new RegExp(`\\b(volgende|next)\\s+(${full})\\b`, 'iu'),
    ([said, , weekday = ''], today) => {
      const upcoming = upcomingWeekday(today, indexIn(weekdays, weekday))
      const read = addDays(nextMonday(today), indexIn(weekdays, weekday) - 1)
      if (read === upcoming) return day(read)
      return { ...day(read), doubts: [{ about: 'which-week', said, read, or: upcoming }] }
    },
  ],
  [
    new RegExp(
      `\\b(?:(?:komende|aanstaande|this|coming)\\s+(?<plain>${full})|(?<bare>${full})(?!\\s+(?:de\\s+|the\\s+)?\\d)|(?<abbr>${short})(?=\\s*${mark}))(?!\\s+\\d{1,2}\\s*(?:${month}))\\b`,
      'iu',
    ),
    (match, today) => {
      const { plain, bare, abbr } = match.groups ?? {}
      const weekday = indexIn(weekdays, plain ?? bare ?? abbr ?? '')
      const later = upcomingWeekday(today, weekday)
      if (plain || weekdayOf(today) !== weekday) return day(later)
      return { ...day(today), doubts: [{ about: 'today-or-later', said: match[0], read: today, or: later }] }
    },
  ],
]

const upcomingWeekday = (today: string, weekday: number) => addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1)

function isoWeekMonday(week: number, year: string | undefined, today: string, said: string): ReturnType<Read> {
  const monday = (of: number) => addDays(startOfWeek(`${of}-01-04`, 1), (week - 1) * 7)
  const current = isoWeek(today).year
  const chosen = year ? Number(year) : addDays(monday(current), 6) < today ? current + 1 : current
  if (week < 1 || isoWeek(monday(chosen)).year !== chosen) return undefined
  return workWeek(monday(chosen), said)
}

function numeric(said: string, d: number, m: number, year: string, unsure: boolean): ReturnType<Read> {
  const date = `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  if (!isDate(date)) return undefined
  return unsure && d <= 12 && d !== m ? { ...day(date), doubts: [{ about: 'day-first', said, read: date }] } : day(date)
}

/** The days a line tells, seen from today. What it tells besides the first is doubted aloud. */
export function readDays(line: string, today: string): Taken<Days | undefined> {
  for (const [form, read] of own) {
    const match = form.exec(line)
    const found = match && read(match, today)
    if (match && found) return { found: found.days, rest: without(line, match), doubts: found.doubts ?? [] }
  }
  return byChrono(line, today)
}

const through = new RegExp(`(\\d{1,2}(?:\\s+(?:${month}))?)\\s*(?:t/m|tot en met|tot|through|until|to|–)\\s*(?=\\d)`, 'giu')
const lead = /\b(?:van|from)\s+(?=\d)/giu

function byChrono(line: string, today: string): Taken<Days | undefined> {
  const plain = line.replace(lead, '').replace(through, '$1 - ')
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 }
  const parsed = [nl, en.GB]
    .flatMap((language) => language.parse(plain, reference, { forwardDate: true }))
    .filter(({ start }) => start.isCertain('day'))
    .sort((a, b) => a.index - b.index || b.text.length - a.text.length)
  const [best, ...others] = parsed
  if (!best) return { found: undefined, rest: line, doubts: [] }
  const found = daysOf(best)
  const doubts: Doubt[] = []
  const weekday = best.start.get('weekday')
  if (best.start.isCertain('weekday') && weekday !== weekdayOf(found.startsOn) % 7)
    doubts.push({ about: 'other-weekday', said: best.text.trim(), read: found.startsOn })
  const apart = others.find((each) => each.index + each.text.length <= best.index || each.index >= best.index + best.text.length)
  if (apart) doubts.push({ about: 'more-days', said: apart.text.trim() })
  const rival = others.find((each) => each.text === best.text && daysOf(each).startsOn !== found.startsOn)
  if (rival) doubts.push({ about: 'two-readings', said: best.text, read: found.startsOn, or: daysOf(rival).startsOn })
  return { found, rest: without(plain, { index: best.index, 0: best.text }), doubts }
}

function daysOf({ start, end }: ParsedResult): Days {
  const date = (part: ParsedResult['start']) =>
    [part.get('year'), part.get('month'), part.get('day')].map((number) => String(number).padStart(2, '0')).join('-')
  const startsOn = date(start)
  return { startsOn, endsOn: end && date(end) > startsOn ? date(end) : startsOn, window: false }
}
