import { isDate } from '#app/lib/dates.ts'
import { resolveWallTime, wallTimeAt } from '#app/lib/wall-time.ts'
import type { Line } from './blocks.ts'
import { type Said, said, Unreadable } from './values.ts'
import type { FoundZone } from './zones.ts'

/** A date, or a time on the clocks of a zone with the instant it means. */
export type Moment = { kind: 'date'; on: string } | { kind: 'time'; local: string; zone: string; fold: 0 | 1; at: Date }
export type Timed = Extract<Moment, { kind: 'time' }>

/** What the values of one file are read against. */
export type Clocks = {
  /** For times that name no zone: the reader's. */
  readerZone: string
  /** For instants in UTC: the calendar's own zone or else the reader's. */
  calendarZone: string
  zoneOf: (tzid: string) => FoundZone | undefined
}

/** What stands in a line of dates and times: each value with the zone it is in. Outlook leaves a TZID with a colon in it unquoted. */
export function momentsOf(line: Line, clocks: Clocks, notes: Set<Said>): Moment[] {
  const [, parameters = '', values = ''] = /^(.*?):([^:]*)$/s.exec(line.rest) ?? []
  const tzid = /;TZID=("[^"]*"|.*?)(?=;[A-Za-z-]+=|$)/i.exec(parameters)?.[1]
  return values.split(',').map((value) => momentOf(value.trim(), tzid, line.at, clocks, notes))
}

export function momentsIn(line: Line): number {
  return line.rest.split(',').length
}

function momentOf(value: string, tzid: string | undefined, line: number, clocks: Clocks, notes: Set<Said>): Moment {
  // Of a period only the beginning is taken; its length is the event's.
  const [, year, month, day, hour, minute, second, utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z?))?(?:\/\S+)?$/i.exec(value) ?? []
  const on = `${year}-${month}-${day}`
  if (!isDate(on)) throw new Unreadable('badDate', { line, value: value.slice(0, 40) })
  if (hour === undefined) return { kind: 'date', on }
  if (Number(hour) > 23 || Number(minute) > 59) throw new Unreadable('badDate', { line, value: value.slice(0, 40) })
  if (second !== undefined && second !== '00') notes.add(said('secondsCut', {}))
  const local = `${on}T${hour}:${minute}`
  if (utc) return atInstant(new Date(`${local}:00Z`), clocks.calendarZone)
  return onClocks(local, zoneFor(tzid, line, clocks, notes), notes)
}

function zoneFor(tzid: string | undefined, line: number, clocks: Clocks, notes: Set<Said>): string {
  if (tzid === undefined) {
    notes.add(said('floating', { zone: clocks.readerZone }))
    return clocks.readerZone
  }
  const found = clocks.zoneOf(tzid)
  if (!found) throw new Unreadable('unknownZone', { line, zone: tzid.replaceAll('"', '').slice(0, 80) })
  if (found.note) notes.add(found.note)
  return found.zone
}

/** RFC 5545 says what a time means in the nights the clocks change: the first of two, and in a gap the time by the clocks before it. */
export function onClocks(local: string, zone: string, notes: Set<Said>): Timed {
  const found = resolveWallTime(local, zone)
  if (found.kind === 'exact') return { kind: 'time', local, zone, fold: 0, at: found.at }
  if (found.kind === 'twice') return { kind: 'time', local, zone, fold: 0, at: found.first.at }
  if (found.kind === 'missing') {
    notes.add(said('clockMoved', { time: local.slice(11), to: found.after.slice(11) }))
    return onClocks(found.after, zone, notes)
  }
  throw new RangeError(`No time: ${local} in ${zone}`)
}

export function atInstant(at: Date, zone: string): Timed {
  const local = wallTimeAt(at, zone)
  const found = resolveWallTime(local, zone)
  return { kind: 'time', local, zone, at, fold: found.kind === 'twice' && found.second.at.getTime() === at.getTime() ? 1 : 0 }
}

/** Tells the occurrences of a series apart, the same however a program writes the moment. */
export const keyOf = (moment: Moment): string => (moment.kind === 'date' ? moment.on : moment.at.toISOString().slice(0, 16).concat('Z'))

export const dayOf = (moment: Moment): string => (moment.kind === 'date' ? moment.on : moment.local.slice(0, 10))
