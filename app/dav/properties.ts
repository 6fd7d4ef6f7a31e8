import { calendarPath, homePath, objectPath, principalPath } from './addresses.ts'
import { CALDAV, DAV, type XmlElement } from './read-xml.ts'
import type { Calendar, CalendarObject, Reader } from './values.ts'
import { APPLE, CALENDARSERVER, dav, element, href, type Markup } from './write-xml.ts'

/** A property by its whole name, with its element as it is answered. */
export type Properties = Map<string, Markup>

export const keyOf = ({ ns, name }: Pick<XmlElement, 'ns' | 'name'>): string => `{${ns}}${name}`

const caldav = (name: string, content?: Parameters<typeof element>[2], attributes?: Record<string, string>) =>
  element(CALDAV, name, content, attributes)

function table(list: [ns: string, name: string, content: Parameters<typeof element>[2]][]): Properties {
  return new Map(list.map(([ns, name, content]) => [keyOf({ ns, name }), element(ns, name, content)]))
}

const readOnly = ['read', 'read-current-user-privilege-set'].map((name) => dav('privilege', dav(name)))

const everywhere: Parameters<typeof table>[0] = [
  [DAV, 'current-user-principal', href(principalPath)],
  [DAV, 'owner', href(principalPath)],
  [DAV, 'current-user-privilege-set', readOnly],
]

/** Of the root and of the folder of calendars. */
export const folderProperties = (): Properties =>
  table([...everywhere, [DAV, 'resourcetype', dav('collection')], [DAV, 'displayname', 'Gezant'], [DAV, 'supported-report-set', '']])

export const principalProperties = ({ name, email }: Reader): Properties =>
  table([
    ...everywhere,
    [DAV, 'resourcetype', [dav('collection'), dav('principal')]],
    [DAV, 'displayname', name],
    [DAV, 'principal-URL', href(principalPath)],
    [CALDAV, 'calendar-home-set', href(homePath)],
    [CALDAV, 'calendar-user-address-set', [href(`mailto:${email}`), href(principalPath)]],
    [CALDAV, 'calendar-user-type', 'INDIVIDUAL'],
  ])

const reports = [caldav('calendar-query'), caldav('calendar-multiget'), dav('sync-collection')]

export const calendarProperties = ({ name, colour, tag, syncToken }: Calendar): Properties =>
  table([
    ...everywhere,
    [DAV, 'resourcetype', [dav('collection'), caldav('calendar')]],
    [DAV, 'displayname', name],
    [DAV, 'supported-report-set', reports.map((report) => dav('supported-report', dav('report', report)))],
    [DAV, 'sync-token', syncToken],
    [CALENDARSERVER, 'getctag', tag],
    [CALDAV, 'supported-calendar-component-set', caldav('comp', '', { name: 'VEVENT' })],
    [CALDAV, 'supported-calendar-data', caldav('calendar-data', '', { 'content-type': 'text/calendar', version: '2.0' })],
    [CALDAV, 'supported-collation-set', ['i;ascii-casemap', 'i;octet'].map((one) => caldav('supported-collation', one))],
    ...(colour ? [[APPLE, 'calendar-color', `${colour}FF`] satisfies Parameters<typeof table>[0][number]] : []),
  ])

export const objectType = 'text/calendar; charset=utf-8; component=VEVENT'

export const objectProperties = ({ etag, text, changedAt }: CalendarObject): Properties =>
  table([
    ...everywhere,
    [DAV, 'resourcetype', ''],
    [DAV, 'getetag', etag],
    [DAV, 'getcontenttype', objectType],
    [DAV, 'getcontentlength', String(Buffer.byteLength(text))],
    [DAV, 'getlastmodified', changedAt.toUTCString()],
  ])

/** The same with the object itself, which only reports give. */
export const reportedProperties = (object: CalendarObject): Properties =>
  new Map([...objectProperties(object), [keyOf({ ns: CALDAV, name: 'calendar-data' }), caldav('calendar-data', object.text)]])

export const objectHref = (calendar: Calendar, id: string): string => objectPath(calendar.id, id)
export const calendarHref = (calendar: Calendar): string => calendarPath(calendar.id)
