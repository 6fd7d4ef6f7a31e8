import { dayRange } from '#app/lib/wall-time.ts'
import { canonicalZone } from '#app/lib/zones.ts'
import { placeAt } from './addresses.ts'
import { type Filter, readFilter } from './filter.ts'
import { readWish, type Wish } from './multistatus.ts'
import { CALDAV, childOf, childrenOf, DAV, isElement, type XmlElement } from './read-xml.ts'
import { type CalendarObject, Refused } from './values.ts'
import { dav, element } from './write-xml.ts'

/** A REPORT on a calendar, understood. */
export type Report =
  | { kind: 'query'; wish: Wish; filter: Filter; zone: string | undefined }
  | { kind: 'multiget'; wish: Wish; hrefs: string[] }
  | { kind: 'sync'; wish: Wish; token: string; limit: number | undefined }

const mostHrefs = 1000

/** Reads the request of a REPORT; throws Refused with the condition that does not hold. */
export function readReport(root: XmlElement | undefined): Report {
  if (isElement(root, CALDAV, 'calendar-query')) {
    return {
      kind: 'query',
      wish: wishOf(root),
      filter: readFilter(childOf(root, CALDAV, 'filter')),
      zone: zoneIn(childOf(root, CALDAV, 'timezone')),
    }
  }
  if (isElement(root, CALDAV, 'calendar-multiget')) {
    const hrefs = [...new Set(childrenOf(root, DAV, 'href').map(({ text }) => text.trim()))]
    if (hrefs.length === 0) throw new Refused(400)
    if (hrefs.length > mostHrefs) throw new Refused(413)
    return { kind: 'multiget', wish: wishOf(root), hrefs }
  }
  if (isElement(root, DAV, 'sync-collection')) return readSync(root)
  throw new Refused(403, dav('supported-report'))
}

function readSync(root: XmlElement): Report {
  const level = childOf(root, DAV, 'sync-level')?.text.trim()
  // Programs of before RFC 6578 leave it out.
  if (level !== undefined && level !== '1') throw new Refused(403, dav('sync-traversal-supported'))
  const wished = childOf(root, DAV, 'limit')
  const limit = wished && childOf(wished, DAV, 'nresults')?.text.trim()
  if (wished && !/^[1-9]\d{0,8}$/.test(limit ?? '')) throw new Refused(400)
  return {
    kind: 'sync',
    wish: wishOf(root),
    token: childOf(root, DAV, 'sync-token')?.text.trim() ?? '',
    limit: limit === undefined ? undefined : Number(limit),
  }
}

/** Without a word on properties, none are given but what says that the object is there. */
function wishOf(root: XmlElement): Wish {
  const wish = readWish(root) ?? { kind: 'named', names: [] }
  const names = wish.kind === 'named' ? wish.names : []
  for (const { attributes } of names.filter((name) => isElement(name, CALDAV, 'calendar-data'))) {
    const { 'content-type': type = 'text/calendar', version = '2.0' } = attributes
    if (type.toLowerCase() !== 'text/calendar' || version !== '2.0') throw new Refused(403, element(CALDAV, 'supported-calendar-data'))
  }
  return wish
}

/** The zone that a VTIMEZONE in the request names, for events of whole days. */
function zoneIn(timezone: XmlElement | undefined): string | undefined {
  const name = /^TZID(?:;[^:]*)?:(.+?)\s*$/m.exec(timezone?.text ?? '')?.[1]
  return name && canonicalZone(name.replace(/^\//, ''))
}

/** The objects that a query asks for. `zone` is the reader's, when the request names none. */
export function matching(objects: Iterable<CalendarObject>, query: Extract<Report, { kind: 'query' }>, zone: string): CalendarObject[] {
  const where = query.zone ?? zone
  const dayStart = (midnightUtc: number) => {
    const date = new Date(midnightUtc).toISOString().slice(0, 10)
    return dayRange(date, date, where).startsAt.getTime()
  }
  return [...objects].filter((object) => query.filter(object, dayStart))
}

/** Which object of this calendar an address names; undefined for any other address. */
export function objectNamed(address: string, calendarId: string, publicUrl: string): string | undefined {
  const place = placeAt(address, publicUrl)
  return place?.kind === 'object' && place.calendarId === calendarId ? place.id : undefined
}
