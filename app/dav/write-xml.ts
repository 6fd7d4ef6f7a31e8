import { CALDAV, DAV } from './read-xml.ts'

/** Markup that is ready to be sent, as opposed to text. */
export type Markup = { markup: string }

export const CALENDARSERVER = 'http://calendarserver.org/ns/'
export const APPLE = 'http://apple.com/ns/ical/'

const prefixes: Record<string, string> = { [DAV]: 'D', [CALDAV]: 'C', [CALENDARSERVER]: 'CS', [APPLE]: 'A' }
const declared = Object.entries(prefixes).map(([ns, prefix]) => `xmlns:${prefix}="${ns}"`)

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** Text as XML can hold it: what it cannot hold is left out, and line ends arrive as they were. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"\r]/g, (letter) => escapes[letter] ?? '')
}

type Content = Markup | Markup[] | string

/** One element of any namespace; those that are not ours carry their own declaration. */
export function element(ns: string, name: string, content: Content = '', attributes: Record<string, string> = {}): Markup {
  const prefix = prefixes[ns]
  const tag = prefix ? `${prefix}:${name}` : ns === '' ? name : `X:${name}`
  const own = prefix || ns === '' ? [] : [`xmlns:X="${escapeXml(ns)}"`]
  const all = [tag, ...own, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`)].join(' ')
  const inner = within(content)
  return { markup: inner === '' ? `<${all}/>` : `<${all}>${inner}</${tag}>` }
}

function within(content: Content): string {
  if (typeof content === 'string') return escapeXml(content)
  return Array.isArray(content) ? content.map(({ markup }) => markup).join('') : content.markup
}

export const dav = (name: string, content?: Content) => element(DAV, name, content)
export const href = (path: string) => dav('href', path)

/** A whole document, with the namespaces it uses declared once. */
export function xmlDocument({ markup }: Markup): string {
  const at = markup.search(/[\s/>]/)
  return `<?xml version="1.0" encoding="utf-8"?>\n${markup.slice(0, at)} ${declared.join(' ')}${markup.slice(at)}\n`
}
