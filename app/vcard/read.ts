import { CardRefused, type Property, readProperty, unfold } from './lines.ts'
import { decodedValue, decodeFile } from './texts.ts'
import { understand } from './understand.ts'
import type { ReadCard, ReadCards } from './values.ts'

const mostBytes = 1_000_000
const mostCards = 1000

/**
 * Reads a file of cards in version 2.1, 3.0 or 4.0. A file that is not one is refused as a whole, with the line; properties that are not
 * understood are named, and left.
 */
export function readCards(bytes: Uint8Array): ReadCards {
  if (bytes.byteLength > mostBytes) return { ok: false, reason: 'too-large', line: 1 }
  try {
    const { text, asBytes } = decodeFile(bytes)
    const cards = cardsIn(unfold(text.replace(/^\ufeff/, '')).map(readProperty), asBytes)
    return cards.length > 0 ? { ok: true, cards } : { ok: false, reason: 'no-card', line: 1 }
  } catch (error) {
    if (error instanceof CardRefused) return { ok: false, reason: error.reason, line: error.line }
    throw error
  }
}

function cardsIn(properties: Property[], asBytes: boolean): ReadCard[] {
  const cards: ReadCard[] = []
  let open: { line: number; properties: Property[] } | undefined
  for (const property of properties) {
    const { name, value, line } = property
    const marks = value.trim().toUpperCase() === 'VCARD'
    if (name === 'BEGIN') {
      if (open) throw new CardRefused('nested', line)
      if (!marks) throw new CardRefused('outside', line)
      open = { line, properties: [] }
    } else if (!open) {
      throw new CardRefused('outside', line)
    } else if (name === 'END' && marks) {
      if (cards.length === mostCards) throw new CardRefused('too-many', open.line)
      cards.push(understand(open.line, open.properties))
      open = undefined
    } else {
      open.properties.push({ ...property, value: decodedValue(property, asBytes) })
    }
  }
  if (open) throw new CardRefused('no-end', open.line)
  return cards
}
