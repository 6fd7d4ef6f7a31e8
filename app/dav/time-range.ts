import { CALDAV, type XmlElement } from './read-xml.ts'
import { type CalendarObject, Refused } from './values.ts'
import { element } from './write-xml.ts'

/** When a date begins, where the reader is. */
export type DayStart = (midnightUtc: number) => number
type Test = (object: CalendarObject, dayStart: DayStart) => boolean

const moment = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/

/** Whether an event overlaps the range (RFC 4791, 9.9). One of both ends may be open. */
export function readTimeRange({ attributes }: XmlElement): Test {
  const { start, end } = attributes
  if (start === undefined && end === undefined) throw new Refused(403, element(CALDAV, 'valid-filter'))
  const from = start === undefined ? Number.NEGATIVE_INFINITY : instantOf(start)
  const to = end === undefined ? Number.POSITIVE_INFINITY : instantOf(end)
  if (to <= from) throw new Refused(403, element(CALDAV, 'valid-filter'))
  return (object, dayStart) => {
    const at = object.wholeDays ? dayStart : (instant: number) => instant
    return from < at(object.end) && to > at(object.start)
  }
}

function instantOf(text: string): number {
  const [, year, month, day, hour, minute, second] = moment.exec(text)?.map(Number) ?? []
  const at = Date.UTC(year ?? Number.NaN, (month ?? 0) - 1, day, hour, minute, second)
  // Dates that are not real come back as others.
  if (Number.isNaN(at) || new Date(at).getUTCDate() !== day) throw new Refused(403, element(CALDAV, 'valid-filter'))
  return at
}
