import { type Doubt, type Taken, without } from './reading.ts'

export type Hours = { starts: string; ends: string | undefined; overnight: boolean }

const words = 'een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf'
const numbers = ['', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf']
const numberOf = (word: string) => (/^\d+$/.test(word) ? Number(word) : numbers.indexOf(word.toLowerCase().replaceAll('é', 'e')))
const months = '(?:jan|feb|maart|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)'

type Clock = { hour: number; minute: number; half: 'am' | 'pm' | undefined; exact: boolean; said: string }

const clock = (group: string) =>
  `(?<${group}h>[01]?\\d|2[0-3])(?:(?:[:.]|\\s?[uh]\\s?)(?<${group}m>[0-5]\\d))?(?:\\s?(?<${group}p>am|pm|a\\.m\\.|p\\.m\\.))?(?:\\s?(?<${group}u>uur|u|h)\\b)?`
const dayPart = `(?:\\s+(?<part>[’']s\\s?(?:ochtends|morgens|middags|avonds)|in the (?:morning|afternoon|evening)))?`
const end = '(?![\\d:./%-])(?!\\s*e\\b)'

// From the clearest to the least clear: the first that fits is taken.
const forms = [
  new RegExp(
    `\\b(?:van|from|tussen|between)\\s+${clock('a')}\\s*(?:tot|to|until|till|en|and|-|–)\\s*${clock('b')}${dayPart}${end}(?!\\s*${months})`,
    'giu',
  ),
  new RegExp(`\\b${clock('a')}\\s*(?:-|–|tot|to|until|till)\\s*${clock('b')}${dayPart}${end}(?!\\s*${months})`, 'giu'),
  new RegExp(`\\b(?:om|at|vanaf|@)\\s+${clock('a')}${dayPart}${end}(?!\\s*${months})`, 'giu'),
  new RegExp(`\\b${clock('a')}${dayPart}${end}(?!\\s*${months})`, 'giu'),
]
const spoken = new RegExp(
  `\\b(?:om\\s+)?(?:(?<what>half|kwart\\s+(?:over|voor))|(?<min>vijf|tien)\\s+(?<side>over|voor)(?:\\s+(?<half>half))?)\\s+(?<hour>${words}|\\d{1,2})\\b${dayPart}`,
  'iu',
)
const inWords = new RegExp(`\\b(?:om\\s+)?(?<hour>${words})\\s+uur\\b${dayPart}`, 'iu')
const lasting =
  /\b(?:for|voor|gedurende)\s+(?<count>\d+(?:[.,]5)?|een|an?|one|anderhalf|two|twee)\s*(?<unit>minutes?|mins?|minuten|uur|uren|hours?|u|h)\b/iu
const noon = /\b(?:om\s+|at\s+)?(?:noon|twaalf uur ’s middags)\b/iu

const pad = (minutes: number) => {
  const day = ((minutes % 1440) + 1440) % 1440
  return `${String(Math.floor(day / 60)).padStart(2, '0')}:${String(day % 60).padStart(2, '0')}`
}

/** The hours a line tells, in Dutch or English. Small hours without a half of the day are read as working hours, and said to be. */
export function readHours(line: string): Taken<Hours | undefined> {
  const duration = takeDuration(line)
  const rest = duration.rest
  const found = spokenTime(rest) ?? rangeOrTime(rest)
  if (!found) return { found: undefined, rest: line, doubts: [] }
  const { from, to, match } = found
  const doubts: Doubt[] = []
  const starts = settle(from, doubts)
  let ends = to ? settleEnd(to, starts) : duration.minutes ? starts + duration.minutes : undefined
  if (ends === undefined) {
    ends = starts + 60
    doubts.push({ about: 'hour-long' })
  }
  const overnight = ends >= 1440
  if (overnight) doubts.push({ about: 'overnight' })
  return { found: { starts: pad(starts), ends: pad(ends), overnight }, rest: without(rest, match), doubts }
}

function takeDuration(line: string): { minutes: number | undefined; rest: string } {
  const match = lasting.exec(line)
  const { count = '', unit = '' } = match?.groups ?? {}
  if (!match) return { minutes: undefined, rest: line }
  const wordy: Record<string, number> = { een: 1, a: 1, an: 1, one: 1, anderhalf: 1.5, two: 2, twee: 2 }
  const amount = wordy[count.toLowerCase()] ?? Number(count.replace(',', '.'))
  return { minutes: Math.round(amount * (unit.toLowerCase().startsWith('m') ? 1 : 60)), rest: without(line, match) }
}

type Match = { index: number; 0: string }
type Span = { from: Clock; to: Clock | undefined; match: Match }

function spokenTime(line: string): Span | undefined {
  const at = noon.exec(line)
  if (at) return { from: { hour: 12, minute: 0, half: undefined, exact: true, said: at[0] }, to: undefined, match: at }
  const match = spoken.exec(line) ?? inWords.exec(line)
  if (!match) return undefined
  const { what = '', min, side, half, hour = '', part } = match.groups ?? {}
  const base = numberOf(hour) * 60
  const shift = min
    ? (side === 'over' ? 1 : -1) * numberOf(min) - (half ? 30 : 0)
    : what === 'half'
      ? -30
      : what
        ? /over/i.test(what)
          ? 15
          : -15
        : 0
  const minutes = (base + shift + 1440) % 1440
  return { from: clockOf(Math.floor(minutes / 60), minutes % 60, part, false, match[0]), to: undefined, match }
}

function rangeOrTime(line: string): Span | undefined {
  for (const [index, form] of forms.entries()) {
    // Bare numbers are hours only where a word says so: "9-11" alone may be anything.
    const told = ({ groups = {} }: RegExpExecArray) =>
      index === 0 || index === 2 || ['am', 'ap', 'au', 'bm', 'bp', 'bu', 'part'].some((part) => groups[part])
    const match = [...line.matchAll(form)].find(told)
    const groups = match?.groups
    if (!match || !groups) continue
    const to = groups.bh === undefined ? undefined : read(groups, 'b')
    const from = read(groups, 'a')
    // "2-4pm": the half of the day holds for both.
    if (to?.half && !from.half && from.hour <= 12 && to.hour % 12 > from.hour % 12) from.half = to.half
    return { from, to, match }
  }
  return undefined
}

function read(groups: Record<string, string | undefined>, side: 'a' | 'b'): Clock {
  const hour = groups[`${side}h`] ?? ''
  const half = groups[`${side}p`]?.toLowerCase().startsWith('p') ? 'pm' : groups[`${side}p`] ? 'am' : groups.part
  const minutes = groups[`${side}m`]
  return clockOf(Number(hour), Number(minutes ?? 0), half, hour.length === 2, minutes ? `${hour}:${minutes}` : hour)
}

function clockOf(hour: number, minute: number, part: string | undefined, exact: boolean, said: string): Clock {
  const half = !part ? undefined : /^(?:pm|am)$/.test(part) ? (part as 'am' | 'pm') : /ochtend|morgen|morning/i.test(part) ? 'am' : 'pm'
  return { hour, minute, half, exact, said: said.trim() }
}

function settle({ hour, minute, half, exact, said }: Clock, doubts: Doubt[]): number {
  if (half) return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute
  if (exact || hour > 7 || hour === 0) return hour * 60 + minute
  const minutes = (hour < 7 ? hour + 12 : hour) * 60 + minute
  doubts.push({ about: hour < 7 ? 'afternoon' : 'morning', said, read: pad(minutes) })
  return minutes
}

/** The first time after the start that the end may mean, if need be on the next day. */
function settleEnd(to: Clock, starts: number): number {
  const raw = to.hour * 60 + to.minute
  const meant = to.half ? [settle(to, [])] : to.exact || to.hour > 12 ? [raw] : [raw, raw + 720]
  return meant.find((ends) => ends > starts) ?? (meant[0] ?? raw) + 1440
}
