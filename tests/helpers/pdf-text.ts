import { inflateSync } from 'node:zlib'

/** The text of a PDF as Chromium makes them, page after page, by the tables that say which letters its glyphs are. */
export function pdfText(pdf: Buffer): string {
  const objects = new Map<string, string>()
  const file = pdf.toString('latin1')
  for (const [, number = '', body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(number, body)
  const refs = (text: string, key: string) => new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1] ?? ''
  const letters = new Map<string, Map<string, string>>()
  for (const [number, body] of objects) {
    const unicode = refs(body, 'ToUnicode')
    if (unicode) letters.set(`F${number}`, lettersOf(streamOf(objects.get(unicode) ?? '')))
  }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body))
  return pages.map((page) => shownIn(streamOf(objects.get(refs(page, 'Contents')) ?? ''), letters)).join('\n\f')
}

function streamOf(body: string): string {
  const found = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body)
  if (!found?.[1]) return ''
  const bytes = Buffer.from(found[1], 'latin1')
  return body.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : found[1]
}

const text = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')

function lettersOf(table: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, part = ''] of table.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', letter = ''] of part.matchAll(/<(\w+)> <(\w+)>/g)) found.set(glyph.toUpperCase(), text(letter))
  }
  for (const [, part = ''] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', letter = ''] of part.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const first = Number.parseInt(from, 16)
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph++) {
        const hex = (Number.parseInt(letter, 16) + glyph - first).toString(16).padStart(4, '0')
        found.set(glyph.toString(16).padStart(4, '0').toUpperCase(), text(hex))
      }
    }
  }
  return found
}

function shownIn(content: string, letters: Map<string, Map<string, string>>): string {
  let font = new Map<string, string>()
  let shown = ''
  for (const [, name, hex, next] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|(ET)/g)) {
    if (name) font = letters.get(name) ?? new Map()
    else if (next) shown += '\n'
    else shown += (hex?.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph.toUpperCase()) ?? '').join('')
  }
  return shown
}
