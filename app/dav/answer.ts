import { type Place, pathOf } from './addresses.ts'
import { missingResponse, multistatus, propertyResponse, type Wish, xmlHeaders } from './multistatus.ts'
import {
  calendarHref,
  calendarProperties,
  folderProperties,
  objectHref,
  objectProperties,
  objectType,
  type Properties,
  principalProperties,
  reportedProperties,
} from './properties.ts'
import { matching, objectNamed, type Report } from './reports.ts'
import type { Calendar, CalendarObject, Changes, DavAnswer, Reader } from './values.ts'
import { dav, href, type Markup, xmlDocument } from './write-xml.ts'

/** What a place names, with all that an answer of this depth needs; undefined when it is not there. */
export type Found = { place: Place; reader: Reader; calendars: Calendar[] }

/** Answers a PROPFIND of depth 0 or 1. */
export function answerPropfind({ place, reader, calendars }: Found, wish: Wish, depth: 0 | 1): DavAnswer | undefined {
  const [calendar] = calendars
  const ofCalendar = (one: Calendar) => propertyResponse(calendarHref(one), calendarProperties(one), wish)
  if (place.kind === 'object') {
    const object = calendar?.objects.get(place.id)
    return object && multistatus([propertyResponse(pathOf(place), objectProperties(object), wish)])
  }
  if (place.kind === 'calendar') {
    if (!calendar) return undefined
    const members = depth === 0 ? [] : [...calendar.objects.values()]
    const inside = members.map((object) => propertyResponse(objectHref(calendar, object.id), objectProperties(object), wish))
    return multistatus([ofCalendar(calendar), ...inside])
  }
  const own: Record<typeof place.kind, () => Properties> = {
    root: folderProperties,
    home: folderProperties,
    principal: () => principalProperties(reader),
  }
  const self = propertyResponse(pathOf(place), own[place.kind](), wish)
  if (depth === 0 || place.kind === 'principal') return multistatus([self])
  if (place.kind === 'home') return multistatus([self, ...calendars.map(ofCalendar)])
  const below = (['principal', 'home'] as const).map((kind) => propertyResponse(pathOf({ kind }), own[kind](), wish))
  return multistatus([self, ...below])
}

/** Answers a calendar-query; `depth` 0 asks of the calendar itself, which is no event. */
export function answerQuery(calendar: Calendar, query: Extract<Report, { kind: 'query' }>, zone: string, depth: 0 | 1): DavAnswer {
  const found = depth === 0 ? [] : matching(calendar.objects.values(), query, zone)
  return multistatus(found.map((object) => reported(calendar, object, query.wish)))
}

export function answerMultiget(calendar: Calendar, { hrefs, wish }: Extract<Report, { kind: 'multiget' }>, publicUrl: string): DavAnswer {
  return multistatus(
    hrefs.map((address) => {
      const object = calendar.objects.get(objectNamed(address, calendar.id, publicUrl) ?? '')
      return object ? reported(calendar, object, wish) : missingResponse(address)
    }),
  )
}

/** Answers a sync-collection: what came or changed with its properties, what left as not found (RFC 6578, 3.5). */
export function answerSync(calendar: Calendar, { told, token, more }: Changes, wish: Wish): DavAnswer {
  const responses = told.flatMap(({ id, etag }) => {
    if (etag === null) return missingResponse(objectHref(calendar, id))
    const object = calendar.objects.get(id)
    return object ? reported(calendar, object, wish) : []
  })
  const cut = dav('response', [
    href(calendarHref(calendar)),
    dav('status', 'HTTP/1.1 507 Insufficient Storage'),
    dav('error', dav('number-of-matches-within-limits')),
  ])
  return multistatus(more ? [...responses, cut] : responses, [dav('sync-token', token)])
}

function reported(calendar: Calendar, object: CalendarObject, wish: Wish): Markup {
  return propertyResponse(objectHref(calendar, object.id), reportedProperties(object), wish)
}

/** The headers of one object, with its tag. */
export const objectHeaders = ({ etag, changedAt }: CalendarObject): Record<string, string> => ({
  'Content-Type': objectType,
  ETag: etag,
  'Last-Modified': changedAt.toUTCString(),
})

export const refusal = (status: number, condition?: Markup): DavAnswer =>
  condition
    ? { status, headers: xmlHeaders, body: xmlDocument(dav('error', condition)) }
    : { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: 'This request cannot be answered.\n' }

/** Nothing here can be written (RFC 3744, 7.1.1). */
export const writeRefusal = (path: string): DavAnswer =>
  refusal(403, dav('need-privileges', dav('resource', [href(path), dav('privilege', dav('write'))])))
