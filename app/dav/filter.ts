import { CALDAV, childrenOf, isElement, type XmlElement } from './read-xml.ts'
import { type DayStart, readTimeRange } from './time-range.ts'
import { type CalendarObject, Refused } from './values.ts'
import { element } from './write-xml.ts'

export type Filter = (object: CalendarObject, dayStart: DayStart) => boolean

// Those a calendar can hold but ours do not.
const absent = ['VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE']

const invalid = () => new Refused(403, element(CALDAV, 'valid-filter'))
const unsupported = (asked: XmlElement) =>
  new Refused(403, element(CALDAV, 'supported-filter', element(asked.ns, asked.name, '', asked.attributes)))

/**
 * What a calendar-query asks for (RFC 4791, 9.7): components that are there, are not there, or overlap a range. Conditions on single
 * properties are refused by name.
 */
export function readFilter(filter: XmlElement | undefined): Filter {
  const [whole, ...others] = filter?.children ?? []
  if (!isElement(whole, CALDAV, 'comp-filter') || others.length > 0 || nameOf(whole) !== 'VCALENDAR') throw invalid()
  if (isAbsent(whole)) return () => false
  const parts = whole.children.map((child) => {
    if (isElement(child, CALDAV, 'time-range')) throw invalid()
    if (!isElement(child, CALDAV, 'comp-filter')) throw unsupported(child)
    return readComponent(child)
  })
  return (object, dayStart) => parts.every((part) => part(object, dayStart))
}

function readComponent(filter: XmlElement): Filter {
  const name = nameOf(filter)
  if (absent.includes(name)) {
    const wished = isAbsent(filter)
    return () => wished
  }
  if (name !== 'VEVENT') throw unsupported(filter)
  if (isAbsent(filter)) return () => false
  const tests = filter.children.map((child) => {
    if (!isElement(child, CALDAV, 'time-range')) throw unsupported(child)
    return readTimeRange(child)
  })
  return (object, dayStart) => tests.every((test) => test(object, dayStart))
}

const nameOf = (filter: XmlElement): string => (filter.attributes.name ?? '').toUpperCase()

function isAbsent(filter: XmlElement): boolean {
  if (childrenOf(filter, CALDAV, 'is-not-defined').length === 0) return false
  if (filter.children.length > 1) throw invalid()
  return true
}
