import { SaxesParser } from 'saxes'

export const DAV = 'DAV:'
export const CALDAV = 'urn:ietf:params:xml:ns:caldav'

/** An element with its namespace settled. Attributes are those without one. */
export type XmlElement = { ns: string; name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }

/** Not well-formed, or more than any calendar program sends. */
export class UnreadableXml extends Error {}

const deepest = 16
const mostElements = 4000

/** Reads a document. It may not declare entities or name a document type; those of XML itself and characters by number are all there are. */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true })
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  let elements = 0
  const refuse = (reason: string): never => {
    throw new UnreadableXml(reason)
  }
  parser.on('error', (error) => refuse(error.message))
  parser.on('doctype', () => refuse('A document type is not read.'))
  parser.on('opentag', ({ uri, local, attributes }) => {
    elements += 1
    if (open.length >= deepest || elements > mostElements) refuse('The document is too deep or too long.')
    const plain = Object.values(attributes).filter((attribute) => attribute.uri === '')
    const element = {
      ns: uri,
      name: local,
      attributes: Object.fromEntries(plain.map(({ local, value }) => [local, value])),
      children: [],
      text: '',
    }
    if (open.length === 0) root = element
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  const addText = (piece: string) => {
    const element = open.at(-1)
    if (element) element.text += piece
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => open.pop())
  parser.write(text).close()
  return root ?? refuse('There is no element.')
}

export const isElement = (element: XmlElement | undefined, ns: string, name: string): element is XmlElement =>
  element?.ns === ns && element.name === name

export const childrenOf = (element: XmlElement, ns: string, name: string): XmlElement[] =>
  element.children.filter((child) => isElement(child, ns, name))

export const childOf = (element: XmlElement, ns: string, name: string): XmlElement | undefined => childrenOf(element, ns, name)[0]
