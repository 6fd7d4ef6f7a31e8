import { addDays } from '#app/lib/dates.ts'
import { type Block, firstOf, plainValue } from './blocks.ts'
import { atInstant, type Clocks, dayOf, type Moment, momentsOf, onClocks } from './moments.ts'
import { lengthOf, peopleOf, textsOf } from './texts.ts'
import { type ReadEvent, type ReadTime, type Said, said, Unreadable } from './values.ts'

/** When an event begins and ends; of days the end is the first day after. */
export type Span = { start: Moment; end: Moment }

const hourMs = 3_600_000

export function spanOf(event: Block, clocks: Clocks, notes: Set<Said>): Span {
  const line = firstOf(event, 'DTSTART')
  if (!line) throw new Unreadable('noStart', { line: event.at })
  const start = one(momentsOf(line, clocks, notes), line.at)
  return wholeDays(event, { start, end: endOf(event, start, clocks, notes) })
}

function one(moments: Moment[], line: number): Moment {
  const [moment, ...more] = moments
  if (!moment || more.length > 0) throw new Unreadable('badDate', { line, value: '' })
  return moment
}

function endOf(event: Block, start: Moment, clocks: Clocks, notes: Set<Said>): Moment {
  const [endLine, lengthLine] = [firstOf(event, 'DTEND'), firstOf(event, 'DURATION')]
  const end = endLine
    ? one(momentsOf(endLine, clocks, notes), endLine.at)
    : lengthLine
      ? later(start, lengthOf(lengthLine), notes)
      : undefined
  const at = (endLine ?? lengthLine ?? event).at
  if (end && end.kind !== start.kind) throw new Unreadable('mixedTimes', { line: at })
  if (start.kind === 'date') {
    // Some programs write the same day for both, or no end at all: one whole day.
    if (end && dayOf(end) < start.on) throw new Unreadable('endsBefore', { line: at })
    return end && dayOf(end) > start.on ? end : { kind: 'date', on: addDays(start.on, 1) }
  }
  if (end?.kind === 'time') {
    if (end.at < start.at) throw new Unreadable('endsBefore', { line: at })
    if (end.at > start.at) return end.zone === start.zone ? end : atInstant(end.at, start.zone)
  }
  notes.add(said('noEnd', {}))
  return atInstant(new Date(start.at.getTime() + hourMs), start.zone)
}

type Length = { weeks: number; days: number; hours: number; minutes: number; seconds: number }

/** Days of a duration are days of the calendar, its hours are hours. */
function later(start: Moment, { weeks, days, hours, minutes, seconds }: Length, notes: Set<Said>): Moment {
  const day = addDays(dayOf(start), Math.min(weeks * 7 + days, 36_500))
  if (start.kind === 'date') return { kind: 'date', on: day }
  const from = onClocks(`${day}T${start.local.slice(11)}`, start.zone, notes)
  return atInstant(new Date(from.at.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000), start.zone)
}

/** Outlook marks whole days apart from their times, which then run from midnight to midnight. */
function wholeDays(event: Block, span: Span): Span {
  const { start, end } = span
  const marked = plainValue(firstOf(event, 'X-MICROSOFT-CDO-ALLDAYEVENT')).toUpperCase() === 'TRUE'
  if (!marked || start.kind === 'date' || end.kind === 'date' || !isMidnight(start) || !isMidnight(end)) return span
  return { start: { kind: 'date', on: dayOf(start) }, end: { kind: 'date', on: dayOf(end) } }
}

const isMidnight = (moment: Moment) => moment.kind === 'time' && moment.local.endsWith('T00:00')

export function timeOf({ start, end }: Span, zone: string): ReadTime {
  if (start.kind === 'date' || end.kind === 'date') {
    return { timing: 'all-day', zone, startsOn: dayOf(start), endsOn: addDays(dayOf(end), -1) }
  }
  return {
    timing: 'timed',
    zone: start.zone,
    startsOn: dayOf(start),
    endsOn: dayOf(end),
    startsTime: start.local.slice(11),
    endsTime: end.local.slice(11),
    startsFold: start.fold === 1 ? '1' : '0',
    endsFold: end.fold === 1 ? '1' : '0',
  }
}

export const isCancelled = (event: Block): boolean => plainValue(firstOf(event, 'STATUS')).toUpperCase() === 'CANCELLED'

/** All but when. */
export function contentOf(event: Block, untitled: string, notes: Set<Said>): Omit<ReadEvent, 'time'> {
  const tentative = plainValue(firstOf(event, 'STATUS')).toUpperCase() === 'TENTATIVE'
  return { ...textsOf(event, untitled, notes), status: tentative ? 'tentative' : 'confirmed', people: peopleOf(event) }
}
