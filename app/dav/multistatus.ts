import { keyOf, type Properties } from './properties.ts'
import { DAV, type XmlElement } from './read-xml.ts'
import type { DavAnswer } from './values.ts'
import { dav, element, href, type Markup, xmlDocument } from './write-xml.ts'

/** Which properties a request asks for. */
export type Wish = { kind: 'named'; names: XmlElement[] } | { kind: 'names-only' } | { kind: 'all'; also: XmlElement[] }

// Not part of "all": large, or made for the one who asks (RFC 3744, 5; RFC 4791, 5.2; RFC 6578, 4).
const onlyWhenNamed =
  /^\{urn:ietf:params:xml:ns:caldav\}|^\{DAV:\}(current-user-privilege-set|owner|supported-report-set|sync-token|current-user-principal)$/

const ok = dav('status', 'HTTP/1.1 200 OK')
const missing = dav('status', 'HTTP/1.1 404 Not Found')

/** What one resource answers to a wish. */
export function propertyResponse(path: string, properties: Properties, wish: Wish): Markup {
  const { found, unknown } = pick(properties, wish)
  const stats = [
    ...(found.length > 0 || unknown.length === 0 ? [dav('propstat', [dav('prop', found), ok])] : []),
    ...(unknown.length > 0 ? [dav('propstat', [dav('prop', unknown), missing])] : []),
  ]
  return dav('response', [href(path), ...stats])
}

function pick(properties: Properties, wish: Wish): { found: Markup[]; unknown: Markup[] } {
  if (wish.kind === 'names-only') {
    const names = [...properties.keys()].map((key) => key.slice(1).split('}') as [string, string])
    return { found: names.map(([ns, name]) => element(ns, name)), unknown: [] }
  }
  const all = wish.kind === 'all' ? [...properties].flatMap(([key, markup]) => (onlyWhenNamed.test(key) ? [] : markup)) : []
  const named = wish.kind === 'all' ? wish.also : wish.names
  return {
    found: [...all, ...named.flatMap((name) => properties.get(keyOf(name)) ?? [])],
    unknown: named.filter((name) => !properties.has(keyOf(name))).map(({ ns, name }) => element(ns, name)),
  }
}

export const missingResponse = (path: string): Markup => dav('response', [href(path), missing])

export const xmlHeaders = { 'Content-Type': 'application/xml; charset=utf-8' }

export const multistatus = (responses: Markup[], also: Markup[] = []): DavAnswer => ({
  status: 207,
  headers: xmlHeaders,
  body: xmlDocument(dav('multistatus', [...responses, ...also])),
})

/** The wish of a PROPFIND; without a body, all. Undefined for what is no such request. */
export function readPropfind(root: XmlElement | undefined): Wish | undefined {
  if (!root) return { kind: 'all', also: [] }
  if (root.ns !== DAV || root.name !== 'propfind') return undefined
  return readWish(root)
}

/** The wish inside a request, whichever its root. */
export function readWish(root: XmlElement): Wish | undefined {
  for (const { ns, name, children } of root.children) {
    if (ns !== DAV) continue
    if (name === 'prop') return { kind: 'named', names: children }
    if (name === 'propname') return { kind: 'names-only' }
    if (name === 'allprop') {
      const include = root.children.find((child) => child.ns === DAV && child.name === 'include')
      return { kind: 'all', also: include?.children ?? [] }
    }
  }
  return undefined
}
